"""Checks of the storage contract: idempotency keys."""

import attrs

from bestservice_workflow.errors import KeyReused
from bestservice_workflow.testing.storage_samples import draft, holds, keyed, refused, same, unchanged
from bestservice_workflow.testing.storage_validation import Check, Place


def answers_a_known_key_as_before(place: Place) -> None:
    """The same key with the same content answers what it answered first, and writes nothing."""
    asked = attrs.evolve(keyed("k-1"), bodies=draft(bodies=2).bodies)
    with place.open() as store:
        first = store.append(asked)
        store.append(draft(expected=2))
        again = store.append(asked)
        same(again, first, what="the answer to a known key")
        holds(again.repeated, what="the answer says that it is repeated")
        same(len(store.feed()), 3, what="records in the feed")
        same(
            store.append(attrs.evolve(asked, expected=3)),
            first,
            what="the same key decided at a later version",
        )


def refuses_a_key_used_for_something_else(place: Place) -> None:
    """The same key with another fingerprint is refused, whatever the stream and version."""
    with place.open() as store:
        store.append(keyed("k-1"))
        for what, other in {
            "other content": keyed("k-1", fingerprint="approve", expected=1),
            "another actor": keyed("k-1", fingerprint="submit by 5002", expected=1),
            "another stream": keyed("k-1", fingerprint="approve", stream="b"),
        }.items():
            error = refused(KeyReused, store.append, other, what=what)
            same((error.key, error.stream), ("k-1", "5001-2558-1"), what="what the key stands for")
            unchanged(store, store.append, other, what=what)


def tells_what_a_key_answered(place: Place) -> None:
    """``answer`` looks a key up without writing."""
    with place.open() as store:
        same(store.answer("k-1", "submit by 5001"), None, what="a new key")
        first = store.append(keyed("k-1"))
        same(store.answer("k-1", "submit by 5001"), first, what="a known key")
        same(store.answer("K-1", "submit by 5001"), None, what="a key of other case")
        refused(KeyReused, store.answer, "k-1", "approve", what="a known key for something else")


def keeps_the_key_of_a_refused_append_free(place: Place) -> None:
    """A conflict does not use up the key."""
    with place.open() as store:
        store.append(draft())
        unchanged(store, store.append, keyed("k-1", expected=5), what="a conflict")
        same(store.append(keyed("k-1", expected=1)).version, 2, what="the version after the second try")


def repeats_a_whole_batch(place: Place) -> None:
    """A batch whose keys are known writes nothing and answers as before; a new part among them is written."""
    batch = [keyed(f"k-{name}", stream=name) for name in "abc"]
    with place.open() as store:
        first = store.append_all(batch)
        same(store.append_all(batch), first, what="the batch again")
        same(len(store.feed()), 3, what="records in the feed")
        mixed = store.append_all([batch[0], keyed("k-d", stream="d"), keyed("k-d", stream="d")])
        same([answer.repeated for answer in mixed], [True, False, True], what="which parts were known")
        same(len(store.feed()), 4, what="records in the feed")
        unchanged(
            store,
            store.append_all,
            [keyed("k-e", stream="e"), keyed("k-a", fingerprint="other", stream="f")],
            what="a reused key at the end of a batch",
        )


CHECKS = tuple(
    Check(name=run.__name__, run=run)
    for run in (
        answers_a_known_key_as_before,
        refuses_a_key_used_for_something_else,
        tells_what_a_key_answered,
        keeps_the_key_of_a_refused_append_free,
        repeats_a_whole_batch,
    )
)
