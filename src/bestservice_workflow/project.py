"""What an agency presents: the project, its agency, its indicators (S2, S3, S7.2)."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypedDict, cast

import attrs

from bestservice_workflow.checking import (
    a,
    a_flag,
    a_name,
    a_text,
    a_text_or_none,
    a_whole_number_or_none,
    expected,
    nearest,
    not_blank,
    several,
    to_day,
    to_tuple,
    word,
)
from bestservice_workflow.errors import Fault, InvalidDocument
from bestservice_workflow.figures import to_figure


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


def to_agency_kind(value: AgencyKind | str) -> AgencyKind:
    """Take a kind of agency, or its word."""
    return word(value, AgencyKind)


def to_category(value: Category | str) -> Category:
    """Take a category, or its word."""
    return word(value, Category)


@attrs.frozen(kw_only=True)
class Agency:
    """An agency of the city."""

    code: str = attrs.field(validator=a_name)
    """The code by which its officers act: ``1001`` …"""
    name: str = attrs.field(validator=not_blank)
    kind: AgencyKind = attrs.field(converter=to_agency_kind)


@attrs.frozen(kw_only=True)
class Indicator:
    """One measure of success, with its target (S4, S7.2)."""

    id: str = attrs.field(validator=a_name)
    """Unique within the project."""
    name: str = attrs.field(default="", validator=a_text)
    unit: str = attrs.field(default="", validator=a_text)
    target: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(to_figure), validator=_positive
    )
    """Above 0; None while a draft does not state it yet."""


@attrs.frozen(kw_only=True)
class Duration:
    """From the first day of a project's work to the last, both included."""

    start: date = attrs.field(converter=to_day)
    end: date = attrs.field(converter=to_day, validator=_not_before_start)


def _texts(value: Iterable[str]) -> tuple[str, ...]:
    return to_tuple(value)


def _indicators(value: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return to_tuple(value)


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

    id: str = attrs.field(validator=a_name)
    """Unique in the store; it names the project's stream."""
    agency: Agency = attrs.field(validator=a(Agency))
    title: str = attrs.field(validator=not_blank)
    category: Category = attrs.field(converter=to_category)
    continues: int | None = attrs.field(default=None, validator=a_whole_number_or_none)
    """For a continuing project: the fiscal year B.E. it continues from (S3.1)."""
    improvement: str | None = attrs.field(default=None, validator=a_text_or_none)
    """For an improved project: what is developed further (S3.3)."""
    previously_presented: bool = attrs.field(default=False, validator=a_flag)
    """Whether it was presented as a Best Service project before (S3.3)."""
    facebook: bool = attrs.field(default=False, validator=a_flag)
    """Whether it is a Facebook project (S3.note)."""
    distinctive: str | None = attrs.field(default=None, validator=a_text_or_none)
    """What sets a Facebook project apart from the earlier one (S3.note)."""
    team: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=several(str))
    """Who carries it out (S6.1)."""
    indicators: tuple[Indicator, ...] = attrs.field(
        default=(), converter=_indicators, validator=[several(Indicator), _unique_ids]
    )
    method: str = attrs.field(default="", validator=a_text)
    service: str = attrs.field(default="", validator=a_text)
    """What the service is (S7.2)."""
    period: Duration | None = attrs.field(default=None, validator=attrs.validators.optional(a(Duration)))
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


CHANGEABLE = tuple(ProjectChanges.__annotations__)
_ANY_PROJECT = Project(
    id="-",
    agency=Agency(code="-", name="-", kind=AgencyKind.LINE),
    title="-",
    category=Category.NEW,
)


def to_changes(changes: ProjectChanges) -> ProjectChanges:
    """Take changes as a project would: every key known, every value of its kind.

    Raises:
        InvalidDocument: a key that names nothing that can change, or a value of another kind; all at once.

    >>> to_changes({"team": ["หัวหน้าฝ่าย"]})
    {'team': ('หัวหน้าฝ่าย',)}
    """
    if not isinstance(changes, Mapping):
        raise expected("changes by name", "รายการที่เปลี่ยนตามชื่อ", changes, path="changes")
    faults: list[Fault] = []
    taken: dict[str, object] = {}
    for name, value in changes.items():
        try:
            taken[name] = _taken(name, value)
        except InvalidDocument as error:
            faults += [fault.within(f"changes.{name}") for fault in error.faults]
    if faults:
        raise InvalidDocument.of(faults)
    return cast("ProjectChanges", taken)


def _taken(name: str, value: object) -> object:
    if name in {"id", "agency"}:
        raise InvalidDocument.because(
            "a project's id and agency never change; draft another project",
            "รหัสและหน่วยงานของโครงการเปลี่ยนไม่ได้ ให้ร่างเป็นโครงการใหม่",
        )
    if name not in CHANGEABLE:
        near = nearest(str(name), CHANGEABLE)
        hint, hint_th = (f"; the nearest is {near!r}", f" ชื่อที่ใกล้เคียงที่สุดคือ {near!r}") if near else ("", "")
        raise InvalidDocument.because(f"unknown name {name!r}{hint}", f"ไม่รู้จักชื่อ {name!r}{hint_th}")
    change: dict[str, Any] = {name: value}
    try:
        changed = attrs.evolve(_ANY_PROJECT, **change)
    except InvalidDocument as error:
        raise InvalidDocument.of(
            [
                attrs.evolve(fault, path=fault.path.removeprefix(name).lstrip(".") or "$")
                for fault in error.faults
            ]
        ) from None
    taken: object = getattr(changed, name)
    return taken
