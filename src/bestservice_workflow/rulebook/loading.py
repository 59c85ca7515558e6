"""From a TOML file to a rulebook, telling every fault of the file at once."""

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import attrs

from bestservice_workflow.calendars import FiscalYear
from bestservice_workflow.errors import Fault, InvalidDocument, InvalidRulebook
from bestservice_workflow.rulebook.faults import unknown_name, wrong_value
from bestservice_workflow.rulebook.kinds import DAY, ValueRefused
from bestservice_workflow.rulebook.model import Rulebook
from bestservice_workflow.rulebook.parameter import Announcement, Parameter
from bestservice_workflow.rulebook.sections import KINDS

DEFAULT_RULEBOOK = "fy2558"
"""The shipped rulebook that is meant where none is named."""

_HEAD = ("id", "fiscal_year", "title", "title_th")
_TEXTS = ("clause", "wording", "reading", "reason")
_PARAMETER_KEYS = ("value", *_TEXTS, "announceable")
_ANNOUNCEMENT_KEYS = ("known_since", "field", "value", "reference")
_SECTIONS = frozenset(name.rsplit(".", depth)[0] for name in KINDS for depth in range(1, name.count(".") + 1))


def shipped_rulebooks() -> tuple[str, ...]:
    """The ids of the rulebooks that come with this library.

    >>> shipped_rulebooks()
    ('fy2558',)
    """
    folder = resources.files("bestservice_workflow") / "rulebooks"
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir()))


def load_rulebook(source: str | Path) -> Rulebook:
    """Load a shipped rulebook by its id, or one's own from the path of a TOML file.

    Raises:
        InvalidRulebook: no such rulebook, or faults in the file, all at once.

    >>> load_rulebook("fy2558").submission.deadline
    datetime.date(2014, 11, 30)
    """
    if isinstance(source, str) and source in shipped_rulebooks():
        return _shipped(source)
    path = Path(source)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise InvalidRulebook.of([_no_such(str(source), error)]) from None
    return parse_rulebook(text)


@cache
def _shipped(name: str) -> Rulebook:
    file = resources.files("bestservice_workflow") / "rulebooks" / f"{name}.toml"
    return parse_rulebook(file.read_text(encoding="utf-8"))


def _no_such(source: str, error: Exception) -> Fault:
    known = ", ".join(shipped_rulebooks())
    near = unknown_name("$", source, shipped_rulebooks())
    why = getattr(error, "strerror", None) or "not UTF-8 text"
    return Fault(
        path="$",
        message=f"{near.message}; shipped are {known}, and no file can be read there: {why}",
        message_th=f"{near.message_th} มีให้ใช้คือ {known} และอ่านแฟ้มดังกล่าวไม่ได้: {why}",
    )


def parse_rulebook(text: str) -> Rulebook:
    """Read a rulebook from TOML text.

    Raises:
        InvalidRulebook: everything that is wrong with it, each fault with its dotted path.
    """
    try:
        document = tomllib.loads(text, parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidRulebook.of(
            [Fault(path="$", message=f"not TOML: {error}", message_th=f"ไม่ใช่ TOML: {error}")]
        ) from None
    return _Reader().read(document)


@attrs.define
class _Reader:
    """Reads one document, gathering faults on the way."""

    faults: list[Fault] = attrs.field(factory=list)

    def read(self, document: dict[str, Any]) -> Rulebook:
        head = {name: document.pop(name, None) for name in _HEAD}
        announced = document.pop("announcements", [])
        for name in ("id", "title", "title_th"):
            if not isinstance(head[name], str) or not head[name].strip():
                self._fault(name, "expected a text that is not blank", "ต้องเป็นข้อความที่ไม่ว่าง")
        year = self._fiscal_year(head["fiscal_year"])
        parameters: dict[str, Parameter] = {}
        self._section(document, "", parameters)
        for name in KINDS.keys() - parameters.keys():
            if not any(fault.path == name or fault.path.startswith(f"{name}.") for fault in self.faults):
                expected = KINDS[name]
                self._fault(
                    name,
                    f"missing; give its value ({expected.expected}) and its clause",
                    f"ยังไม่ได้ระบุค่านี้ ให้ระบุ value ({expected.expected_th}) และ clause",
                )
        announcements = self._announcements(announced)
        if self.faults or year is None:
            raise InvalidRulebook.of(sorted(self.faults, key=lambda fault: fault.path))
        return Rulebook(
            id=head["id"],
            fiscal_year=year,
            title=head["title"],
            title_th=head["title_th"],
            parameters=parameters,
            announcements=announcements,
        )

    def _fault(self, path: str, message: str, message_th: str) -> None:
        self.faults.append(Fault(path=path, message=message, message_th=message_th))

    def _fiscal_year(self, raw: object) -> FiscalYear | None:
        try:
            if isinstance(raw, int) and not isinstance(raw, bool):
                return FiscalYear(raw)
        except InvalidDocument as error:
            self._fault("fiscal_year", error.faults[0].message, error.faults[0].message_th)
            return None
        self._fault("fiscal_year", "expected a Buddhist Era year such as 2558", "ต้องเป็นปี พ.ศ. เช่น 2558")
        return None

    def _section(self, table: dict[str, Any], prefix: str, parameters: dict[str, Parameter]) -> None:
        for key, content in table.items():
            name = f"{prefix}{key}"
            if name in KINDS:
                self._parameter(name, content, parameters)
            elif name in _SECTIONS and isinstance(content, dict):
                self._section(content, f"{name}.", parameters)
            else:
                self.faults.append(unknown_name(name, name, [*_HEAD, *KINDS]))

    def _parameter(self, name: str, content: object, parameters: dict[str, Parameter]) -> None:
        before = len(self.faults)
        if not isinstance(content, dict):
            self._fault(name, "expected a table with value and clause", "ต้องเป็นตารางที่มี value และ clause")
            return
        for key in content.keys() - set(_PARAMETER_KEYS):
            self.faults.append(unknown_name(f"{name}.{key}", key, _PARAMETER_KEYS))
        texts = {key: content.get(key, "") for key in _TEXTS}
        for key, text in texts.items():
            if not isinstance(text, str):
                self._fault(f"{name}.{key}", "expected a text", "ต้องเป็นข้อความ")
        if not texts["clause"]:
            self._fault(f"{name}.clause", "missing; every parameter cites its clause", "ต้องอ้างข้อของเกณฑ์")
        announceable = content.get("announceable", False)
        if not isinstance(announceable, bool):
            self._fault(f"{name}.announceable", "expected true or false", "ต้องเป็น true หรือ false")
        value = self._value(f"{name}.value", name, content)
        if len(self.faults) == before:
            texts["reading"] = texts["reading"] or None
            parameters[name] = Parameter(name=name, value=value, announceable=announceable, **texts)

    def _value(self, path: str, name: str, content: dict[str, Any]) -> Any:  # noqa: ANN401 -- by kind
        if "value" not in content:
            kind = KINDS[name]
            self._fault(path, f"missing; expected {kind.expected}", f"ไม่มีค่า ต้องเป็น{kind.expected_th}")
            return None
        try:
            return KINDS[name].read(content["value"])
        except ValueRefused as error:
            self.faults.append(wrong_value(path, error))
            return None

    def _announcements(self, raw: object) -> tuple[Announcement, ...]:
        if not isinstance(raw, list) or not all(isinstance(item, dict) for item in raw):
            self._fault("announcements", "expected [[announcements]] tables", "ต้องเป็นตาราง [[announcements]]")
            return ()
        read = [self._announcement(f"announcements[{place}]", item) for place, item in enumerate(raw)]
        return tuple(sorted((item for item in read if item), key=lambda item: item.known_since))

    def _announcement(self, path: str, content: dict[str, Any]) -> Announcement | None:
        before = len(self.faults)
        for key in content.keys() - set(_ANNOUNCEMENT_KEYS):
            self.faults.append(unknown_name(f"{path}.{key}", key, _ANNOUNCEMENT_KEYS))
        for key in set(_ANNOUNCEMENT_KEYS) - content.keys():
            self._fault(f"{path}.{key}", "missing; it must be there", "ยังไม่ได้ระบุค่านี้")
        field = content.get("field")
        if "field" in content and field not in KINDS:
            self.faults.append(unknown_name(f"{path}.field", str(field), KINDS))
        if len(self.faults) > before or not isinstance(field, str):
            return None
        try:
            known_since = DAY.read(content["known_since"])
        except ValueRefused as error:
            self.faults.append(wrong_value(f"{path}.known_since", error))
            return None
        value = self._value(f"{path}.value", field, content)
        if not isinstance(content["reference"], str) or not content["reference"].strip():
            self._fault(f"{path}.reference", "expected where it was announced", "ต้องระบุที่มาของประกาศ")
        if len(self.faults) > before:
            return None
        return Announcement(known_since=known_since, field=field, value=value, reference=content["reference"])
