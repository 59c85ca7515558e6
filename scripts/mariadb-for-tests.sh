#!/bin/sh
# A real MariaDB for the storage tests: `scripts/mariadb-for-tests.sh start` prints the line that exports its
# URL (run it through eval), `… stop` ends it. Its data and socket live in a folder of their own; no TCP port.
set -eu

home=${BESTSERVICE_MARIADB_HOME:-${TMPDIR:-/tmp}/bestservice-mariadb-$(id -u)}

install_server() {
    command -v mariadbd >/dev/null && return
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends mariadb-server >&2
}

start() {
    install_server
    if [ ! -S "$home/socket" ] || ! mariadb-admin --socket="$home/socket" -u root ping >/dev/null 2>&1; then
        rm -rf "$home"
        mkdir -p "$home"
        user=$(id -un)
        mariadb-install-db --no-defaults --user="$user" --datadir="$home/data" \
            --auth-root-authentication-method=normal --skip-test-db >"$home/install.log" 2>&1
        mariadbd --no-defaults --user="$user" --datadir="$home/data" --socket="$home/socket" \
            --pid-file="$home/pid" --skip-networking --innodb-buffer-pool-size=64M >"$home/log" 2>&1 &
        tries=0
        until mariadb-admin --socket="$home/socket" -u root ping >/dev/null 2>&1; do
            tries=$((tries + 1))
            if [ "$tries" -gt 120 ]; then
                cat "$home/log" >&2
                exit 1
            fi
            sleep 0.5
        done
    fi
    echo "export BESTSERVICE_TEST_MARIADB='mysql+pymysql://root@localhost/?unix_socket=$home/socket'"
}

case ${1:-start} in
    start) start ;;
    stop) [ ! -S "$home/socket" ] || mariadb-admin --socket="$home/socket" -u root shutdown ;;
    *)
        echo "usage: $0 [start|stop]" >&2
        exit 64
        ;;
esac
