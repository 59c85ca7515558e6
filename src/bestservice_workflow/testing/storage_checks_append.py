"""Checks of the storage contract: what an append writes, and when it must not."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import attrs

from bestservice_workflow.errors import Conflict, InvalidDocument, NotFound, StorageClosed
from bestservice_workflow.storage import chain, summaries
from bestservice_workflow.storage.protocol import Append, Head, Query, Summary
from bestservice_workflow.testing.storage_samples import (
    draft,
    everything,
    holds,
    refused,
    same,
    summed,
    unchanged,
)
from bestservice_workflow.testing.storage_validation import Check, Place

_SUMMARY = Summary(agency="5001", fiscal_year=2558, state="draft", points=Decimal("-0.50"))
_LATER = Summary(agency="5001", fiscal_year=2558, state="submitted", points=Decimal("-1.5"))


def keeps_what_it_was_given(place: Place) -> None:
    """Bodies come back byte by byte, with their version and instant."""
    bodies = (
        '{ "title" : "คลองสวย น้ำใส" }'.encode(),
        b'{"b":1.10,"a":"\\u0000 \\ud83d\\ude00","f":1e5}',
        b"{}",
    )
    with place.open() as store:
        for version, body in enumerate(bodies):
            store.append(attrs.evolve(draft(expected=version), bodies=(body,)))
        records = store.load("5001-2558-1")
    same([record.body for record in records], list(bodies), what="bodies")
    same([record.version for record in records], [1, 2, 3], what="versions")
    same({record.stream for record in records}, {"5001-2558-1"}, what="stream")
    same({record.recorded for record in records}, {draft().recorded}, what="instants")


def answers_where_it_stands(place: Place) -> None:
    """An append answers its first and last version and the hash of its last record."""
    with place.open() as store:
        store.append(draft(bodies=2))
        answer = store.append(draft(expected=2, bodies=3))
        records = store.load("5001-2558-1")
        head = store.head("5001-2558-1")
    same((answer.first, answer.version, answer.repeated), (3, 5, False), what="answer")
    same(answer.head, records[-1].hash, what="the answer's hash")
    same(head, Head(stream="5001-2558-1", version=5, hash=answer.head), what="head")
    same([record.first for record in records], [1, 1, 3, 3, 3], what="which records came together")


def chains_its_records(place: Place) -> None:
    """The records are those that ``chain.link`` makes, on any backend."""
    first = attrs.evolve(summed("a", _SUMMARY), key="k-1", fingerprint="submit")
    second = draft("a", expected=1, bodies=3)
    with place.open() as store:
        store.append(first)
        store.append(second)
        records = store.load("a")
    expected = chain.link(first, previous=chain.GENESIS)
    expected += chain.link(second, previous=expected[-1].hash)
    same(records, expected, what="records")
    chain.verify(records, stream="a")


def refuses_another_version(place: Place) -> None:
    """An append at any version but the stream's own is a conflict that names both, and writes nothing."""
    with place.open() as store:
        store.append(draft(bodies=3))
        for expected in (0, 2, 4, 100):
            wrong = attrs.evolve(draft(expected=expected), summary=_SUMMARY)
            error = refused(Conflict, store.append, wrong, what=f"expected version {expected}")
            same((error.stream, error.expected, error.actual), ("5001-2558-1", expected, 3), what="conflict")
            unchanged(store, store.append, wrong, what=f"expected version {expected}")
        error = refused(Conflict, store.append, draft("new", expected=1), what="version of a new stream")
        same(error.actual, 0, what="version of a new stream")
        same(list(store.streams()), ["5001-2558-1"], what="streams")


def writes_a_batch_whole(place: Place) -> None:
    """A batch of many records is there as a whole."""
    with place.open() as store:
        store.append(draft(bodies=500))
        records = store.load("5001-2558-1")
    same(len(records), 500, what="records of the batch")
    chain.verify(records, stream="5001-2558-1")


def writes_several_streams_or_none(place: Place) -> None:
    """``append_all`` is one transaction: a conflict in its last part leaves nothing of the others."""
    good = [attrs.evolve(summed(name, _SUMMARY), key=f"k-{name}") for name in ("b", "a", "c")]
    with place.open() as store:
        store.append(draft("z"))
        unchanged(store, store.append_all, [*good, draft("z", expected=7)], what="a conflict at the end")
        same(store.answer("k-a", ""), None, what="a key of what was not written")
        answers = store.append_all([*good, draft("z", expected=1)])
        same([answer.stream for answer in answers], ["b", "a", "c", "z"], what="answers in the order asked")
        same(len(store.feed()), 5, what="records in the feed")
        same(store.append_all([]), (), what="nothing to do")


def takes_a_stream_twice_in_one_batch(place: Place) -> None:
    """``append_all`` takes its parts in order, so that one may build on another."""
    with place.open() as store:
        answers = store.append_all([draft("a", bodies=2), draft("b"), draft("a", expected=2)])
        same([answer.version for answer in answers], [2, 1, 3], what="versions")
        chain.verify(store.load("a"), stream="a")
        unchanged(
            store,
            store.append_all,
            [draft("a", expected=3), draft("a", expected=3)],
            what="the same version twice",
        )


def replaces_the_summary(place: Place) -> None:
    """An append that brings a summary replaces it, one that brings none leaves it; the record keeps what came."""
    with place.open() as store:
        store.append(draft("none"))
        store.append(summed("a", _SUMMARY))
        store.append(draft("a", expected=1))
        (row,) = store.find(Query()).rows
        same((row.stream, row.version, row.summary), ("a", 2, _SUMMARY), what="the summary left as it was")
        store.append(summed("a", _LATER, expected=2))
        (row,) = store.find(Query()).rows
        same((row.version, row.summary), (3, _LATER), what="the summary replaced")
        same(str(row.summary.points), "-1.5", what="points to the digit")
        kept = [record.summary for record in store.load("a")]
        same(kept, [summaries.dump(_SUMMARY), None, summaries.dump(_LATER)], what="summaries in the records")


def summarises_without_a_record(place: Place) -> None:
    """``summarise`` replaces the summary at exactly one version, and adds no record."""
    with place.open() as store:
        store.append(draft("a"))
        store.summarise(_SUMMARY, stream="a", expected=1)
        same([row.summary for row in store.find(Query()).rows], [_SUMMARY], what="summary")
        same((len(store.feed()), store.head("a").version), (1, 1), what="records")
        error = refused(
            Conflict,
            store.summarise,
            _LATER,
            stream="a",
            expected=2,
            what="summary at another version",
        )
        same(error.actual, 1, what="conflict")
        refused(NotFound, store.summarise, _LATER, stream="b", expected=0, what="summary of no stream")
        same([row.summary for row in store.find(Query()).rows], [_SUMMARY], what="summary")


def takes_any_name(place: Place) -> None:
    """Names are names: no path, no pattern, no case folding, no trimming; 200 characters of Thai are one."""
    names = [
        *(
            "A",
            "a",
            "../../etc/passwd",
            "..",
            ".",
            "a/b",
            "a\\b",
            "con",
            "%41",
            "a'; DROP TABLE x",
            "a b",
            "a ",
            "á",
            "á",
        ),
        *(
            "ก" * 200,
            "ก" * 199 + "ข",
            "ำ",
            "ํา",
            "😀",
            "a%",
            "a_",
            ":name",
            "{meta}",
            "a" * 200,
            "-",
            "~",
            "e",
            "é",
        ),
    ]
    names = list(dict.fromkeys(names))
    with place.open() as store:
        for name in names:
            store.append(attrs.evolve(draft(name), key=name))
        for name in names:
            same([record.stream for record in store.load(name)], [name], what=f"records of {name!r}")
        same(list(store.streams()), sorted(names), what="streams, sorted by code point")
        same(store.load("á "), (), what="a name with a blank at its end")


def refuses_what_no_backend_takes(place: Place) -> None:
    """Values that some backend could not keep are refused by all, and nothing is written."""
    good = attrs.evolve(draft("a"), summary=_SUMMARY, key="k")

    def changed(**change: object) -> Append:
        return attrs.evolve(good, **change)  # type: ignore[arg-type]

    bad = {
        "no stream name": changed(stream=""),
        "a long stream name": changed(stream="a" * 201),
        "a NUL": changed(stream="a\0b"),
        "half a surrogate pair": changed(stream="a\ud800"),
        "a key with a line end": changed(key="a\nb"),
        "no records": changed(bodies=()),
        "a body of two lines": changed(bodies=(b'{"a":\n1}',)),
        "a body that is no object": changed(bodies=(b"[]",)),
        "a body that is not UTF-8": changed(bodies=(b'{"a":"\xff"}',)),
        "a negative version": changed(expected=-1),
        "points without end": changed(summary=attrs.evolve(_SUMMARY, points=Decimal("NaN"))),
        "monstrous points": changed(summary=attrs.evolve(_SUMMARY, points=Decimal("1E+3000000"))),
        "an agency without name": changed(summary=attrs.evolve(_SUMMARY, agency="")),
    }
    with place.open() as store:
        before = everything(store)
        for what, append in bad.items():
            refused(InvalidDocument, store.append, append, what=what)
            refused(InvalidDocument, store.append_all, [draft("b"), append], what=what)
        same(everything(store), before, what="something was written all the same")


def takes_a_large_record(place: Place) -> None:
    """A record of a megabyte is a record."""
    body = b'{"note":"' + "บันทึก".encode() * 60_000 + b'"}'
    with place.open() as store:
        store.append(attrs.evolve(draft(), bodies=(body,)))
        holds(store.load("5001-2558-1")[0].body == body, what="a record of a megabyte came back changed")


def closes_for_good(place: Place) -> None:
    """Closing twice is once; after it, everything says that the store is closed."""
    store = place.open()
    store.append(draft())
    store.close()
    store.close()
    uses: tuple[tuple[Callable[..., object], tuple[object, ...]], ...] = (
        (store.append, (draft(expected=1),)),
        (store.append_all, ([draft(expected=1)],)),
        (partial(store.summarise, stream="5001-2558-1", expected=1), (_SUMMARY,)),
        (store.load, ("5001-2558-1",)),
        (store.head, ("5001-2558-1",)),
        (store.feed, ()),
        (store.find, (Query(),)),
        (store.answer, ("k", "")),
        (lambda: list(store.streams()), ()),
    )
    for use, given in uses:
        refused(StorageClosed, use, *given, what=f"{use} after close")


CHECKS = tuple(
    Check(name=run.__name__, run=run)
    for run in (
        keeps_what_it_was_given,
        answers_where_it_stands,
        chains_its_records,
        refuses_another_version,
        writes_a_batch_whole,
        writes_several_streams_or_none,
        takes_a_stream_twice_in_one_batch,
        replaces_the_summary,
        summarises_without_a_record,
        takes_any_name,
        refuses_what_no_backend_takes,
        takes_a_large_record,
        closes_for_good,
    )
)
