# Sourced by ./test and Benchmarks/bench.sh: a PostgreSQL cluster of our own that is gone afterwards.

# PostgreSQL from Debian, without the cluster that Debian would start beside it.
need_postgres() {
    [ -n "$(missing_packages postgresql)" ] || return 0
    local quiet=/etc/postgresql-common/createcluster.d/neuanfang.conf status=0
    as_root sh -c "mkdir -p '${quiet%/*}' && echo 'create_main_cluster = false' >'$quiet'" || return 1
    need_packages postgresql || status=$?
    as_root rm -f "$quiet"
    return "$status"
}

# PostgreSQL refuses to run as root: then the user that Debian made for it runs it.
as_postgres=()
[ "$(id -u)" -ne 0 ] || as_postgres=(setpriv --reuid=postgres --regid=postgres --init-groups --)

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# Starts the cluster and exports TEST_POSTGRES (its address) and TEST_POSTGRES_DATA (its files).
start_postgres() {
    local programs port secret
    programs=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    [ -x "$programs/initdb" ] || { say "PostgreSQL's initdb is missing."; return 1; }
    postgres_folder=$(mktemp -d /tmp/neuanfang-postgres.XXXXXX)
    secret=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    printf '%s\n' "$secret" >"$postgres_folder/password"
    port=$(free_port)
    [ "$(id -u)" -ne 0 ] || chown -R postgres: "$postgres_folder"
    (cd / && "${as_postgres[@]}" "$programs/initdb" -D "$postgres_folder/data" -U neuanfang -E UTF8 --locale=C.UTF-8 -A scram-sha-256 \
        --pwfile="$postgres_folder/password" --no-sync) >"$postgres_folder/server.log" 2>&1 || { cat "$postgres_folder/server.log" >&2; return 1; }
    cat >>"$postgres_folder/data/postgresql.conf" <<-CONF
	listen_addresses = '127.0.0.1'
	port = $port
	unix_socket_directories = '$postgres_folder'
	max_connections = 200
	CONF
    "${as_postgres[@]}" "$programs/postgres" -D "$postgres_folder/data" >>"$postgres_folder/server.log" 2>&1 </dev/null &
    postgres_server=$!
    for _ in $(seq 300); do
        if "$programs/pg_isready" -q -h 127.0.0.1 -p "$port"; then
            export TEST_POSTGRES="postgresql://neuanfang:$secret@127.0.0.1:$port/postgres" TEST_POSTGRES_DATA="$postgres_folder/data"
            return 0
        fi
        kill -0 "$postgres_server" 2>/dev/null || break
        sleep 0.1
    done
    cat "$postgres_folder/server.log" >&2
    return 1
}

stop_postgres() {
    [ -n "${postgres_folder:-}" ] || return 0
    if [ -n "${postgres_server:-}" ]; then
        kill -INT "$postgres_server" 2>/dev/null || true
        for _ in $(seq 100); do
            kill -0 "$postgres_server" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL "$postgres_server" 2>/dev/null || true
        wait "$postgres_server" 2>/dev/null || true
        postgres_server=
    fi
    rm -rf "$postgres_folder"
    postgres_folder=
}
