"""A project's facts as they now read: what was recorded, with all corrections made."""

from collections.abc import Iterable

import attrs

from bestservice_workflow.events import Corrected, Decided
from bestservice_workflow.workflow.stream import Recorded


@attrs.frozen(kw_only=True)
class FactInForce:
    """A fact that holds, and the record that states it."""

    version: int
    """Of the record that stated it, or last put it right."""
    event: Decided


def in_force(recorded: Iterable[Recorded]) -> tuple[FactInForce, ...]:
    """The facts that hold after these records.

    A fact that was put right bears the version of its correction; those decided again with it keep their own.
    """
    facts: list[FactInForce] = []
    for record in recorded:
        event = record.event
        if not isinstance(event, Corrected):
            facts.append(FactInForce(version=record.version, event=event))
            continue
        versions = [record.version if fact.version == event.fact else fact.version for fact in facts]
        facts = [
            FactInForce(version=version, event=fact)
            for version, fact in zip(versions, event.facts, strict=True)
        ]
    return tuple(facts)


def put_right_by(recorded: Iterable[Recorded], version: int) -> int | None:
    """The version of the record that put this one right, if one did."""
    for record in recorded:
        if isinstance(record.event, Corrected) and record.event.fact == version:
            return record.version
    return None
