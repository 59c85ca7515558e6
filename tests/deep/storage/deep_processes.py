"""Sixteen processes, a thousand commands each, on one store: every acknowledged record is there exactly once."""

import multiprocessing
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attrs
import psycopg
import pytest

from bestservice_workflow.errors import Conflict, OutcomeUnknown, StorageBusy
from bestservice_workflow.storage import Append, Storage, open_storage, verify_store
from bestservice_workflow.storage.verification import feed_of

PROCESSES, COMMANDS, STREAMS = 16, 1000, 8
AT = "2014-11-28T10:12:00+07:00"


@attrs.frozen
class Outcome:
    """What became of one try of one command."""

    key: str
    kind: str
    stream: str
    version: int


def work(url: str, number: int) -> list[Outcome]:
    """Do the commands one after another, each until it is acknowledged; every try with what became of it."""
    chance = random.Random(number)  # noqa: S311 - which stream, not a secret
    outcomes: list[Outcome] = []
    with open_storage(url) as store:
        for command in range(COMMANDS):
            key, stream = f"{number}-{command}", f"s{chance.randrange(STREAMS)}"
            while True:
                outcome = attempt(store, key, stream)
                outcomes.append(outcome)
                if outcome.kind == "ok":
                    break
    return outcomes


def attempt(store: Storage, key: str, stream: str) -> Outcome:
    expected = len(
        store.load(stream)
    )  # read what is to be decided on, as a real step does: others write meanwhile
    body = f'{{"key":"{key}"}}'.encode()
    try:
        answer = store.append(Append(stream=stream, bodies=(body,), expected=expected, recorded=AT, key=key))
    except (Conflict, StorageBusy) as error:
        return Outcome(key, "conflict" if isinstance(error, Conflict) else "busy", stream, expected)
    except OutcomeUnknown:
        return Outcome(key, "unknown", stream, expected)
    return Outcome(key, "ok", stream, answer.version)


@pytest.fixture(params=["sqlite", "jsonl", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    match request.param:
        case "sqlite":
            yield f"sqlite:///{tmp_path}/store.db?timeout=60"
        case "jsonl":
            yield f"jsonl:{tmp_path}/store?timeout=60"
        case _:
            server = request.getfixturevalue("postgres_server")
            yield f"{server}&schema=processes&size=1"
            with psycopg.connect(server) as connection:
                connection.execute("DROP SCHEMA processes CASCADE")


def test_sixteen_processes(url: str) -> None:
    open_storage(url).close()
    context = multiprocessing.get_context("spawn")
    with context.Pool(PROCESSES) as pool:
        histories = pool.starmap(work, [(url, number) for number in range(PROCESSES)])
    outcomes = [outcome for history in histories for outcome in history]
    kinds = Counter(outcome.kind for outcome in outcomes)
    acknowledged = [outcome for outcome in outcomes if outcome.kind == "ok"]
    with open_storage(url) as store:
        assert verify_store(store).faults == ()
        feed = list(feed_of(store))
        at = {(record.stream, record.version): record.body for record in feed}
        assert len(acknowledged) == len(feed) == len(at) == PROCESSES * COMMANDS
        for outcome in acknowledged:
            assert at[outcome.stream, outcome.version] == f'{{"key":"{outcome.key}"}}'.encode()
        for history in histories:  # each process's own commands stand in the feed in the order it made them
            keys = [outcome.key for outcome in history if outcome.kind == "ok"]
            own = set(keys)
            assert [record.key for record in feed if record.key in own] == keys
    assert kinds["conflict"] >= len(outcomes) / 100, "too few real conflicts to prove anything"
    print(  # noqa: T201 - figures
        f"{url.partition(':')[0]}: {dict(kinds)}, {kinds['conflict'] / len(outcomes):.1%} conflicts; lost 0, twice 0"
    )
