"""The history document: what a project is, and what was done to it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import attrs

from bestservice_workflow.actions import Action
from bestservice_workflow.errors import Fault, InvalidDocument, InvalidRulebook
from bestservice_workflow.history.converter import faults_of, make_converter
from bestservice_workflow.history.json_text import parse_json
from bestservice_workflow.project import Project
from bestservice_workflow.rulebook import Rulebook, load_rulebook, shipped_rulebooks
from bestservice_workflow.rulebook.faults import unknown_name

FORMAT = "bestservice-history/1"


@attrs.frozen(kw_only=True)
class HistoryDocument:
    """A history document, read and checked, with the rules it is to be run by."""

    project: Project
    actions: tuple[Action, ...]
    rules: Rulebook
    """The rulebook it names, with its overrides."""


@attrs.frozen(kw_only=True)
class _Written:
    """The document's own shape."""

    format: str
    rulebook: str
    project: Project
    actions: tuple[Action, ...]
    overrides: Mapping[str, Any] = attrs.field(factory=dict)


_CONVERTER = make_converter()


def _overrides(raw: object, _kind: object) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise InvalidDocument.because(
            "expected an object of rulebook fields by dotted name", "ต้องเป็นวัตถุ JSON ของค่าเกณฑ์ตามชื่อ"
        )
    return raw


_CONVERTER.register_structure_hook_func(lambda kind: kind == Mapping[str, Any], _overrides)


def read_document(text: str, *, rulebook: Rulebook | None = None) -> HistoryDocument:
    """Read one history document; ``rulebook`` takes the place of the one it names.

    Raises:
        InvalidDocument: everything that is wrong with it, each fault with its dotted path.
    """
    return document_of(parse_json(text), rulebook=rulebook)


def document_of(raw: object, *, rulebook: Rulebook | None = None) -> HistoryDocument:
    """Check a document that ``parse_json`` has read.

    Raises:
        InvalidDocument: everything that is wrong with it, each fault with its dotted path.
    """
    faults: list[Fault] = []
    rules = _rules(raw, rulebook, faults) if isinstance(raw, dict) else None
    try:
        written = _CONVERTER.structure(raw, _Written)
    except Exception as error:  # noqa: BLE001 -- faults_of raises again what is no fault of the document
        raise InvalidDocument.of([*faults_of(error), *faults]) from None
    if written.format != FORMAT:
        faults.insert(0, _wrong_format(written.format))
    if faults or rules is None:
        raise InvalidDocument.of(faults)
    return HistoryDocument(project=written.project, actions=written.actions, rules=rules)


def read_fact(text: str) -> Action | Project:
    """Read one action, or one project, as a history document writes it; an action says what to ``do``.

    Raises:
        InvalidDocument: everything that is wrong with it, each fault with its dotted path.

    >>> read_fact('{"do": "start", "at": "2015-01-19", "by": {"role": "agency", "id": "5001"}}').do.value
    'start'
    """
    raw = parse_json(text)
    kind: type[Action | Project] = Action if isinstance(raw, dict) and "do" in raw else Project
    try:
        return _CONVERTER.structure(raw, kind)
    except Exception as error:  # noqa: BLE001 -- faults_of raises again what is no fault of the text
        raise InvalidDocument.of(list(faults_of(error))) from None


def _wrong_format(said: str) -> Fault:
    return Fault(
        path="format",
        message=f"expected {FORMAT!r}, not {said!r}",
        message_th=f"ต้องเป็น {FORMAT!r} ไม่ใช่ {said!r}",
    )


def _rules(raw: dict[str, Any], rulebook: Rulebook | None, faults: list[Fault]) -> Rulebook | None:
    named = raw.get("rulebook")
    if rulebook is None and isinstance(named, str):
        if named not in shipped_rulebooks():
            faults.append(unknown_name("rulebook", named, shipped_rulebooks()))
            return None
        rulebook = load_rulebook(named)
    overrides = raw.get("overrides")
    if rulebook is None or not isinstance(overrides, dict) or not overrides:
        return rulebook
    try:
        return _overridden(rulebook, _Frozen(overrides))
    except InvalidRulebook as error:
        faults.extend(error.faults)
        return None


class _Frozen:
    """Overrides as a key: the same text is the same rules, so that they are built once."""

    __slots__ = ("text", "values")

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values
        self.text = repr([(name, type(value), value) for name, value in sorted(values.items())])

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and self.text == other.text


@lru_cache(maxsize=256)
def _overridden(rulebook: Rulebook, overrides: _Frozen) -> Rulebook:
    return rulebook.override(overrides.values)
