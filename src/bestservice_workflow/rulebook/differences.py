"""What two sets of parameters set differently, in words."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from bestservice_workflow.calendars import format_day
from bestservice_workflow.rulebook.parameter import Parameter
from bestservice_workflow.rulebook.words import PARAMETERS, said


@attrs.frozen(kw_only=True)
class RuleChange:
    """One parameter that is set otherwise."""

    name: str
    clause: str
    before: Any
    after: Any
    since: date | None
    """The day on which the change became known; None between two rulebooks."""
    reference: str | None
    """Where it was announced; None between two rulebooks."""
    message: str
    message_th: str


def changes(
    before: Mapping[str, Parameter],
    after: Mapping[str, Parameter],
    *,
    since: date | None = None,
    reference: str | None = None,
) -> Iterator[RuleChange]:
    """Every parameter of ``after`` whose value or clause is not that of ``before``."""
    for name, new in after.items():
        old = before[name]
        if (old.value, old.clause) == (new.value, new.clause):
            continue
        label, label_th = PARAMETERS[name]
        (was, was_th), (now, now_th) = said(name, old.value), said(name, new.value)
        clauses = old.clause if old.clause == new.clause else f"{old.clause} → {new.clause}"
        told = f"{label} ({clauses}, {name}): {was} → {now}"
        told_th = f"{label_th} (ข้อ {clauses}, {name}): {was_th} → {now_th}"
        if since is not None:
            told += f", known since {since.isoformat()} ({reference})"
            told_th += f" ตั้งแต่วันที่ {format_day(since)} ({reference})"
        yield RuleChange(
            name=name,
            clause=new.clause,
            before=old.value,
            after=new.value,
            since=since,
            reference=reference,
            message=told,
            message_th=told_th,
        )
