# A PostgreSQL that is thrown away when ./do ends. Read by ./do.

pg_folder=
pg_url=
pg_user=()

pg_bin() {
    local folder
    for folder in /usr/lib/postgresql/15/bin /usr/lib/postgresql/*/bin; do
        [[ -x $folder/initdb ]] && { echo "$folder"; return; }
    done
    die "PostgreSQL is not installed (package postgresql-15)"
}

free_port() {
    local port
    for _ in {1..50}; do
        port=$((20000 + RANDOM % 30000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
    die "no free port found"
}

# Says why and returns 1 when it cannot: one suite without it is no reason to leave out the others.
pg_start() {
    [[ -z $pg_url ]] || return 0
    local start bin port owner
    start=$(now_ms)
    (need_packages $test_packages) && bin=$(pg_bin) && port=$(free_port) || return 1
    pg_folder=$(mktemp -d "${TMPDIR:-/tmp}/qiyue-pg.XXXXXX") || return 1
    if ((EUID == 0)); then
        # PostgreSQL refuses to run as root.
        owner=$(id -un postgres 2>/dev/null || echo nobody)
        chown "$owner" "$pg_folder"
        pg_user=(runuser -u "$owner" --)
    fi
    if ! pg_launch "$bin" "$port" </dev/null; then
        cat "$pg_folder"/*.log "$pg_folder"/data/server.log >&2 2>/dev/null
        echo "PostgreSQL did not start" >&2
        return 1
    fi
    pg_url="postgresql://qiyue@127.0.0.1:$port/qiyue"
    phase postgres "$start" "$pg_url"
}

# pg_launch BIN PORT: a cluster that is fast and forgets everything.
pg_launch() (
    cd "$pg_folder" || exit 1
    options="-p $2 -k $pg_folder -c listen_addresses=127.0.0.1 -c max_connections=200"
    options+=" -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    "${pg_user[@]}" "$1/initdb" -D data -U qiyue -A trust -E UTF8 --locale=C.UTF-8 --no-sync >init.log 2>&1 &&
        "${pg_user[@]}" "$1/pg_ctl" -D "$pg_folder/data" -w -t 60 -l "$pg_folder/data/server.log" -o "$options" \
            start >start.log 2>&1 &&
        "${pg_user[@]}" "$1/createdb" -h 127.0.0.1 -p "$2" -U qiyue qiyue
)

pg_stop() {
    [[ -n $pg_folder ]] || return 0
    if [[ -d $pg_folder/data ]]; then
        (cd "$pg_folder" && "${pg_user[@]}" "$(pg_bin)/pg_ctl" -D "$pg_folder/data" -m immediate stop) >/dev/null 2>&1 || true
    fi
    rm -rf "$pg_folder"
    pg_folder=
    pg_url=
}
