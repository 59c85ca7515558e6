"""Stores that are wrong on purpose, to show that the contract sees it. Never use one for anything else.

Each breaks one promise of a backend that otherwise keeps them all: ``Shelf``, where each opening of a place
shares one memory, as openings of a file share the file.
"""

from collections.abc import Callable

from bestservice_workflow.storage.memory import MemoryStorage
from bestservice_workflow.storage.protocol import Storage
from bestservice_workflow.testing.bad_stores_reading import (
    IgnoresTheState,
    KnowsNoEmptyStream,
    PagesByCounting,
    Reorders,
    SkipsInTheFeed,
    SortsFiguresAsText,
    TrustsItsCallers,
)
from bestservice_workflow.testing.bad_stores_writing import (
    AcknowledgesTooEarly,
    BelievesAnyKey,
    CutsLongRecords,
    FoldsCase,
    ForgetsKeys,
    IgnoresTheVersion,
    LosesTheLastRecord,
    LosesTheSummary,
    Shelf,
    StaysOpen,
    SummarisesAnyVersion,
    SwallowsTheRowCount,
    WritesHalfABatch,
)
from bestservice_workflow.testing.storage_validation import Place

__all__ = ["BAD_STORES", "Shelf", "place_of"]

BAD_STORES: dict[type[Shelf], str] = {
    LosesTheLastRecord: "writes_a_batch_whole",
    IgnoresTheVersion: "refuses_another_version",
    SwallowsTheRowCount: "refuses_another_version",
    WritesHalfABatch: "writes_several_streams_or_none",
    AcknowledgesTooEarly: "is_durable_before_it_answers",
    Reorders: "feeds_in_order_without_gaps",
    SkipsInTheFeed: "leaves_no_gap_after_a_refusal",
    ForgetsKeys: "answers_a_known_key_as_before",
    BelievesAnyKey: "refuses_a_key_used_for_something_else",
    FoldsCase: "takes_any_name",
    TrustsItsCallers: "keeps_what_it_was_given",
    PagesByCounting: "pages_stably",
    LosesTheSummary: "replaces_the_summary",
    SummarisesAnyVersion: "summarises_without_a_record",
    CutsLongRecords: "takes_a_large_record",
    StaysOpen: "closes_for_good",
    SortsFiguresAsText: "sorts_and_pages",
    IgnoresTheState: "filters_summaries",
    KnowsNoEmptyStream: "begins_empty",
}
"""Each bad store, and the check of the contract that must fail it."""


def place_of(kind: Callable[[MemoryStorage], Storage]) -> Place:
    """A new place of this kind of store, whose openings share one memory."""
    disk = MemoryStorage()
    return Place(open=lambda: kind(disk))
