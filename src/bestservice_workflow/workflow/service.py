"""The service: durable, correct steps over a store, decided by a rulebook."""

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Self

import orjson

from bestservice_workflow.actions import Action, Actor
from bestservice_workflow.case import Case, fold
from bestservice_workflow.checking import to_day
from bestservice_workflow.errors import Conflict, InvalidDocument
from bestservice_workflow.events import Accepted, Event
from bestservice_workflow.machine import draft
from bestservice_workflow.moments import Moment
from bestservice_workflow.project import Project
from bestservice_workflow.rulebook import DEFAULT_RULEBOOK, Rulebook, load_rulebook
from bestservice_workflow.serialization import plain_of, to_bytes
from bestservice_workflow.storage import Append, Storage, open_storage
from bestservice_workflow.workflow.announcing import AnnouncementMade, announce, announcement_of
from bestservice_workflow.workflow.clock import Clock, bangkok_now
from bestservice_workflow.workflow.correcting import Correction, Wanted, corrected, told
from bestservice_workflow.workflow.law import Announced, is_rulebook
from bestservice_workflow.workflow.questions import Questions
from bestservice_workflow.workflow.settling import settle
from bestservice_workflow.workflow.stream import Loaded, load_case, must_govern, summary_of
from bestservice_workflow.workflow.triggers import Triggers

MOST_ATTEMPTS = 100
"""How often a step is decided again after others wrote first, before it gives up with ``Conflict``."""

_LOG = logging.getLogger("bestservice_workflow")

Subscriber = Callable[[Case, Accepted], None]


class Workflow(Questions, Triggers):
    """Projects of one fiscal year on their way, in a store.

    >>> from bestservice_workflow import Actor, Agency, AgencyKind, Category, Project
    >>> with Workflow.open("memory:") as workflow:
    ...     case = workflow.draft(
    ...         Project(
    ...             id="1001-2558-1",
    ...             agency=Agency(code="1001", name="สำนักงานเขตพระนคร", kind=AgencyKind.LINE),
    ...             title="คลองสวย น้ำใส",
    ...             category=Category.NEW,
    ...         )
    ...     )
    ...     case = workflow.edit(
    ...         "1001-2558-1", by=Actor.agency("1001"), at="2014-11-03", changes={"method": "Lean"}
    ...     )
    >>> case.state, case.project.method
    (<State.DRAFT: 'draft'>, 'Lean')
    """

    def __init__(self, storage: Storage, rulebook: Rulebook, *, clock: Clock = bangkok_now) -> None:
        super().__init__(storage, rulebook, clock=clock)
        self._subscribers: list[Subscriber] = []

    @classmethod
    def open(
        cls, url: str, *, rulebook: Rulebook | str | Path = DEFAULT_RULEBOOK, clock: Clock = bangkok_now
    ) -> Self:
        """Open a store by its URL and run it by a rulebook: a shipped id, a TOML file, or one in hand.

        Raises:
            StorageError: the store cannot be opened.
            InvalidRulebook: no such rulebook, or faults in it.
        """
        rules = rulebook if isinstance(rulebook, Rulebook) else load_rulebook(rulebook)
        return cls(open_storage(url), rules, clock=clock)

    def close(self) -> None:
        """Close the store."""
        self.storage.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def draft(self, project: Project, *, key: str | None = None) -> Case:
        """Begin a project's case.

        Raises:
            Conflict: there is a project of this id already.
            KeyReused: the key was used for something else.
        """
        if is_rulebook(project.id):
            raise InvalidDocument.because(
                f"{project.id!r} names announcements, not a project; choose another id",
                f"{project.id!r} สงวนไว้สำหรับประกาศ โปรดใช้รหัสอื่น",
                path="project.id",
            )
        rules = self.rulebook
        drafted = draft(project, rules)
        begun = Loaded(case=fold([drafted]), version=1)
        asked = _fingerprint("draft", plain_of(project))
        try:
            return self._append(begun, drafted, rules, key=key, fingerprint=asked)
        except Conflict as error:
            raise _drafted_before(error) from None

    def do(
        self, project: str, action: Action, *, key: str | None = None, expected: int | None = None
    ) -> Case:
        """Do an action, durably, and give the case after it.

        Args:
            project: its id.
            action: what to do, when, and by whom.
            key: an idempotency key: the same action with the same key is done once, and answered alike.
            expected: the version you decided on; without it, the action is decided again whenever
                somebody else wrote first.

        Raises:
            Refused: the rules do not allow it; nothing was written.
            NotFound: no such project.
            Conflict: the project is not at the version you expected.
            KeyReused: the key was used for something else.
            OutcomeUnknown: the connection was lost; do the same again with the same key.
        """
        return self._do(project, lambda: action, asked=plain_of(action), key=key, expected=expected)

    def _do(
        self,
        project: str,
        action: Callable[[], Action],
        *,
        asked: dict[str, object],
        key: str | None,
        expected: int | None,
    ) -> Case:
        fingerprint = _fingerprint(project, asked)
        if key is not None and (answered := self.storage.answer(key, fingerprint)) is not None:
            return load_case(self.storage, answered.stream, upto=answered.version).case
        for attempt in range(1, MOST_ATTEMPTS + 1):
            loaded = self._loaded(project)
            if expected is not None and loaded.version != expected:
                raise conflict(project, expected=expected, actual=loaded.version)
            rules = self.rulebook
            event = self._decide(loaded.case, action(), rules)
            try:
                return self._append(loaded.after(event), event, rules, key=key, fingerprint=fingerprint)
            except Conflict:
                if expected is not None or attempt == MOST_ATTEMPTS:
                    raise
        raise AssertionError  # pragma: no cover -- the last attempt raises

    def _append(
        self, after: Loaded, event: Event, rules: Rulebook, *, key: str | None, fingerprint: str
    ) -> Case:
        now = self._clock()
        today = Moment.of(now).effective_day(rules.counting.day_ends)
        stream = after.case.project.id
        appended = self.storage.append(
            Append(
                stream=stream,
                bodies=(to_bytes(event),),
                expected=after.version - 1,
                recorded=now.isoformat(),
                key=key,
                fingerprint=fingerprint,
                summary=summary_of(after.case, rules, on=today),
            )
        )
        if appended.repeated:
            return load_case(self.storage, stream, upto=appended.version).case
        if self._law.now() is not rules:
            settle(self.storage, self._law, stream, recorded=now.isoformat(), on=today)
            after = load_case(self.storage, stream)
        if isinstance(event, Accepted):
            self._tell(after.case, event)
        return after.case

    def _tell(self, case: Case, event: Accepted) -> None:
        """What is committed stays committed, whatever its subscribers make of it."""
        for subscriber in self._subscribers:
            try:
                subscriber(case, event)
            except Exception:  # noqa: BLE001 -- whatever it was, the step stands
                _LOG.exception("a subscriber failed after %s of %s", event.action.do, case.project.id)

    def correct(
        self,
        project: str,
        *,
        fact: int,
        to: Action | Project,
        by: Actor,
        reason: str,
        authority: str,
        at: Moment | date | str | None = None,
    ) -> Correction:
        """Put a wrongly recorded fact right, on record; everything after it is decided again.

        Args:
            project: its id.
            fact: the ``version`` of the fact in ``history``; after a correction, that of the correction.
            to: what was really done; for the draft, the project as it really was.
            by: the Office.
            reason: why the record is wrong.
            authority: who or what orders the correction, such as the number of a memorandum.
            at: when it was ordered; now, if left out.

        Raises:
            CorrectionRefused: it cannot be recorded, and why; nothing was written.
            InvalidDocument: a blank reason or authority.
            NotFound: no such project.
            UnknownRulebook: a fact was decided under rules that are not here.
            Conflict: others kept writing first.
        """
        wanted = Wanted(
            project=project, fact=fact, to=to, by=by, reason=reason, authority=authority, at=self._moment(at)
        )
        for attempt in range(1, MOST_ATTEMPTS + 1):
            recorded, rules = self.history(project), self.rulebook
            event, before = corrected(wanted, recorded, self._law)
            must_govern(self._law.written, before)
            after = Loaded(case=fold(event.facts), version=recorded[-1].version + 1)
            try:
                self._append(after, event, rules, key=None, fingerprint="")
            except Conflict:
                if attempt == MOST_ATTEMPTS:
                    raise
                continue
            return told(before, after.case, self.rulebook, on=self._today())
        raise AssertionError  # pragma: no cover -- the last attempt raises

    def announce(
        self,
        field: str,
        value: object,
        *,
        known_since: date | str,
        reference: str,
        by: Actor,
        at: Moment | date | str | None = None,
        judge_again: bool = False,
    ) -> AnnouncementMade:
        """Announce a deadline or a day off: recorded, dated, and seen by every process at its next step.

        Args:
            field: the parameter, such as ``report.deadline`` or ``calendar.extra_days_off``.
            value: its new value; days off come on top of those announced before.
            known_since: the day on which it became known.
            reference: where it was announced.
            by: the Office.
            at: when it is recorded; now, if left out.
            judge_again: judge again, on record, whatever it reaches back over.

        Raises:
            AnnouncementRefused: it cannot be made, and why; nothing was written.
            InvalidRulebook: no such parameter, or a value of the wrong kind.
            Conflict: others kept writing first.
        """
        announcement = announcement_of(
            field, value, known_since=to_day(known_since), reference=reference, rules=self._law.written
        )
        now = self._clock()
        announced = Announced(
            announcement=announcement, by=by, at=Moment.of(now if at is None else at), judge_again=judge_again
        )
        return announce(self.storage, self._law, announced, now=Moment.of(now), recorded=now.isoformat())

    def subscribe(self, subscriber: Subscriber) -> None:
        """Call this after each accepted action, once it is committed; it cannot undo it.

        An error of the subscriber is logged (``bestservice_workflow``), and is no error of the step.
        What must not be missed reads ``storage.feed()`` instead: a subscriber is called in this process only.
        """
        self._subscribers.append(subscriber)


def _fingerprint(project: str, asked: object) -> str:
    return orjson.dumps([project, asked], option=orjson.OPT_SORT_KEYS).decode()


def conflict(stream: str, *, expected: int, actual: int) -> Conflict:
    """Somebody else wrote first."""
    return Conflict(
        stream=stream,
        expected=expected,
        actual=actual,
        message=f"project {stream!r} is at version {actual}, not {expected}; load it again and decide again",
        message_th=f"โครงการ {stream!r} อยู่ที่รุ่น {actual} ไม่ใช่ {expected} โปรดโหลดใหม่แล้วตัดสินใจอีกครั้ง",
    )


def _drafted_before(error: Conflict) -> Conflict:
    return Conflict(
        stream=error.stream,
        expected=error.expected,
        actual=error.actual,
        message=f"there is a project {error.stream!r} already; load it, or draft under another id",
        message_th=f"มีโครงการ {error.stream!r} อยู่แล้ว ให้เปิดโครงการนั้น หรือร่างโดยใช้รหัสอื่น",
    )
