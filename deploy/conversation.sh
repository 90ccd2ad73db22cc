# shellcheck shell=bash
# Being the Telegram user, for deploy/demo: through the simulator's control API, in the terminal or from a script.
# shellcheck disable=SC2154 # $world, the simulator's address, comes from bot.sh.

me=1001
patience=60 # seconds

control() { curl --silent --show-error --fail --max-time 10 "$@"; }

tell() {
    say "Вы:  $1"
    jq -n --argjson me "$me" --arg text "$1" '{chat: $me, user: $me, text: $text}' |
        control --output /dev/null --json @- "$world/control/say"
}

# The texts of all messages of the bot, as a JSON list.
bot_texts() {
    control "$world/control/chats/$me" |
        jq '[.messages[] | select(.from == "bot") | if .text == "" then "(\(.kind))" else .text end]'
}

# wait_for CONDITION: whether it became true within two seconds (the simulator answers 408 when it did not).
wait_for() { control --output /dev/null "$world/control/wait?$1&timeout=2" 2>/dev/null; }

ai_requests() { control "$world/control/state" | jq .ai_requests; }

# Prints the next answer when it has become what is expected: an answer may grow for a while.
answers=0
listen() {
    local pattern=$1 began=$SECONDS texts text
    answers=$((answers + 1))
    while true; do
        texts=$(bot_texts)
        (($(jq length <<<"$texts") <= answers)) || die "more answers than questions: $texts"
        text=$(jq -r ".[$answers - 1] // \"\"" <<<"$texts")
        [[ ! $text =~ $pattern ]] || break
        ((SECONDS - began < patience)) || die "no answer like «$pattern» within $patience s, but «$text»"
        if [[ -n $text ]]; then sleep 0.2; else wait_for "chat=$me&bot_messages=$answers" || true; fi
    done
    say "Бот: $text" ""
}

ask() {
    tell "$1"
    listen "$2"
}

# photo CAPTION [ALBUM]: sends a photo of the fixtures.
photo() {
    control --output /dev/null --form chat="$me" --form user="$me" --form caption="$1" ${2:+--form media_group="$2"} \
        --form "photo=@$root/Tests/ImagesTests/photos/coffee.jpg;type=image/jpeg" "$world/control/photo"
}

ask_photo() {
    say "Вы:  [фото] $1"
    photo "$1"
    listen "$2"
}

# Three photos at once, which are one meal with one answer.
ask_album() {
    say "Вы:  [альбом из трёх фото] $1"
    photo "$1" demo
    photo "" demo
    photo "" demo
    listen "$2"
}

# The latest message of the bot, as JSON.
latest() { control "$world/control/chats/$me" | jq '[.messages[] | select(.from == "bot")] | last'; }

# Presses the first button of the latest message that ends so; the message is then edited in place.
press() {
    say "Вы:  [кнопка $1]"
    latest | jq --argjson me "$me" --arg ending "$1" '{chat: $me, user: $me, message_id: .message_id,
        data: ([.buttons[][] | select(.text | endswith($ending))][0].callback_data)}' |
        control --output /dev/null --json @- "$world/control/press"
    answers=$((answers - 1))
    listen "$2"
}

# Answers the latest message, which is then edited in place.
reply() {
    say "Вы:  [ответ на карточку] $1"
    latest | jq --argjson me "$me" --arg text "$1" '{chat: $me, user: $me, text: $text, reply_to: .message_id}' |
        control --output /dev/null --json @- "$world/control/say"
    answers=$((answers - 1))
    listen "$2"
}

# The question is asked, the AI is slow, the worker that waits for it is killed, and another one is started.
ask_and_kill() {
    local before began=$SECONDS
    before=$(ai_requests)
    control --output /dev/null --json '{"target": "ai", "kind": "delay", "value": 3000, "count": 1}' "$world/control/faults"
    tell "$1"
    until wait_for "ai_requests=$((before + 1))"; do
        ((SECONDS - began < patience)) || die "the question did not reach the AI within $patience s"
    done
    stop KILL familybot-worker
    say "     (kill -9: работник убит, пока ИИ думал; запускается новый)"
    start_program worker
    listen "$2"
}

# Opens the link of the first owner: until then the bot knows nobody, and says so.
come_in() {
    local code
    code=$(owner_link --json | jq -r .link | sed 's/.*start=//')
    ask "/start $code" "Добро пожаловать"
}

# The worker goes on without an AI: what it can read by itself it still does.
leave_the_ai_out() {
    stop TERM familybot-worker
    settings+=(OPENAI_API_KEY='' OPENAI_BASE_URL=https://api.openai.com/v1)
    say "     (теперь без ИИ)"
    start_program worker
}

scripted_conversation() {
    say ""
    ask "/start" "отвечаю только ей"
    come_in
    ask "/help" "/today"
    ask "Привет! Это я, Аня." "Привет! Это я, Аня\."
    ask_and_kill "Что приготовить на ужин?" "Что приготовить на ужин\?"
    ask "Я посмотрел фильм Интерстеллар, оценка 9/10" "«Интерстеллар» — 9 из 10"
    ask "/films" "«Интерстеллар» — ваша оценка 9"
    ask "съел 200 г гречки и котлету" "Итого: [0-9]+ ккал"
    ask "/today" "1 приём пищи"
    ask_photo "гречка и котлета" "Итого: ≈ [0-9]+ ккал"
    press "½" "гречка, ≈ 100 г"
    reply "котлета 60 г, без гречки" "котлета, 60 г"
    press "Удалить" "Запись удалена"
    press "Вернуть" "котлета, 60 г"
    ask_album "борщ и рис" "Итого: ≈ [0-9]+ ккал"
    ask "отмени" "Запись удалена"
    ask "Hello again 👋" "Hello again 👋"
    leave_the_ai_out
    ask "Я посмотрел фильм Дюна, оценка 8/10" "«Дюна» — 8 из 10"
    ask "что я смотрел?" "Интерстеллар"
    ask "съел 200 г гречки и котлету" "Итого: [0-9]+ ккал"
    ask "сколько я сегодня съел" "3 приёма пищи"
    ! wait_for "chat=$me&bot_messages=$((answers + 1))" || die "an answer came twice: $(bot_texts)"
    say "demo: $answers questions, $answers answers, each once"
}

# Until end of input or Ctrl-C: what is typed goes to the bot, and what the bot says is printed.
converse() {
    local line
    [[ -t 0 ]] || watch_over "${started[@]}"
    come_in
    say "Напишите боту (/help; Ctrl-D или Ctrl-C — конец)." ""
    while read -r line; do
        [[ -z $line ]] || tell "$line" >/dev/null
        print_news
    done
}

# Prints the answers since the last time, once they have stopped growing for a second.
print_news() {
    local before now
    wait_for "chat=$me&bot_messages=$((answers + 1))" || true
    now=$(bot_texts)
    until [[ $now == "${before:-}" ]]; do
        before=$now
        sleep 1
        now=$(bot_texts)
    done
    jq -r ".[$answers:][] | \"Бот: \" + ." <<<"$now"
    answers=$(jq length <<<"$now")
}
