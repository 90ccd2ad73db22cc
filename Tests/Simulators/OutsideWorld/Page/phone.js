// One person's Telegram: their private chat with the bot, and the groups.

import { blocks, bubble } from "./bubble.js";
import { Composer } from "./composer.js";
import { avatar, element } from "./dom.js";
import { wordsFor } from "./words.js";
import { act, now } from "./world.js";

const patience = 15_000;
const actionLasts = 5_000;

export class Phone {
  #view = null;
  #drawn = new Map();
  #pressed = new Map();
  #heard = null;
  #seen = new Map();
  #groups;

  constructor(person, { onSettings, onGroup }) {
    this.person = person;
    this.chat = person.id;
    this.thread = null;
    this.words = wordsFor(person.language);
    this.#groups = onGroup;
    this.composer = new Composer(this);
    this.head = element("div", { className: "who" });
    this.owner = element("button", { type: "button", className: "owner", title: this.words.settings, onclick: onSettings },
      element("span", {}, person.name), element("small", {}, person.language));
    this.tabs = element("nav", { className: "tabs" });
    this.list = element("ol", { className: "messages", ariaLive: "polite" });
    this.scroll = element("div", { className: "scroll" }, this.list);
    this.toasts = element("div", { className: "toasts", role: "status" });
    this.commands = element("div", { className: "commands", hidden: true });
    this.element = element("section", { className: "phone", ariaLabel: person.name, dataset: { person: person.id } },
      element("header", {}, this.head, this.owner), this.tabs, this.scroll, this.toasts, this.commands,
      this.composer.element);
    this.#acceptDrops();
  }

  get isGroup() { return this.chat < 0; }

  get actor() {
    return {
      chat: this.chat, user: this.person.id, name: this.person.name, language: this.person.language,
      thread: this.thread ?? undefined,
    };
  }

  command = (text) => this.trying(() => this.say(text));

  message(id) { return this.#here?.messages.find((message) => message.message_id === id); }

  nameOf(from) {
    if (from === "bot") return this.#view.bot.name;
    return this.#view.people.find((person) => person.id === from)?.name ?? String(from);
  }

  startReply(message) { this.composer.reply(message); }
  startEdit(message) { this.composer.edit(message); }

  say(text, reply) { return act("say", { ...this.actor, text, reply_to: reply }); }

  /** What a press of a button looks like at the moment; undefined when nothing is to be seen. */
  pressLook(message, data) {
    const mine = this.#here?.presses.filter((press) =>
      press.user === this.person.id && press.message_id === message && press.data === data).at(-1);
    const since = this.#pressed.get(`${message} ${data}`);
    if (since && (!mine || mine.at < since)) return "waiting";
    if (!mine || mine.look === "answered") return undefined;
    const age = now() - mine.at;
    if (age < patience) return "waiting";
    return age < patience * 2 ? "died" : undefined;
  }

  async press(message, data) {
    if (this.pressLook(message, data) === "waiting") return;
    this.#pressed.set(`${message} ${data}`, now());
    this.#drawMessages();
    await this.trying(() => act("press", { chat: this.chat, user: this.person.id, message_id: message, data }));
    this.#pressed.delete(`${message} ${data}`);
    this.#drawMessages();
  }

  async copy(text) {
    await this.trying(() => navigator.clipboard.writeText(text));
    this.toast(this.words.copied);
  }

  /** Does something that the world may refuse; then its words are shown. */
  async trying(something) {
    try { await something(); } catch (error) { this.toast(error.message, "bad"); }
  }

  toast(text, kind = "") {
    const toast = element("p", { className: `toast ${kind}` }, text);
    this.toasts.append(toast);
    setTimeout(() => toast.remove(), 4000);
  }

  #alert(text) {
    const dialog = element("dialog", { className: "alert" }, element("p", {}, text),
      element("button", { type: "button", onclick: () => dialog.close() }, this.words.ok));
    dialog.onclose = () => dialog.remove();
    this.element.append(dialog);
    dialog.show();
  }

  toggleCommands() { this.commands.hidden = !this.commands.hidden; }

  /** Draws what has become of the world. */
  show(view) {
    this.#view = view;
    this.#hear();
    this.#drawHead();
    this.#drawTabs();
    this.#drawCommands();
    this.#drawMessages();
  }

  /** What changes with time alone: typing ends, a press dies. */
  tick() {
    if (!this.#view) return;
    this.#drawHead();
    this.#drawMessages();
  }

  get #here() { return this.#view?.chats.find((chat) => chat.id === this.chat); }

  get #messages() {
    const all = this.#here?.messages ?? [];
    return this.thread ? all.filter((message) => message.thread === this.thread) : all;
  }

  /** The bot's answers to presses of this person, each once; none of those before the page was opened. */
  #hear() {
    const answers = this.#view.chats.flatMap((chat) => chat.button_answers.map((answer) => ({ chat, answer })));
    const fresh = answers.filter(({ answer }) => this.#heard && !this.#heard.has(`${answer.callback_query_id} ${answer.at}`));
    this.#heard = new Set(answers.map(({ answer }) => `${answer.callback_query_id} ${answer.at}`));
    for (const { chat, answer } of fresh) {
      const press = chat.presses.find((press) => press.callback_query_id === answer.callback_query_id);
      if (press?.user !== this.person.id || !answer.text || answer.at - press.at >= patience) continue;
      if (answer.show_alert) this.#alert(answer.text); else this.toast(answer.text);
    }
  }

  #activity() {
    const here = this.#here;
    const last = here?.actions.at(-1);
    if (!last || now() - last.at > actionLasts) return null;
    const isOver = here.messages.some((message) => message.from === "bot" && message.date > last.at);
    return isOver ? null : last.action.startsWith("upload") ? this.words.upload : this.words.typing;
  }

  #drawHead() {
    const { bot } = this.#view;
    const title = this.isGroup ? this.#here?.title ?? "" : bot.name;
    const activity = this.#activity();
    const key = `${title} ${activity} ${this.chat}`;
    if (this.head.dataset.key === key) return;
    this.head.dataset.key = key;
    this.head.replaceChildren(avatar(title, this.isGroup ? this.chat : 4),
      element("span", { className: "title" }, element("b", {}, title),
        element("small", { className: activity ? "active" : "" },
          activity ?? (this.isGroup ? this.words.members : this.words.bot))));
  }

  #drawTabs() {
    const groups = this.#view.chats.filter((chat) => chat.id < 0);
    const tab = (id, title) => {
      const seen = this.#seen.get(id) ?? 0;
      const chat = this.#view.chats.find((chat) => chat.id === id);
      const last = chat?.messages.at(-1)?.message_id ?? 0;
      if (id === this.chat || !this.#seen.has(id)) this.#seen.set(id, last);
      const unread = id === this.chat ? 0
        : (chat?.messages ?? []).filter((message) => message.message_id > (this.#seen.get(id) ?? seen)).length;
      return element("button", {
        type: "button", className: id === this.chat ? "tab here" : "tab", ariaCurrent: String(id === this.chat),
        onclick: () => this.#go(id, null),
      }, title, unread ? element("i", {}, String(unread)) : "");
    };
    this.tabs.replaceChildren(
      tab(this.person.id, this.words.private), ...groups.map((chat) => tab(chat.id, chat.title)),
      element("button", {
        type: "button", className: "tab quiet", title: this.words.newGroup, ariaLabel: this.words.newGroup,
        onclick: () => this.trying(async () => this.#go(await this.#groups(this), null)),
      }, groups.length ? "+" : `+ ${this.words.group}`),
      this.isGroup ? this.#topics() : "");
  }

  #topics() {
    const threads = this.#here?.threads ?? [];
    const choice = element("select", { className: "topics", ariaLabel: this.words.topic },
      element("option", { value: "" }, this.words.general),
      ...threads.map((thread) => element("option", { value: thread }, `${this.words.topic} ${thread}`)),
      element("option", { value: "new" }, this.words.newTopic));
    choice.value = this.thread ?? "";
    choice.onchange = () => {
      const thread = choice.value === "new" ? Math.max(1, ...threads) + 1 : Number(choice.value) || null;
      this.#go(this.chat, thread);
      if (choice.value === "new") this.trying(() => act("chats", { chat: this.chat, threads: [...threads, thread] }));
    };
    return choice;
  }

  #go(chat, thread) {
    [this.chat, this.thread] = [chat, thread];
    this.#drawn.clear();
    this.list.replaceChildren();
    this.show(this.#view);
  }

  #drawCommands() {
    const { commands } = this.#view;
    this.composer.menu.hidden = !commands.length;
    const key = JSON.stringify(commands);
    if (this.commands.dataset.key === key) return;
    this.commands.dataset.key = key;
    this.commands.replaceChildren(...commands.map(({ command, description }) =>
      element("button", {
        type: "button", onclick: () => { this.commands.hidden = true; this.command(`/${command}`); },
      }, element("b", {}, `/${command}`), ` ${description}`)));
  }

  /** Replaces only what has changed, so that pictures and selections stay. */
  #drawMessages() {
    const messages = this.#messages;
    const isAtEnd = this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 80;
    const drawn = new Map();
    for (const block of blocks(messages)) {
      const looks = block.flatMap((message) => message.buttons.flat()
        .map((button) => this.pressLook(message.message_id, button.callback_data)));
      const names = block.map((message) => [this.nameOf(message.from), message.reply_to && this.message(message.reply_to)?.text]);
      const key = JSON.stringify([block, looks, names]);
      const old = this.#drawn.get(block[0].message_id);
      drawn.set(block[0].message_id, old?.key === key ? old : { key, element: bubble(block, this) });
    }
    const elements = messages.length ? [...drawn.values()].map((block) => block.element) : [this.#welcome()];
    const isSame = elements.length === this.list.children.length
      && elements.every((one, index) => one === this.list.children[index]);
    this.#drawn = drawn;
    if (isSame) return;
    this.list.replaceChildren(...elements);
    if (isAtEnd || messages.at(-1)?.from === this.person.id) this.scroll.scrollTop = this.scroll.scrollHeight;
  }

  #welcome() {
    const old = this.list.querySelector(".welcome");
    if (old) return old;
    return element("li", { className: "welcome" }, element("p", {}, this.words.empty),
      this.isGroup ? "" : element("button", { type: "button", onclick: () => this.command("/start") }, this.words.start));
  }

  #acceptDrops() {
    this.element.ondragover = (event) => { event.preventDefault(); this.element.classList.add("dropping"); };
    this.element.ondragleave = () => this.element.classList.remove("dropping");
    this.element.ondrop = (event) => {
      event.preventDefault();
      this.element.classList.remove("dropping");
      this.composer.attach(event.dataTransfer.files);
    };
  }
}
