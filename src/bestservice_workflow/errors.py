"""Everything this library refuses or cannot do, as one family of typed errors.

Every error says what, where, why and what next, in English (``message``, also ``str(error)``) and in
Thai (``message_th``). The data behind the words are attributes. All errors can be pickled, so that they
cross a process pool unharmed.
"""

from datetime import date
from fractions import Fraction
from typing import Any, Self

import attrs

_MOST_QUOTED = 60


def quoted(text: str) -> str:
    """A refused text as messages quote it: safe to print, and never long.

    >>> quoted("9" * 100_000)[-5:]
    "999…'"
    """
    return repr(text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…")


@attrs.frozen(kw_only=True)
class Reason:
    """One guard's reason for refusing an action."""

    code: str
    """What kind of reason, from the closed list of the history format: ``deadline_passed`` …"""
    clause: str | None
    """The clause it rests on, such as ``S9.6.2``; None where the rules of the machine itself speak."""
    message: str
    message_th: str


@attrs.frozen(kw_only=True)
class Remedy:
    """Something that can be done instead of a refused action."""

    do: str
    """The trigger."""
    by: tuple[str, ...]
    """The roles that may."""
    until: date | None
    """The last day of the period it falls under, where there is one."""
    cost: Fraction
    """Points taken off if it is done at that moment."""
    message: str
    message_th: str


@attrs.frozen(kw_only=True)
class Fault:
    """One thing wrong with a document, a rulebook or a value."""

    path: str
    """Where, as a dotted path: ``project.indicators[0].target``; ``$`` is the whole."""
    message: str
    message_th: str

    def within(self, path: str) -> "Fault":
        """The same fault, seen from the whole of which this is the part at ``path``."""
        if path == "$":
            return self
        inner = "" if self.path == "$" else self.path if self.path.startswith("[") else f".{self.path}"
        return attrs.evolve(self, path=f"{path}{inner}")

    def located(self, words: str) -> str:
        """The words, with the path before them unless it is the whole."""
        return words if self.path == "$" else f"{self.path}: {words}"


def _rebuild(kind: type["WorkflowError"], fields: dict[str, Any]) -> "WorkflowError":
    return kind(**fields)


@attrs.define(eq=False, slots=False, kw_only=True)
class WorkflowError(Exception):
    """The root of all errors of this library.

    >>> try:
    ...     raise NotFound(stream="5001-2558-1", message="no such project", message_th="ไม่พบโครงการ")
    ... except WorkflowError as error:
    ...     str(error), error.message_th
    ('no such project', 'ไม่พบโครงการ')
    """

    message: str
    message_th: str

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), attrs.asdict(self, recurse=False))


@attrs.define(eq=False, slots=False, kw_only=True)
class Refused(WorkflowError):
    """An action that the rules do not allow; nothing was written.

    ``reasons`` holds every guard that failed, in the order of the state table.
    """

    do: str
    state: str
    reasons: tuple[Reason, ...]
    remedies: tuple[Remedy, ...] = ()
    """What is open instead, the nearest first; told by the service, which knows the whole case."""

    @property
    def code(self) -> str:
        """The first reason's code."""
        return self.reasons[0].code

    @property
    def clause(self) -> str | None:
        """The first reason's clause."""
        return self.reasons[0].clause


@attrs.define(eq=False, slots=False, kw_only=True)
class _Faulty(WorkflowError):
    faults: tuple[Fault, ...]

    @classmethod
    def because(cls, message: str, message_th: str, *, path: str = "$") -> Self:
        """Make the error that tells one fault."""
        return cls.of([Fault(path=path, message=message, message_th=message_th)])

    @classmethod
    def of(cls, faults: tuple[Fault, ...] | list[Fault]) -> Self:
        """Make the error that tells all these faults at once."""
        return cls(
            faults=tuple(faults),
            message="; ".join(fault.located(fault.message) for fault in faults),
            message_th="; ".join(fault.located(fault.message_th) for fault in faults),
        )


class InvalidDocument(_Faulty):
    """A history document, or a value given to the library, that cannot be read; all ``faults`` at once."""


class InvalidRulebook(_Faulty):
    """A rulebook file, an override or an announcement that cannot be read; all ``faults`` at once."""


class CalendarRangeError(WorkflowError):
    """A day for which no table of days off exists; the library never assumes that there are none."""


@attrs.define(eq=False, slots=False, kw_only=True)
class MissingExtra(WorkflowError):
    """An optional part whose packages are not installed; ``extra`` is the name to install."""

    extra: str

    @classmethod
    def needing(cls, package: str, *, extra: str) -> Self:
        """Say which extra brings ``package``."""
        command = f'pip install "bestservice-workflow[{extra}]"'
        return cls(
            extra=extra,
            message=f"this needs the package {package}, which is not installed: {command}",
            message_th=f"ส่วนนี้ต้องใช้แพ็กเกจ {package} ซึ่งยังไม่ได้ติดตั้ง: {command}",
        )


@attrs.define(eq=False, slots=False, kw_only=True)
class RulebookMismatch(WorkflowError):
    """A case of one rulebook, asked of a workflow that runs another; nothing was decided or written."""

    stream: str
    rulebook: str
    """Id of the rulebook that governs the case."""


@attrs.define(eq=False, slots=False, kw_only=True)
class UnknownRulebook(WorkflowError):
    """A fact that was decided under rules that nobody here has; only those rules could judge it again."""

    stream: str
    digest: str
    """The digest that the fact pins."""


@attrs.define(eq=False, slots=False, kw_only=True)
class CorrectionRefused(WorkflowError):
    """A correction that cannot be recorded; nothing was written."""

    code: str
    """``not_permitted``, ``no_such_fact``, ``already_corrected``, ``nothing_changes``, ``other_project``,
    ``impossible`` (the fact put right is not allowed itself) or ``later_fact_impossible``."""
    stream: str
    fact: int
    """The version of the fact to be put right."""
    later: int | None = None
    """The version of what stands against it: the later fact, or the record that corrected it before."""
    reasons: tuple[Reason, ...] = ()
    """Why the rules do not allow it, where they do not."""


@attrs.define(eq=False, slots=False, kw_only=True)
class AnnouncementRefused(WorkflowError):
    """An announcement that cannot be made; nothing was written."""

    code: str
    """``not_permitted``, ``not_announceable``, ``nothing_changes``, ``already_judged`` or
    ``later_fact_impossible``."""
    field: str
    touched: tuple[str, ...] = ()
    """The projects that stand against it: judged already, or made impossible."""


@attrs.define(eq=False, slots=False, kw_only=True)
class NotFound(WorkflowError):
    """No such stream in the store."""

    stream: str


@attrs.define(eq=False, slots=False, kw_only=True)
class Conflict(WorkflowError):
    """Somebody else wrote first: the stream is at version ``actual``, not at ``expected``."""

    stream: str
    expected: int
    actual: int


@attrs.define(eq=False, slots=False, kw_only=True)
class KeyReused(WorkflowError):
    """An idempotency key that was already used for something else."""

    stream: str
    key: str


@attrs.define(eq=False, slots=False, kw_only=True)
class IntegrityError(WorkflowError):
    """A stored record that is not what was written: its hash chain is broken at ``version``."""

    stream: str
    version: int


class StorageError(WorkflowError):
    """A store that cannot be used; the subclasses tell why."""


class StorageUnavailable(StorageError):
    """The store cannot be reached or opened: missing, no permission, a directory, no connection."""


class NotAStore(StorageError):
    """What is there is not a store of this library."""


class StorageDamaged(StorageError):
    """The store is there, but part of it cannot be read; restore a backup, or see the page on recovery."""


class SchemaTooNew(StorageError):
    """The store was written by a newer version of this library."""


class StorageBusy(StorageError):
    """Another writer held the store for longer than the time-out; nothing was written, try again."""


class StorageReadOnly(StorageError):
    """The store can be read but not written; nothing was written."""


class StorageFull(StorageError):
    """The disk or the quota is full; nothing was written."""


class StorageClosed(StorageError):
    """The store was closed before."""


class OutcomeUnknown(StorageError):
    """The connection was lost during the commit: it may or may not have been written.

    Do the same again with the same idempotency key: the store answers with what it has.
    """
