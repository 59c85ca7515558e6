"""What a parameter's value can be: how it is read, what is expected, and how it is written back."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Any

import attrs

from bestservice_workflow.checking import NumberText, said
from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.figures import exact, parse_figure
from bestservice_workflow.moments import MINUTES_A_DAY, parse_iso_day


class ValueRefused(ValueError):
    """A raw value that is not of the kind; says what is expected, in English and in Thai."""

    def __init__(self, message: str, message_th: str) -> None:
        super().__init__(message, message_th)
        self.message = message
        self.message_th = message_th


@attrs.frozen
class Kind:
    """One kind of value."""

    expected: str
    """What to write, in English."""
    expected_th: str
    parse: Callable[[Any], Any]
    """From a raw TOML or JSON value; raises ValueError for anything else."""
    write: Callable[[Any], Any]
    """To a plain JSON value, for digests and exports."""

    def read(self, raw: object) -> Any:  # noqa: ANN401 -- the section's field annotation has the type
        """Read a raw value.

        Raises:
            ValueRefused: the value is of another kind.
        """
        try:
            return self.parse(raw)
        except InvalidDocument as error:
            raise ValueRefused(error.message, error.message_th) from None
        except ValueError:
            given = said(raw)
            raise ValueRefused(
                f"expected {self.expected}, not {given}", f"ต้องเป็น{self.expected_th} ไม่ใช่ {given}"
            ) from None


def _same(value: object) -> object:
    return value


def _text_of_number(raw: object) -> str:
    if isinstance(raw, bool):
        raise ValueError
    if isinstance(raw, str):
        return raw
    if isinstance(raw, int | Decimal):
        return str(raw)
    raise ValueError


def _points(raw: object) -> Fraction:
    return Fraction(parse_figure(_text_of_number(raw)))


POINTS = Kind("a number of points, 0 or more, such as 0.5", "จำนวนคะแนนตั้งแต่ 0 เช่น 0.5", _points, exact)


def _whole(raw: object) -> int:
    if isinstance(raw, str) and not isinstance(raw, NumberText):
        raise ValueError
    text = _text_of_number(raw)
    if not (text.isascii() and text.isdigit() and len(text) <= 6):  # noqa: PLR2004 -- far above any count here
        raise ValueError
    return int(text)


def count(least: int, most: int) -> Kind:
    """A whole number within bounds."""

    def parse(raw: object) -> int:
        value = _whole(raw)
        if not least <= value <= most:
            raise ValueError
        return value

    return Kind(f"a whole number from {least} to {most}", f"จำนวนเต็มตั้งแต่ {least} ถึง {most}", parse, _same)


def _flag(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise ValueError
    return raw


FLAG = Kind("true or false", " true หรือ false", _flag, _same)


def _day(raw: object) -> date:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        raw = raw.isoformat()
    if not isinstance(raw, str) or isinstance(raw, NumberText):
        raise ValueError
    return parse_iso_day(raw)


def _write_day(value: date) -> str:
    return value.isoformat()


DAY = Kind("a day such as 2014-11-30", "วันที่ เช่น 2014-11-30", _day, _write_day)


def optional(kind: Kind) -> Kind:
    """A value of this kind, or none (``null`` in JSON, ``""`` in TOML, which has no null)."""
    return Kind(
        f"{kind.expected}, or null",
        f"{kind.expected_th} หรือ null",
        lambda raw: None if raw is None or raw == "" else kind.parse(raw),
        lambda value: None if value is None else kind.write(value),
    )


def _items(raw: object) -> Sequence[object]:
    if not isinstance(raw, list | tuple):
        raise ValueError
    return raw


def listing(kind: Kind, *, of: str, of_th: str) -> Kind:
    """A list of values of this kind, without repetition, order kept."""
    return Kind(
        of,
        of_th,
        lambda raw: tuple(dict.fromkeys(kind.parse(item) for item in _items(raw))),
        lambda value: [kind.write(item) for item in value],
    )


DAYS = listing(DAY, of="a list of days such as 2015-05-04", of_th="รายการวันที่ เช่น 2015-05-04")


def _levels(raw: object) -> tuple[Fraction, ...]:
    levels = tuple(_points(item) for item in _items(raw))
    if len(levels) < 2 or any(low >= high for low, high in pairwise(levels)):  # noqa: PLR2004 -- a line needs two points
        raise ValueError
    return levels


LEVELS = Kind(
    "a rising list of at least two percentages, level 1 first",
    "รายการร้อยละจากน้อยไปมากอย่างน้อยสองค่า เริ่มจากระดับ 1",
    _levels,
    lambda value: [exact(level) for level in value],
)


def choice(options: type[StrEnum]) -> Kind:
    """One of a closed set of words."""
    words = " / ".join(options)

    def parse(raw: object) -> StrEnum:
        if not isinstance(raw, str):
            raise ValueError
        return options(raw)

    return Kind(f"one of {words}", f"ค่าใดค่าหนึ่งใน {words}", parse, str)


def choices(options: type[StrEnum]) -> Kind:
    """Several of a closed set of words."""
    words = " / ".join(options)
    return listing(choice(options), of=f"a list out of {words}", of_th=f"รายการจาก {words}")


def _clock(raw: object) -> int:
    hours, colon, minutes = raw.partition(":") if isinstance(raw, str) else ("", "", "")
    if not (colon and len(hours) == len(minutes) == 2 and (hours + minutes).isascii()):  # noqa: PLR2004
        raise ValueError
    at = int(hours) * 60 + int(minutes)
    if not (0 < at <= MINUTES_A_DAY and int(minutes) < 60):  # noqa: PLR2004
        raise ValueError
    return at


CLOCK = Kind(
    "a time of day from 00:01 to 24:00, such as 16:30",
    "เวลาตั้งแต่ 00:01 ถึง 24:00 เช่น 16:30",
    _clock,
    lambda value: f"{value // 60:02}:{value % 60:02}",
)
