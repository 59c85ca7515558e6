"""Checks of the storage contract: threads, several openings of one store, and the host's transaction."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from bestservice_workflow.errors import Conflict
from bestservice_workflow.storage import chain
from bestservice_workflow.storage.protocol import Append, Capability, Query, Record, Storage, Summary
from bestservice_workflow.testing.storage_samples import (
    check_feed,
    draft,
    everything,
    holds,
    keyed,
    same,
    summed,
    unchanged,
)
from bestservice_workflow.testing.storage_validation import Check, Place

_WRITERS, _TURNS = 4, 10


def lets_one_thread_win_each_version(place: Place) -> None:
    """Threads that write to one stream at once: each version goes to exactly one, the others get a conflict."""
    with place.open() as store:
        won = _race([store] * _WRITERS, _push)
        _check_won(store, won)


def feeds_a_reader_while_threads_write(place: Place) -> None:
    """A reader of the feed beside writers never sees a gap, a record twice, or one late."""
    with place.open() as store:
        _check_feed_while_writing([store] * _WRITERS, store)


def is_durable_before_it_answers(place: Place) -> None:
    """What was acknowledged is there for whoever opens the store next, before the writer closes it."""
    with place.open() as store:
        store.append_all([keyed("k-1", stream="a"), summed("b", _summary("draft"))])
        store.append(draft("a", expected=1, bodies=2))
        with place.open() as other:
            same(everything(other), everything(store), what="another opening")
            same(other.answer("k-1", "submit by 5001"), store.answer("k-1", "submit by 5001"), what="the key")


def is_whole_when_opened_again(place: Place) -> None:
    """Closed and opened again, a store tells the same, and goes on from there."""
    with place.open() as store:
        store.append(keyed("k-1", stream="a"))
        store.append(summed("a", _summary("draft"), expected=1))
        before = everything(store)
    with place.open() as store:
        same(everything(store), before, what="the store opened again")
        holds(store.append(keyed("k-1", stream="a")).repeated, what="a key from before")
        unchanged(store, store.append, draft("a", expected=1), what="a version from before")
        store.append(draft("a", expected=2))
        chain.verify(store.load("a"), stream="a")
        check_feed(store.feed(), count=3)


def shows_each_other_what_was_written(place: Place) -> None:
    """Two openings see each other's appends at once, and their versions conflict as those of one."""
    with place.open() as one, place.open() as other:
        one.append(summed("a", _summary("draft")))
        same(other.head("a").version, 1, what="version seen by the other")
        other.append(summed("a", _summary("submitted"), expected=1))
        unchanged(one, one.append, draft("a", expected=1), what="a version that the other has used")
        one.append(draft("a", expected=2))
        same([row.summary.state for row in one.find(Query()).rows], ["submitted"], what="summary")
        other.append(draft("a", expected=3))
        chain.verify(one.load("a"), stream="a")
        check_feed(other.feed(), count=4)
        same(one.feed(), other.feed(), what="the feed of both")


def lets_one_opening_win_each_version(place: Place) -> None:
    """Openings that write to one stream at once: each version goes to exactly one."""
    stores = [place.open() for _ in range(_WRITERS)]
    try:
        won = _race(stores, _push)
        _check_won(stores[0], won)
    finally:
        for store in stores:
            store.close()


def takes_a_key_once_among_openings(place: Place) -> None:
    """The same keyed append from many openings at once is written once, and all get its answer."""
    stores = [place.open() for _ in range(_WRITERS)]
    try:
        for turn in range(5):
            asked = keyed(f"k-{turn}", expected=turn)
            answers = _race(stores, partial(_ask, asked))
            same(len({head for heads in answers for head in heads}), 1, what="different answers to one key")
        check_feed(stores[0].feed(), count=5)
    finally:
        for store in stores:
            store.close()


def feeds_a_reader_while_openings_write(place: Place) -> None:
    """A reader of the feed beside other openings never sees a gap, a record twice, or one late."""
    stores = [place.open() for _ in range(_WRITERS + 1)]
    try:
        _check_feed_while_writing(stores[1:], stores[0])
    finally:
        for store in stores:
            store.close()


def commits_with_the_host(place: Place) -> None:
    """What was appended inside the host's transaction is there once that commits."""
    holds(place.joined, what="the place offers no transaction of a host to check this declared capability in")
    if place.joined is not None:
        with place.joined(True) as store:  # noqa: FBT003 - the shape that Place gives it
            store.append_all([keyed("k-1", stream="a"), draft("b")])
            same(store.head("a").version, 1, what="its own writes inside the transaction")
    with place.open() as store:
        check_feed(store.feed(), count=2)


def rolls_back_with_the_host(place: Place) -> None:
    """What was appended inside the host's transaction is gone if that rolls back, its key too."""
    with place.open() as store:
        store.append(draft("a"))
        if place.joined is not None:
            with place.joined(False) as joined:  # noqa: FBT003 - the shape that Place gives it
                joined.append(keyed("k-1", stream="a", expected=1))
                unchanged(
                    joined,
                    joined.append,
                    draft("a", expected=1),
                    what="a conflict in the transaction",
                )
                same(joined.head("a").version, 2, what="its own writes after the conflict")
        same(store.answer("k-1", "submit by 5001"), None, what="the key of what was rolled back")
        same(store.append(draft("a", expected=1)).version, 2, what="the version after")
        check_feed(store.feed(), count=2)


def _summary(state: str) -> Summary:
    return Summary(agency="5001", fiscal_year=2558, state=state)


def _race(stores: list[Storage], work: Callable[[int, Storage], list[str]]) -> list[list[str]]:
    """Run the work for each store at once; what each gave."""
    start = threading.Barrier(len(stores))

    def run(index: int, store: Storage) -> list[str]:
        start.wait()
        return work(index, store)

    with ThreadPoolExecutor(len(stores)) as pool:
        return list(pool.map(run, range(len(stores)), stores))


def _ask(asked: Append, _: int, store: Storage) -> list[str]:
    return [store.append(asked).head]


def _push(index: int, store: Storage) -> list[str]:
    """Add records to the one stream until this writer has had its turns; the hashes it was acknowledged."""
    acknowledged: list[str] = []
    while len(acknowledged) < _TURNS:
        version = store.head("race").version
        try:
            acknowledged.append(store.append(draft("race", expected=version, label=f"writer {index}")).head)
        except Conflict:
            continue
    return acknowledged


def _check_won(store: Storage, won: list[list[str]]) -> None:
    records = store.load("race")
    same(len(records), _WRITERS * _TURNS, what="records of all writers")
    chain.verify(records, stream="race")
    acknowledged = sorted(head for heads in won for head in heads)
    same(
        acknowledged,
        sorted(record.hash for record in records),
        what="what was acknowledged and what is there",
    )
    check_feed(store.feed(), count=_WRITERS * _TURNS)


def _check_feed_while_writing(writers: list[Storage], reader: Storage) -> None:
    total = _WRITERS * _TURNS * 2
    seen: list[Record] = []
    done = threading.Event()

    def read() -> None:
        while True:
            finished = done.is_set()
            page = reader.feed(after=len(seen), limit=7)
            seen.extend(page)
            if finished and not page:
                return

    def write(index: int, store: Storage) -> list[str]:
        return [store.append(_turn(index, turn)).head for turn in range(_TURNS)]

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read)
        try:
            _race(writers, write)
        finally:
            done.set()
        reading.result()
    check_feed(tuple(seen), count=total)
    same(reader.feed(limit=total + 1), tuple(seen), what="the feed read again")


def _turn(index: int, turn: int) -> Append:
    return draft(f"writer {index}", expected=turn * 2, bodies=2)


_BY_CAPABILITY: dict[Capability | None, tuple[Callable[[Place], None], ...]] = {
    None: (lets_one_thread_win_each_version, feeds_a_reader_while_threads_write),
    Capability.DURABLE: (is_durable_before_it_answers, is_whole_when_opened_again),
    Capability.MULTI_PROCESS: (
        shows_each_other_what_was_written,
        lets_one_opening_win_each_version,
        takes_a_key_once_among_openings,
        feeds_a_reader_while_openings_write,
    ),
    Capability.HOST_TRANSACTION: (commits_with_the_host, rolls_back_with_the_host),
}
CHECKS = tuple(
    Check(name=run.__name__, run=run, needs=needs) for needs, runs in _BY_CAPABILITY.items() for run in runs
)
