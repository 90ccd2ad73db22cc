# shellcheck shell=bash
# The bot and what it talks to, for deploy/demo: two servers, the simulators when they are wanted, three programs.
# shellcheck disable=SC2154 # $root comes from lib.sh; $run, the folder of this run, from the caller.

bin=$root/.build/debug

build_programs() {
    local program
    for program in familybot familybot-ingress familybot-worker familybot-scheduler outside-world; do
        swift build --quiet --package-path "$root" --product "$program"
    done
}

# The ports of this run, kept in $run/ports: a replica set keeps its address, so data that stay want the same port.
declare -A port
choose_ports() {
    local names=(redis mongod ingress admin ingress_metrics worker_metrics scheduler_metrics)
    local numbers index name number
    if [[ ! -s $run/ports ]]; then
        read -ra numbers < <(free_ports "${#names[@]}")
        for index in "${!names[@]}"; do say "${names[index]} ${numbers[index]}"; done >"$run/ports"
    fi
    while read -r name number; do port[$name]=$number; done <"$run/ports"
}

start_servers() {
    choose_ports
    start_redis "${port[redis]}"
    start_mongod "${port[mongod]}"
    server_settings=(
        "REDIS_URL=redis://127.0.0.1:${port[redis]}/0"
        "MONGODB_URI=mongodb://127.0.0.1:${port[mongod]}/?replicaSet=rs0"
        "ADMIN_BIND=127.0.0.1:${port[admin]}"
        MONGOC_DISABLE_SHM=1
    )
}

# Starts the simulators and points the bot at them; nothing of the caller's environment reaches the bot.
play_telegram() {
    start_servers
    start outside-world "$bin/outside-world" --bind 127.0.0.1:0
    await 20 outside-world grep -q '"listening"' "$run/outside-world.log"
    world=http://$(sed -nE 's/.*"listening" *: *"([^"]+)".*/\1/p' "$run/outside-world.log" | head -n 1)
    ingress=127.0.0.1:${port[ingress]}
    settings=(
        env -i "PATH=$PATH" "HOME=$HOME" LANG=C.UTF-8
        "${server_settings[@]}"
        TELEGRAM_BOT_TOKEN=123456:TEST-TOKEN "TELEGRAM_API_BASE=$world"
        TELEGRAM_MODE=webhook "TELEGRAM_WEBHOOK_URL=http://$ingress/telegram" TELEGRAM_WEBHOOK_SECRET=demo-secret
        OPENAI_API_KEY=demo-key "OPENAI_BASE_URL=$world/v1"
        "INGRESS_BIND=$ingress"
    )
    "${settings[@]}" "$bin/familybot" webhook set
}

serve_real_bot() {
    ingress=${INGRESS_BIND:-127.0.0.1:8001}
    start_servers
    settings=(env "${server_settings[@]}")
    start_bot
    [[ ${TELEGRAM_MODE:-polling} == polling ]] || "${settings[@]}" "$bin/familybot" webhook set
}

start_bot() {
    start_program scheduler
    start_program worker
    start_program ingress
    await 30 familybot-ingress curl -fsS --max-time 2 "http://$ingress/readyz"
}

# start_program NAME: starts familybot-NAME and waits until it says that it is ready.
start_program() {
    local metrics=127.0.0.1:${port[$1_metrics]}
    start "familybot-$1" "${settings[@]}" "METRICS_BIND=$metrics" "$bin/familybot-$1"
    await 30 "familybot-$1" curl -fsS --max-time 2 "http://$metrics/readyz"
}

# Prints the link that makes whoever opens it first an owner; with --json as one object.
owner_link() { "${settings[@]}" "$bin/familybot" init "$@"; }

where_to_look() {
    say ""
    [[ -z ${world:-} ]] || say "  page     $world/ (Telegram in the browser: Аня is you, the others are strangers until /adduser)"
    say \
        "  health   http://$ingress/api/health" \
        "  metrics  http://127.0.0.1:${port[worker_metrics]}/metrics (worker)" \
        "  logs     $run/*.log" \
        "  ports    $run/ports" \
        ""
}

# watch_over NAME…: returns never; ends the script when one of the named programs has ended.
watch_over() {
    local name
    while sleep 1; do
        for name in "$@"; do alive "$name" || die "$name has ended: $(tail -n 3 "$run/$name.log")"; done
    done
}
