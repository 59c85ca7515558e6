"""The service: durable, correct steps over a store, decided by a rulebook."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Self

import attrs
import orjson

from bestservice_workflow.actions import Action
from bestservice_workflow.case import Case, fold
from bestservice_workflow.errors import Conflict
from bestservice_workflow.events import Accepted, Event, State
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.moments import Moment
from bestservice_workflow.project import Project
from bestservice_workflow.rulebook import Rulebook, load_rulebook
from bestservice_workflow.serialization import plain_of, to_bytes
from bestservice_workflow.storage import Append, Page, Query, Storage, open_storage
from bestservice_workflow.workflow.agenda import AgendaItem, agenda_of
from bestservice_workflow.workflow.clock import Clock, bangkok_now
from bestservice_workflow.workflow.options import Option, options_of
from bestservice_workflow.workflow.stream import (
    Loaded,
    Recorded,
    load_case,
    load_records,
    must_govern,
    summary_of,
)
from bestservice_workflow.workflow.triggers import Triggers

MOST_ATTEMPTS = 100
"""How often a step is decided again after others wrote first, before it gives up with ``Conflict``."""

Subscriber = Callable[[Case, Accepted], None]


@attrs.frozen(kw_only=True)
class Preview:
    """What an action would do; nothing was written."""

    event: Accepted
    case: Case
    """The case as it would be."""


class Workflow(Triggers):
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
        self.storage = storage
        self.rulebook = rulebook
        self._clock = clock
        self._subscribers: list[Subscriber] = []

    @classmethod
    def open(
        cls, url: str, *, rulebook: Rulebook | str | Path = "fy2558", clock: Clock = bangkok_now
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
        drafted = draft(project, self.rulebook)
        begun = Loaded(case=fold([drafted]), version=1)
        return self._append(begun, drafted, key=key, fingerprint=_fingerprint("draft", plain_of(project)))

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
            event = decide(loaded.case, action(), self.rulebook)
            try:
                return self._append(loaded.after(event), event, key=key, fingerprint=fingerprint)
            except Conflict:
                if expected is not None or attempt == MOST_ATTEMPTS:
                    raise
        raise AssertionError  # pragma: no cover -- the last attempt raises

    def _append(self, after: Loaded, event: Event, *, key: str | None, fingerprint: str) -> Case:
        now = self._clock()
        stream = after.case.project.id
        appended = self.storage.append(
            Append(
                stream=stream,
                bodies=(to_bytes(event),),
                expected=after.version - 1,
                recorded=now.isoformat(),
                key=key,
                fingerprint=fingerprint,
                summary=summary_of(after.case, self.rulebook, on=self._today()),
            )
        )
        if appended.repeated:
            return load_case(self.storage, stream, upto=appended.version).case
        if isinstance(event, Accepted):
            for subscriber in self._subscribers:
                subscriber(after.case, event)
        return after.case

    def subscribe(self, subscriber: Subscriber) -> None:
        """Call this after each accepted action, once it is committed; it cannot undo it.

        What must not be missed reads ``storage.feed()`` instead: a subscriber is called in this process only.
        """
        self._subscribers.append(subscriber)

    def load(self, project: str) -> Case:
        """The case as it stands.

        Raises:
            NotFound: no such project.
        """
        return load_case(self.storage, project).case

    def version(self, project: str) -> int:
        """How many facts the store has of a project; what ``expected`` is compared with.

        Raises:
            NotFound: no such project.
        """
        return load_case(self.storage, project).version

    def history(self, project: str) -> tuple[Recorded, ...]:
        """Every fact of a project, in order, with when it was recorded.

        Raises:
            NotFound: no such project.
        """
        return tuple(Recorded.of(record) for record in load_records(self.storage, project))

    def find(
        self,
        *,
        agency: str | None = None,
        states: Iterable[State] | None = None,
        due_by: date | None = None,
        sort: str = "stream",
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page:
        """Projects of the fiscal year, by agency, state or next due day, a page at a time."""
        return self.storage.find(
            Query(
                agency=agency,
                fiscal_year=self.rulebook.fiscal_year.year,
                states=None if states is None else frozenset(states),
                due_by=due_by,
                sort=sort,
                limit=limit,
                cursor=cursor,
            )
        )

    def options(self, project: str, *, at: Moment | date | str | None = None) -> tuple[Option, ...]:
        """What can be done with a project at a moment (now), by whom, until when, at what cost.

        Triggers that cannot be pulled come last, each with every reason.

        Raises:
            NotFound: no such project.
        """
        return options_of(self._loaded(project).case, self.rulebook, at=self._moment(at))

    def preview(self, project: str, action: Action) -> Preview:
        """What an action would do; nothing is written.

        Raises:
            Refused: it would be refused.
            NotFound: no such project.
        """
        loaded = self._loaded(project)
        event = decide(loaded.case, action, self.rulebook)
        return Preview(event=event, case=loaded.after(event).case)

    def agenda(self, *, until: date | None = None, on: date | None = None) -> tuple[AgendaItem, ...]:
        """Open periods that end by ``until`` (by ``on``, today), as they stand on ``on``."""
        day = on or self._today()
        return agenda_of(self.storage, self.rulebook, on=day, until=until or day)

    def _loaded(self, project: str) -> Loaded:
        loaded = load_case(self.storage, project)
        must_govern(self.rulebook, loaded.case)
        return loaded

    def _moment(self, at: Moment | date | str | None) -> Moment:
        return Moment.of(self._clock() if at is None else at)

    def _today(self) -> date:
        return self._moment(None).effective_day(self.rulebook.counting.day_ends)


def _fingerprint(project: str, asked: object) -> str:
    return orjson.dumps([project, asked], option=orjson.OPT_SORT_KEYS).decode()


def conflict(stream: str, *, expected: int, actual: int) -> Conflict:
    """Somebody else wrote first."""
    return Conflict(
        stream=stream,
        expected=expected,
        actual=actual,
        message=f"project {stream!r} is at version {actual}, not {expected}; load it again and decide anew",
        message_th=f"โครงการ {stream!r} อยู่ที่รุ่น {actual} ไม่ใช่ {expected} โปรดโหลดใหม่แล้วตัดสินใจอีกครั้ง",
    )
