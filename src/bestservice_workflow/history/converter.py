"""The converter of history documents: one cattrs factory, strict, that finds every fault at once."""

import functools
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_origin, is_typeddict

import attrs
from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError
from cattrs.errors import AttributeValidationNote, IterableValidationNote
from cattrs.gen import make_dict_structure_fn
from cattrs.gen.typeddicts import make_dict_structure_fn as make_typeddict_structure_fn

from bestservice_workflow.actions import ACTIONS, Action, Trigger
from bestservice_workflow.calendars.fallback import FIRST_TOLD, LAST_TOLD, range_error
from bestservice_workflow.checking import NumberText, expected, word
from bestservice_workflow.errors import Fault, InvalidDocument
from bestservice_workflow.figures import parse_figure
from bestservice_workflow.moments import Moment, parse_iso_day
from bestservice_workflow.project import Project
from bestservice_workflow.rulebook.faults import unknown_name

Hook = Callable[[Any, Any], Any]


def make_converter() -> Converter:
    """A converter that takes parsed JSON (see ``parse_json``) and refuses whatever is not meant."""
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(StrEnum, _word)
    converter.register_structure_hook(bool, _flag)
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(Decimal, lambda raw, _: parse_figure(_number(raw)))
    converter.register_structure_hook(date, lambda raw, _: parse_iso_day(_text(raw, str)))
    converter.register_structure_hook(Moment, _moment)
    converter.register_structure_hook(Moment | None, _moment_if_any)
    converter.register_structure_hook_factory(_is_tuple, functools.partial(_tuple_hook, converter))
    converter.register_structure_hook_factory(attrs.has, functools.partial(_object_hook, converter))
    converter.register_structure_hook_factory(is_typeddict, functools.partial(_changes_hook, converter))
    for kind in ACTIONS.values():
        converter.register_structure_hook(kind, _action_hook(kind, converter))
    converter.register_structure_hook(Action, functools.partial(_action, converter))
    return converter


def _moment(raw: object, _kind: object) -> Moment:
    moment = Moment.parse(_text(raw, str))
    if not FIRST_TOLD.start <= moment.day <= LAST_TOLD.end:
        beyond = range_error(moment.day.isoformat())
        raise InvalidDocument.because(beyond.message, beyond.message_th)
    return moment


def _moment_if_any(raw: object, kind: object) -> Moment | None:
    """A blank is nothing named, as it is for a text."""
    return _moment(raw, kind) if _text(raw, str).strip() else None


def _text(raw: object, _kind: object) -> str:
    if isinstance(raw, str) and not isinstance(raw, NumberText):
        return raw
    raise expected("a text", "ข้อความ", raw)


def _flag(raw: object, _kind: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise expected("true or false", " true หรือ false", raw)


def _whole(raw: object, _kind: object) -> int:
    if isinstance(raw, NumberText) and raw.isascii() and raw.isdigit() and len(raw) <= 6:  # noqa: PLR2004
        return int(raw)
    raise expected("a whole number", "จำนวนเต็ม", raw)


def _number(raw: object) -> str:
    if isinstance(raw, str):
        return raw
    raise expected("a figure", "ตัวเลข", raw)


def _word(raw: object, kind: type[StrEnum]) -> StrEnum:
    return word(raw, kind)


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _tuple_hook(converter: Converter, kind: Any) -> Any:  # noqa: ANN401 -- a type form of cattrs
    listed: Any = list[get_args(kind)[0]]  # type: ignore[misc]  # a type form made at run time

    def structure(raw: object, _kind: object) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            raise expected("a list", "รายการ", raw)
        items: list[Any] = converter.structure(raw, listed)
        return tuple(items)

    return structure


def _object_hook(converter: Converter, kind: type) -> Hook:
    generated: Hook = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)
    left_out = _defaults(kind)

    def structure(raw: object, _kind: object) -> Any:  # noqa: ANN401 -- an instance of ``kind``
        return generated(_without_nulls(_object(raw), left_out), kind)

    return structure


def _changes_hook(converter: Converter, kind: type) -> Hook:
    generated: Hook = make_typeddict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)
    emptied = _defaults(Project)

    def structure(raw: object, _kind: object) -> Any:  # noqa: ANN401 -- a ``ProjectChanges``
        given = _object(raw)
        nulls = {key: emptied[key] for key, value in given.items() if value is None and key in emptied}
        changes = generated({key: value for key, value in given.items() if key not in nulls}, kind)
        return {**changes, **nulls}

    return structure


def _action_hook(kind: type[Action], converter: Converter) -> Hook:
    generated = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)
    left_out = {**_defaults(kind), "do": None}

    def structure(raw: dict[str, Any], _kind: object) -> Any:  # noqa: ANN401 -- an instance of ``kind``
        return generated(_without_nulls({**raw, "do": None}, left_out), kind)

    return structure


def _defaults(kind: type) -> dict[str, Any]:
    """What a field is where it is left out; ``null`` is the same as leaving it out."""
    return {field.name: field.default for field in attrs.fields(kind) if field.default is not attrs.NOTHING}


def _without_nulls(raw: dict[str, Any], left_out: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in raw.items() if value is not None or key not in left_out}


def _object(raw: object) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise expected("an object", "วัตถุ JSON (object)", raw)
    return raw


def _action(converter: Converter, raw: object, _kind: object) -> Action:
    if not isinstance(raw, dict):
        raise expected("an action", "การดำเนินการ", raw)
    if "do" not in raw:
        raise InvalidDocument.because("missing; it must be there", "ยังไม่ได้ระบุค่านี้", path="do")
    try:
        trigger = _word(raw["do"], Trigger)
    except InvalidDocument as error:
        raise InvalidDocument.of([fault.within("do") for fault in error.faults]) from None
    action: Action = converter.structure(raw, ACTIONS[Trigger(trigger)])
    return action


def faults_of(error: BaseException, path: str = "$") -> Iterator[Fault]:
    """Every fault behind an error of the converter, each with its dotted path."""
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from faults_of(inner, _place(inner, path))
    elif isinstance(error, InvalidDocument):
        yield from (fault.within(path) for fault in error.faults)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in getattr(error.cl, "__attrs_attrs__", ())]
        known = known or list(getattr(error.cl, "__annotations__", ()))
        for key in sorted(error.extra_fields):
            yield unknown_name(_joined(path, key), key, known)
    elif isinstance(error, KeyError):
        yield Fault(path=path, message="missing; it must be there", message_th="ยังไม่ได้ระบุค่านี้")
    else:
        raise error


def _place(error: BaseException, path: str) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]" if path == "$" else f"{path}[{note.index}]"
        if isinstance(note, AttributeValidationNote):
            return _joined(path, note.name)
    return path


def _joined(path: str, name: str) -> str:
    return name if path == "$" else f"{path}.{name}"
