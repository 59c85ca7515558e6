"""The law of a store: a rulebook, and what was announced since, in a stream of its own that all processes read."""

from collections.abc import Iterable

import attrs
import orjson

from bestservice_workflow.actions import Actor, Role
from bestservice_workflow.errors import InvalidDocument, UnknownRulebook
from bestservice_workflow.events import Decided, Drafted
from bestservice_workflow.moments import Moment, parse_iso_day
from bestservice_workflow.rulebook import KINDS, Announcement, Rulebook
from bestservice_workflow.storage import Record, Storage

PREFIX = "rulebook/"
"""No project's id begins so."""
SCHEMA = 1


@attrs.frozen(kw_only=True)
class Announced:
    """An announcement as it was recorded."""

    announcement: Announcement
    at: Moment
    by: Actor
    judge_again: bool = False
    """Whether periods already judged were judged again."""


def is_rulebook(stream: str) -> bool:
    """Whether a stream holds announcements, not a project."""
    return stream.startswith(PREFIX)


def announced_to_bytes(announced: Announced) -> bytes:
    """The record as one line of JSON."""
    one = announced.announcement
    return orjson.dumps(
        {
            "schema": SCHEMA,
            "type": "announced",
            "field": one.field,
            "value": KINDS[one.field].write(one.value),
            "known_since": one.known_since.isoformat(),
            "reference": one.reference,
            "at": announced.at.text,
            "by": {"role": announced.by.role.value, "id": announced.by.id},
            "judge_again": announced.judge_again,
        }
    )


def announced_from_bytes(body: bytes) -> Announced:
    """The announcement of a stored record.

    Raises:
        InvalidDocument: no announcement, or one of a later version.
    """
    raw = orjson.loads(body)
    if not isinstance(raw, dict) or (raw.get("schema"), raw.get("type")) != (SCHEMA, "announced"):
        raise InvalidDocument.because(
            f"an announcement of schema {SCHEMA} was expected; a newer version may have written this one",
            f"ระเบียนนี้ไม่ใช่ประกาศตาม schema {SCHEMA} อาจบันทึกโดยรุ่นที่ใหม่กว่า",
        )
    return Announced(
        announcement=Announcement(
            known_since=parse_iso_day(raw["known_since"]),
            field=raw["field"],
            value=KINDS[raw["field"]].read(raw["value"]),
            reference=raw["reference"],
        ),
        at=Moment.parse(raw["at"]),
        by=Actor(Role(raw["by"]["role"]), raw["by"]["id"]),
        judge_again=raw["judge_again"],
    )


@attrs.frozen
class _Known:
    """What was read of the stream: the law after each announcement, none first."""

    version: int
    laws: tuple[Rulebook, ...]


class Law:
    """A rulebook as it stands in a store; reads what others announced as soon as they did.

    Each question costs one look at the head of the announcements' stream.
    """

    def __init__(self, storage: Storage, rulebook: Rulebook) -> None:
        self.written = rulebook
        """As the rulebook's file has it."""
        self.stream = f"{PREFIX}{rulebook.id}"
        self._storage = storage
        self._known = _Known(0, (rulebook,))

    def now(self) -> Rulebook:
        """The rulebook with everything announced so far."""
        return self._read().laws[-1]

    def version(self) -> int:
        """How many announcements were made; what an announcement expects of the stream."""
        return self._read().version

    def announcements(self) -> tuple[Announced, ...]:
        """Every announcement made, in the order of recording."""
        return tuple(announced_from_bytes(record.body) for record in self._storage.load(self.stream))

    def _read(self) -> _Known:
        known = self._known
        if self._storage.head(self.stream).version > known.version:
            known = _further(known, self._storage.load(self.stream, after=known.version))
            self._known = known
        return known

    def of(self, fact: Decided, *, stream: str, others: Iterable[Rulebook] = ()) -> Rulebook:
        """The rulebook by which a fact was decided, told by the digest that it pins.

        Args:
            fact: what was decided.
            stream: its project, for the error.
            others: further rulebooks that it may be, such as one with overrides.

        Raises:
            UnknownRulebook: no rulebook here, with no announcement or with any, is that one.
        """
        for law in (*reversed(self._read().laws), *others):
            if _pinned(law, fact) == fact.digest:
                return law
        raise UnknownRulebook(
            stream=stream,
            digest=fact.digest,
            message=f"project {stream!r} has a fact decided under rules that are not here (digest "
            f"{fact.digest[:12]}…); open the store with the rulebook it was run by",
            message_th=f"โครงการ {stream!r} มีข้อเท็จจริงที่วินิจฉัยตามเกณฑ์ซึ่งไม่มีอยู่ที่นี่ (ค่าแฮช {fact.digest[:12]}…) "
            "โปรดเปิดที่เก็บข้อมูลด้วยเกณฑ์เดิมที่ใช้",
        )


def _further(known: _Known, records: Iterable[Record]) -> _Known:
    laws = list(known.laws)
    for record in records:
        laws.append(laws[-1].announced(announced_from_bytes(record.body).announcement))
    return _Known(len(laws) - 1, tuple(laws))


def _pinned(law: Rulebook, fact: Decided) -> str:
    return law.digest if isinstance(fact, Drafted) else law.as_of(fact.effective).digest
