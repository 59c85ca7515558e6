"""Events as stored records and back: one JSON object each, exact, by one cattrs converter of our own."""

import functools
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, get_args, get_origin

import attrs
import orjson
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from bestservice_workflow.actions import ACTIONS, Action, Actor, Role
from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.events import (
    Accepted,
    Cause,
    Corrected,
    Decided,
    Drafted,
    Event,
    PeriodKind,
    State,
    Subject,
)
from bestservice_workflow.figures import exact, plain
from bestservice_workflow.moments import Moment
from bestservice_workflow.project import AgencyKind, Category

SCHEMA = 1
"""Version of the stored form; a reader of a later one still reads this."""

_TYPES: dict[str, type[Event]] = {"drafted": Drafted, "accepted": Accepted, "corrected": Corrected}
_NAMES = {kind: name for name, kind in _TYPES.items()}


@functools.cache
def _converter() -> Converter:
    converter = Converter(omit_if_default=True, detailed_validation=False, prefer_attrib_converters=False)
    for kind, write, read in (
        (Moment, lambda moment: moment.text, lambda text, _: _moment(text)),
        (Fraction, exact, lambda text, _: _rational(text)),
        (Decimal, plain, lambda text, _: Decimal(text)),
        (date, date.isoformat, lambda text, _: _day(text)),
    ):
        converter.register_unstructure_hook(kind, write)
        converter.register_structure_hook(kind, read)
    converter.register_structure_hook(date | None, lambda text, _: None if text is None else _day(text))
    converter.register_structure_hook(Actor, lambda raw, _: _actor(raw["role"], raw["id"]))
    for words in (AgencyKind, Category, Cause, PeriodKind, Role, State, Subject):
        converter.register_structure_hook(words, _word_hook(words))
    converter.register_structure_hook_factory(_is_tuple, functools.partial(_tuple_hook, converter))
    writers = {kind: _action_hooks(converter, kind) for kind in ACTIONS.values()}
    converter.register_unstructure_hook(Action, lambda action: writers[type(action)](action))
    readers = {kind.do.value: converter.get_structure_hook(kind) for kind in ACTIONS.values()}
    converter.register_structure_hook(Action, lambda raw, _: readers[raw["do"]](raw, Action))
    converter.register_unstructure_hook(Decided, lambda fact: _typed(fact, converter))
    converter.register_structure_hook(Decided, lambda raw, _: converter.structure(raw, _TYPES[raw["type"]]))
    return converter


def _typed(fact: Event, converter: Converter) -> dict[str, Any]:
    return {"type": _NAMES[type(fact)], **converter.unstructure(fact)}


_day = functools.lru_cache(maxsize=4096)(date.fromisoformat)
"""A year has few days, and its facts name the same ones over and over."""

_moment = functools.lru_cache(maxsize=4096)(Moment.parse)
_rational = functools.lru_cache(maxsize=4096)(Fraction)


@functools.lru_cache(maxsize=4096)
def _actor(role: str, name: str) -> Actor:
    return Actor(Role(role), name)


def _word_hook(kind: type[StrEnum]) -> Callable[[str, object], StrEnum]:
    words = {member.value: member for member in kind}
    return lambda text, _: words[text]


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[1:] == (...,)


def _tuple_hook(converter: Converter, kind: object) -> Callable[[list[Any], object], tuple[Any, ...]]:
    item = get_args(kind)[0]
    read = converter.get_structure_hook(item)
    return lambda raw, _: tuple([read(part, item) for part in raw])


def _action_hooks(converter: Converter, kind: type[Action]) -> Callable[[Action], dict[str, Any]]:
    fields = make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)
    converter.register_structure_hook(
        kind, make_dict_structure_fn(kind, converter, _cattrs_detailed_validation=False)
    )
    do = kind.do.value
    return lambda action: {"do": do, **fields(action)}


def to_bytes(event: Event) -> bytes:
    """The event as one line of JSON, UTF-8."""
    body = {"schema": SCHEMA, "type": _NAMES[type(event)], **plain_of(event)}
    return orjson.dumps(body)


def from_bytes(body: bytes) -> Event:
    """The event of a stored record.

    Raises:
        InvalidDocument: no event of this library, or one of a later version.
    """
    raw: Any = orjson.loads(body)
    if not isinstance(raw, dict) or raw.get("schema") != SCHEMA or raw.get("type") not in _TYPES:
        raise InvalidDocument.because(
            f"a stored record of schema {SCHEMA} was expected; a newer version may have written this one",
            f"ระเบียนนี้ไม่ใช่ schema {SCHEMA} อาจบันทึกโดยรุ่นที่ใหม่กว่า",
        )
    event: Event = _converter().structure(raw, _TYPES[raw["type"]])
    return event


def plain_of(value: attrs.AttrsInstance) -> dict[str, Any]:
    """A value of the library as plain JSON values, defaults left out."""
    plain_value: dict[str, Any] = _converter().unstructure(value)
    return plain_value
