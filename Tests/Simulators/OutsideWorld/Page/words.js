// What a client says in its person's language.

const words = {
  ru: {
    bot: "бот", typing: "печатает…", upload: "отправляет файл…", private: "Бот", group: "Группа", newGroup: "Новая группа",
    family: "Семья", topic: "Тема", general: "Общая", newTopic: "новая тема…", write: "Сообщение", caption: "Подпись",
    send: "Отправить", attach: "Прикрепить", asFiles: "без сжатия, файлами", start: "Начать", reply: "Ответить",
    edit: "Изменить", edited: "изменено", cancel: "Отмена", commands: "Команды", died: "Бот не ответил на нажатие",
    copied: "Скопировано", photo: "Фото", ok: "Понятно", noPicture: "Это не картинка: отправьте файлом",
    tooMany: "В альбоме не больше десяти", replyTo: "Ответ", editing: "Правка", remove: "Убрать", save: "Сохранить",
    name: "Имя", language: "Язык клиента", person: "Человек", newPerson: "Новый человек", settings: "Настройки",
    offline: "нет связи с симулятором", members: "группа", empty: "Здесь пока пусто. Напишите боту.",
    drop: "Отпустите, чтобы прикрепить",
  },
  en: {
    bot: "bot", typing: "is typing…", upload: "is sending a file…", private: "Bot", group: "Group", newGroup: "New group",
    family: "Family", topic: "Topic", general: "General", newTopic: "new topic…", write: "Message", caption: "Caption",
    send: "Send", attach: "Attach", asFiles: "uncompressed, as files", start: "Start", reply: "Reply",
    edit: "Edit", edited: "edited", cancel: "Cancel", commands: "Commands", died: "The bot did not answer the press",
    copied: "Copied", photo: "Photo", ok: "OK", noPicture: "Not a picture: send it as a file",
    tooMany: "An album has at most ten", replyTo: "Reply to", editing: "Editing", remove: "Remove", save: "Save",
    name: "Name", language: "Language of the client", person: "Person", newPerson: "New person", settings: "Settings",
    offline: "the simulator does not answer", members: "group", empty: "Nothing here yet. Write to the bot.",
    drop: "Drop to attach",
  },
};

export function wordsFor(language) { return words[language?.startsWith("ru") ? "ru" : "en"]; }
