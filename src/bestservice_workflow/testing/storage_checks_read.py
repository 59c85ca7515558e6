"""Checks of the storage contract: loading a stream, and the global feed."""

from contextlib import suppress

from bestservice_workflow.errors import Conflict
from bestservice_workflow.storage import chain
from bestservice_workflow.storage.protocol import Head, Query, Record
from bestservice_workflow.testing.storage_samples import check_feed, draft, holds, same
from bestservice_workflow.testing.storage_validation import Check, Place


def begins_empty(place: Place) -> None:
    """A new store has nothing, and says so without an error."""
    with place.open() as store:
        same(store.load("a"), (), what="records of no stream")
        same(store.head("a"), Head(stream="a", version=0, hash=chain.GENESIS), what="head of no stream")
        same(store.feed(), (), what="feed")
        same(store.find(Query()).rows, (), what="summaries")
        same(list(store.streams()), [], what="streams")


def loads_from_a_version_on(place: Place) -> None:
    """``after`` leaves out the records up to that version."""
    with place.open() as store:
        store.append(draft(bodies=5))
        store.append(draft("other", bodies=2))
        for after, versions in {0: [1, 2, 3, 4, 5], 3: [4, 5], 5: [], 9: []}.items():
            loaded = store.load("5001-2558-1", after=after)
            same([record.version for record in loaded], versions, what=f"versions after {after}")


def feeds_in_order_without_gaps(place: Place) -> None:
    """The feed holds every record once, numbered from 1, in the order of the appends."""
    with place.open() as store:
        for turn in range(4):
            for stream in ("c", "a", "b"):
                store.append(draft(stream, expected=turn * 2, bodies=2))
        records = store.feed()
        check_feed(records, count=24)
        same(
            [record.stream for record in records],
            ["c", "c", "a", "a", "b", "b"] * 4,
            what="order of the feed",
        )
        same(
            [record for record in records if record.stream == "a"],
            list(store.load("a")),
            what="records of a stream",
        )


def leaves_no_gap_after_a_refusal(place: Place) -> None:
    """An append that was refused leaves no hole in the feed."""
    with place.open() as store:
        store.append(draft("a"))
        for _ in range(3):
            with suppress(Conflict):
                store.append_all([draft("b"), draft("a", expected=9)])
        store.append(draft("b"))
        check_feed(store.feed(), count=2)


def feeds_on_from_where_a_reader_was(place: Place) -> None:
    """A reader that goes on from its last position sees every record once, whatever its page size."""
    with place.open() as store:
        seen: dict[int, list[Record]] = {1: [], 3: [], 100: []}
        for turn in range(5):
            store.append(draft("a", expected=turn))
            store.append(draft(f"b{turn}", bodies=2))
            for limit, read in seen.items():
                while page := store.feed(after=(read[-1].position or 0) if read else 0, limit=limit):
                    holds(len(page) <= limit, what="size of a page")
                    read.extend(page)
        for read in seen.values():
            check_feed(tuple(read), count=15)
        same(store.feed(after=15), (), what="the feed after its end")


def names_its_streams(place: Place) -> None:
    """``streams`` gives all names, sorted, from any name on."""
    with place.open() as store:
        for name in ("b", "ก", "a", "B", "a1"):
            store.append(draft(name))
        same(list(store.streams()), ["B", "a", "a1", "b", "ก"], what="streams")
        same(list(store.streams(after="a")), ["a1", "b", "ก"], what="streams after a name")


CHECKS = tuple(
    Check(name=run.__name__, run=run)
    for run in (
        begins_empty,
        loads_from_a_version_on,
        feeds_in_order_without_gaps,
        leaves_no_gap_after_a_refusal,
        feeds_on_from_where_a_reader_was,
        names_its_streams,
    )
)
