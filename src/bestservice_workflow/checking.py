"""Converters and validators of the library's values: what code may pass, and one wording for what it may not.

They stand on the fields of the values themselves, so that no door into the library is without them.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

import attrs

from bestservice_workflow.errors import InvalidDocument, quoted
from bestservice_workflow.moments import Moment, parse_iso_day

UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters and lone surrogates: no text of any writing has them, and not every store takes them."""

MOST_NAME = 200
"""Characters of an id."""

Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value")


class NumberText(str):
    """A JSON number, kept as the text it was written in, so that no binary float ever stands for it."""

    __slots__ = ()


def said(value: object) -> str:
    """A wrong value as messages quote it: as JSON would write it, and never long."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case NumberText():
            return quoted(value)[1:-1]
        case str():
            return quoted(value)
    if isinstance(value, list | tuple | dict):
        return "an object" if isinstance(value, dict) else "a list"
    return quoted(repr(value))[1:-1]


def expected(what: str, what_th: str, value: object, *, path: str = "$") -> InvalidDocument:
    """The error for a value of another kind."""
    given = said(value)
    return InvalidDocument.because(
        f"expected {what}, not {given}", f"ต้องเป็น{what_th} ไม่ใช่ {given}", path=path
    )


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The known name that looks most like this one, if any does."""
    found = get_close_matches(name, list(names), n=1, cutoff=0.5)
    return found[0] if found else None


def word(value: object, kind: type[Word]) -> Word:
    """Take one of a closed set of words, or its text.

    Raises:
        InvalidDocument: another word, with the nearest of the set, or no word at all.
    """
    if isinstance(value, kind):
        return value
    if isinstance(value, str) and value in set(kind):
        return kind(value)
    words = " / ".join(kind)
    near = nearest(value, kind) if isinstance(value, str) else None
    hint = f"; the nearest is {near}" if near else ""
    hint_th = f" ค่าที่ใกล้เคียงที่สุดคือ {near}" if near else ""
    raise InvalidDocument.because(
        f"expected one of {words}, not {said(value)}{hint}",
        f"ต้องเป็นค่าใดค่าหนึ่งใน {words} ไม่ใช่ {said(value)}{hint_th}",
    )


def to_day(value: date | str) -> date:
    """Take a day: a date, or its ISO 8601 text; never an instant, whose day depends on the zone.

    Raises:
        InvalidDocument: an instant, or no day at all.

    >>> to_day("2014-11-28")
    datetime.date(2014, 11, 28)
    """
    if isinstance(value, str):
        return parse_iso_day(value)
    if isinstance(value, datetime) or not isinstance(value, date):  # code may pass anything
        raise expected("a day such as 2014-11-30", "วันที่ เช่น 2014-11-30", value)
    return value if type(value) is date else date(value.year, value.month, value.day)


def to_moment(value: Moment | date | str) -> Moment:
    """Take a day or an instant, as ``Moment.of`` does.

    Raises:
        InvalidDocument: a naive instant, or neither.
    """
    if not isinstance(value, Moment | date | str):
        raise expected("a day or an instant with its offset", "วันที่หรือเวลาที่ระบุเขตเวลา", value)
    return Moment.of(value)


def to_tuple(value: Iterable[Value]) -> tuple[Value, ...]:
    """Take a list as a tuple; a text is no list of letters.

    Raises:
        InvalidDocument: no list.
    """
    if isinstance(value, str | bytes | dict) or not isinstance(value, Iterable):
        raise expected("a list", "รายการ", value)
    return tuple(value)


Attribute = attrs.Attribute
Validator = Callable[[Any, "Attribute[Any]", Any], None]


def a_text(_owner: object, field: "Attribute[Any]", value: object) -> None:
    """Validate a text that can be stored."""
    must_be_text(value, path=field.name)


def must_be_text(value: object, *, path: str) -> None:
    """Refuse what is no text, or one that cannot be stored."""
    if not isinstance(value, str):
        raise expected("a text", "ข้อความ", value, path=path)
    odd = UNSTORABLE.search(value)
    if odd is not None:
        code = f"U+{ord(odd[0]):04X}"
        raise InvalidDocument.because(
            f"the text contains {code}, which is no character of any writing; take it out",
            f"ข้อความมี {code} ซึ่งไม่ใช่อักขระที่เขียนได้ ให้ลบออก",
            path=path,
        )


def a_text_or_none(owner: object, field: "Attribute[Any]", value: object) -> None:
    """Validate a text that may be missing."""
    if value is not None:
        a_text(owner, field, value)


def not_blank(owner: object, field: "Attribute[Any]", value: object) -> None:
    """Validate a text that must say something."""
    a_text(owner, field, value)
    if not str(value).strip():
        raise InvalidDocument.because("must not be blank", "ต้องไม่เว้นว่าง", path=field.name)


def a_name(owner: object, field: "Attribute[Any]", value: object) -> None:
    """Validate an id: one line of at most 200 characters that says something."""
    not_blank(owner, field, value)
    text = str(value)
    if len(text) > MOST_NAME or "\n" in text or "\r" in text or "\t" in text:
        raise InvalidDocument.because(
            f"must be one line of at most {MOST_NAME} characters",
            f"ต้องเป็นข้อความบรรทัดเดียวไม่เกิน {MOST_NAME} อักขระ",
            path=field.name,
        )


def a_flag(_owner: object, field: "Attribute[Any]", value: object) -> None:
    """Validate a yes or no."""
    if not isinstance(value, bool):
        raise expected("true or false", " true หรือ false", value, path=field.name)


def a_whole_number_or_none(_owner: object, field: "Attribute[Any]", value: object) -> None:
    """Validate a whole number that may be missing."""
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise expected("a whole number", "จำนวนเต็ม", value, path=field.name)


def a(kind: type) -> Validator:
    """A validator: the value is of this kind."""

    def validate(_owner: object, field: "Attribute[Any]", value: object) -> None:
        if not isinstance(value, kind):
            raise expected(f"a value of {kind.__name__}", f"ค่าชนิด {kind.__name__}", value, path=field.name)

    return validate


def several(kind: type) -> Validator:
    """A validator: every item of the tuple is of this kind."""

    def validate(_owner: object, field: "Attribute[Any]", value: tuple[object, ...]) -> None:
        for place, item in enumerate(value):
            path = f"{field.name}[{place}]"
            if kind is str:
                must_be_text(item, path=path)
            elif not isinstance(item, kind):
                raise expected(f"a value of {kind.__name__}", f"ค่าชนิด {kind.__name__}", item, path=path)

    return validate
