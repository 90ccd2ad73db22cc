# shellcheck shell=bash
# What the scripts of this folder share: where things stand, how to say things, how to start and end a server.
# Source it after `set -euo pipefail`; sourcing starts nothing.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
state=$root/.local
export PATH="$PATH:$state/bin"

# Prints each argument on a line of its own.
say() { printf '%s\n' "$@"; }

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# Prints the comment at the top of the calling script: its manual.
manual() { sed -n '2,/^[^#]/ { s/^# \{0,1\}//; t keep; d; :keep; p }' "$0"; }

# stage NAME COMMAND…: runs a command under a heading and remembers its seconds and how it ended.
stages=()
failures=()
stage() {
    local name=$1 began=$SECONDS outcome=ok
    shift
    say "" "== $name"
    "$@" || outcome=FAILED
    [[ $outcome == ok ]] || failures+=("$name")
    stages+=("$(printf '%-28s %5d s  %s' "$name" $((SECONDS - began)) "$outcome")")
    say "-- ${stages[-1]}"
    [[ $outcome == ok ]]
}

# Prints every stage with its seconds.
stage_table() {
    say ""
    printf '   %s\n' "${stages[@]}"
}

# Prints COUNT ports of 127.0.0.1 that nobody listens on, all different.
free_ports() {
    python3 - "$1" <<'PYTHON'
import socket, sys
held = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*(server.getsockname()[1] for server in held))
PYTHON
}

# start NAME COMMAND…: runs a program in the background, its output in $run/NAME.log and its pid in ${pid_of[NAME]}.
# The kernel ends it when this shell ends, even by SIGKILL. Never call it in a subshell, which would be that parent.
# A session of its own keeps the terminal's Ctrl-C from it, so that `stop_all` decides the order; disowned, bash reaps
# it in silence.
declare -A pid_of=()
started=()
start() {
    local name=$1
    shift
    setpriv --pdeathsig KILL -- setsid "$@" </dev/null >>"${run:?}/$name.log" 2>&1 &
    pid_of[$name]=$!
    disown $!
    started+=("$name")
}

alive() { [[ -n ${pid_of[$1]:-} ]] && kill -0 "${pid_of[$1]}" 2>/dev/null; }

# stop SIGNAL NAME: sends the signal, and SIGKILL after 30 s, which a worker needs to drain; returns when the process is gone.
stop() {
    local signal=$1 name=$2 pid=${pid_of[$2]:-} deadline=$((SECONDS + 30))
    [[ -n $pid ]] || return 0
    unset "pid_of[$name]"
    kill -s "$signal" "$pid" 2>/dev/null || true
    while kill -0 "$pid" 2>/dev/null; do
        ((SECONDS < deadline)) || kill -s KILL "$pid" 2>/dev/null || true
        sleep 0.05
    done
}

# Ends everything that was started, the last one first.
stop_all() {
    local index
    for ((index = ${#started[@]} - 1; index >= 0; index--)); do stop TERM "${started[index]}"; done
    started=()
}

# await SECONDS NAME COMMAND…: waits until the command succeeds; gives up when NAME has ended or the time is over.
await() {
    local deadline=$((SECONDS + $1)) name=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        alive "$name" || die "$name ended at once; its last words: $(tail -n 5 "$run/$name.log")"
        ((SECONDS < deadline)) || die "$name is not ready in time; its last words: $(tail -n 5 "$run/$name.log")"
        sleep 0.1
    done
}

# start_redis PORT: a private Redis with its data in $run/redis, as durable as the bot requires.
start_redis() {
    [[ -e $state/etc/redis.conf ]] || die "run deploy/setup first"
    mkdir -p "$run/redis"
    start redis redis-server "$state/etc/redis.conf" --port "$1" --dir "$run/redis"
    await 20 redis redis-cli -p "$1" ping
}

# start_mongod PORT: a private one-node replica set with its data in $run/mongod.
start_mongod() {
    mkdir -p "$run/mongod"
    start mongod mongod --config "$state/etc/mongod.conf" --port "$1" --dbpath "$run/mongod"
    await 60 mongod "$root/deploy/replica-set" "$1"
}
