"""What an agency presents: the project, its agency, its indicators (S2, S3, S7.2)."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict

import attrs

from bestservice_workflow.errors import Fault, InvalidDocument
from bestservice_workflow.figures import to_figure


def not_blank(_owner: object, field: "attrs.Attribute[str]", text: str) -> None:
    """Validate a text that must say something."""
    if not text.strip():
        raise InvalidDocument.because("must not be blank", "ต้องไม่เว้นว่าง", path=field.name)


def _positive(_owner: object, field: "attrs.Attribute[Decimal | None]", target: Decimal | None) -> None:
    if target is not None and not target:
        raise InvalidDocument.because(
            "a target is above 0; nothing can be measured against 0",
            "เป้าหมายต้องมากกว่า 0 เพราะไม่อาจวัดผลเทียบกับ 0 ได้",
            path=field.name,
        )


def _not_before_start(span: "Duration", field: "attrs.Attribute[date]", end: date) -> None:
    if end < span.start:
        raise InvalidDocument.because(
            f"ends on {end.isoformat()}, before it starts on {span.start.isoformat()}",
            f"สิ้นสุดวันที่ {end.isoformat()} ก่อนวันเริ่มต้น {span.start.isoformat()}",
            path=field.name,
        )


def _unique_ids(
    _owner: object, field: "attrs.Attribute[tuple[Indicator, ...]]", indicators: "tuple[Indicator, ...]"
) -> None:
    ids = [indicator.id for indicator in indicators]
    faults = [
        Fault(
            path=f"{field.name}[{place}].id",
            message=f"{repeated!r} names another indicator already",
            message_th=f"{repeated!r} ซ้ำกับตัวชี้วัดอื่น",
        )
        for place, repeated in enumerate(ids)
        if repeated in ids[:place]
    ]
    if faults:
        raise InvalidDocument.of(faults)


class AgencyKind(StrEnum):
    """The kind of agency, which decides the weight of the KPI (S1)."""

    LINE = "line"
    STAFF = "staff"
    LINE_AND_STAFF = "line_and_staff"


class Category(StrEnum):
    """Why the project may be presented this year (S3)."""

    CONTINUING = "continuing"
    """It continues from the year before (S3.1)."""
    NEW = "new"
    """It is carried out this year (S3.2)."""
    IMPROVED = "improved"
    """It was carried out before, is developed further, and was never presented (S3.3)."""


@attrs.frozen(kw_only=True)
class Agency:
    """An agency of the city."""

    code: str = attrs.field(validator=not_blank)
    """The code by which its officers act: ``1001`` …"""
    name: str = attrs.field(validator=not_blank)
    kind: AgencyKind


@attrs.frozen(kw_only=True)
class Indicator:
    """One measure of success, with its target (S4, S7.2)."""

    id: str = attrs.field(validator=not_blank)
    """Unique within the project."""
    name: str = ""
    unit: str = ""
    target: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(to_figure), validator=_positive
    )
    """Above 0; None while a draft does not state it yet."""


@attrs.frozen(kw_only=True)
class Duration:
    """From the first day of a project's work to the last, both included."""

    start: date
    end: date = attrs.field(validator=_not_before_start)


@attrs.frozen(kw_only=True)
class Project:
    """A Best Service project as its agency presents it.

    A draft may still lack what S6.1 and S7.2 ask for; submitting it may not.

    >>> from bestservice_workflow import Agency, AgencyKind, Category
    >>> Project(
    ...     id="1001-2558-1",
    ...     agency=Agency(code="1001", name="สำนักงานเขตพระนคร", kind=AgencyKind.LINE),
    ...     title="คลองสวย น้ำใส",
    ...     category=Category.NEW,
    ... ).indicators
    ()
    """

    id: str = attrs.field(validator=not_blank)
    """Unique in the store; it names the project's stream."""
    agency: Agency
    title: str = attrs.field(validator=not_blank)
    category: Category
    continues: int | None = None
    """For a continuing project: the fiscal year B.E. it continues from (S3.1)."""
    improvement: str | None = None
    """For an improved project: what is developed further (S3.3)."""
    previously_presented: bool = False
    """Whether it was presented as a Best Service project before (S3.3)."""
    facebook: bool = False
    """Whether it is a Facebook project (S3.note)."""
    distinctive: str | None = None
    """What sets a Facebook project apart from the earlier one (S3.note)."""
    team: tuple[str, ...] = ()
    """Who carries it out (S6.1)."""
    indicators: tuple[Indicator, ...] = attrs.field(default=(), validator=_unique_ids)
    method: str = ""
    service: str = ""
    """What the service is (S7.2)."""
    period: Duration | None = None
    """When it is carried out (S7.2)."""


class ProjectChanges(TypedDict, total=False):
    """New values for some of a project's fields; its id and its agency never change."""

    title: str
    category: Category
    continues: int | None
    improvement: str | None
    previously_presented: bool
    facebook: bool
    distinctive: str | None
    team: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    method: str
    service: str
    period: Duration | None
