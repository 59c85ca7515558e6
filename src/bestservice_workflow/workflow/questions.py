"""What can be asked of a store without writing to it: cases, options, what-ifs, reasons."""

from collections.abc import Iterable
from datetime import date, datetime

import attrs

from bestservice_workflow.actions import Action
from bestservice_workflow.case import Case
from bestservice_workflow.checking import to_day, to_tuple, word
from bestservice_workflow.errors import IntegrityError, Refused
from bestservice_workflow.events import Accepted, State
from bestservice_workflow.explanation import Explanation, Grounds, Node, explain, refusal_tree
from bestservice_workflow.machine import decide
from bestservice_workflow.moments import Moment
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.storage import Page, Query, Storage
from bestservice_workflow.workflow.agenda import AgendaItem, agenda_of
from bestservice_workflow.workflow.clock import Clock, bangkok_now
from bestservice_workflow.workflow.facts import in_force
from bestservice_workflow.workflow.foreseeing import CostDay, Paths, cost_curve_of, paths_of
from bestservice_workflow.workflow.law import Law
from bestservice_workflow.workflow.looking_back import case_as_of
from bestservice_workflow.workflow.options import Option, options_of
from bestservice_workflow.workflow.remedies import with_remedies
from bestservice_workflow.workflow.sealing import check_heads, sealed_heads
from bestservice_workflow.workflow.stream import Loaded, Recorded, load_case, load_records, must_govern
from bestservice_workflow.workflow.verifying import Verified, verify_workflow

Day = date | str
"""A day, or its ISO 8601 text."""


@attrs.frozen(kw_only=True)
class Preview:
    """What an action would do; nothing was written."""

    event: Accepted
    case: Case
    """The case as it would be."""


class Questions:
    """The questions that a store of one rulebook answers; nothing here writes."""

    def __init__(self, storage: Storage, rulebook: Rulebook, *, clock: Clock = bangkok_now) -> None:
        self.storage = storage
        self._law = Law(storage, rulebook)
        self._clock = clock

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook with everything that was announced so far, by whatever process."""
        return self._law.now()

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
        states: Iterable[State | str] | None = None,
        due_by: Day | None = None,
        sort: str = "stream",
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page:
        """Projects of the fiscal year, by agency, state or next due day, a page at a time.

        Raises:
            InvalidDocument: no such state or sort, no such day.
        """
        return self.storage.find(
            Query(
                agency=agency,
                fiscal_year=self.rulebook.fiscal_year.year,
                states=None if states is None else frozenset(word(s, State) for s in to_tuple(states)),
                due_by=_day(due_by),
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
        event = self._decide(loaded.case, action, self.rulebook)
        return Preview(event=event, case=loaded.after(event).case)

    def cost_curve(self, project: str, action: Action, *, days: int = 30) -> tuple[CostDay, ...]:
        """What an action costs on its own day, and on each of the ``days`` after it.

        Raises:
            NotFound: no such project.
        """
        return cost_curve_of(self._loaded(project).case, action, self.rulebook, days=days)

    def paths(self, project: str, *, on: Day | None = None) -> Paths:
        """How a project can still end from ``on`` (today), with the best and the worst points within reach.

        Raises:
            NotFound: no such project.
        """
        return paths_of(self._loaded(project).case, self.rulebook, on=_day(on) or self._today())

    def explain(self, project: str, *, on: Day | None = None) -> Explanation:
        """Why a project stands where it stands on a day (today): trees down to facts and clauses, and receipts.

        Raises:
            NotFound: no such project.
            UnknownRulebook: a fact was decided under rules that are not here.
        """
        return explain(self._grounds(project), on=_day(on) or self._today())

    def explain_refusal(self, project: str, action: Action) -> Node | None:
        """Why an action would be refused, down to facts and clauses; None where it would be accepted.

        Raises:
            NotFound: no such project.
            UnknownRulebook: a fact was decided under rules that are not here.
        """
        grounds = self._grounds(project)
        try:
            decide(grounds.case, action, grounds.rules)
        except Refused as refused:
            on = action.at.effective_day(grounds.rules.counting.day_ends)
            return refusal_tree(refused, grounds, on=on)
        return None

    def as_of(self, project: str, *, day: Day | None = None, recorded: datetime | str | None = None) -> Case:
        """The case as it was: what held on ``day``, as far as the store knew at the instant ``recorded``.

        Without ``recorded`` the facts are as they read today, all corrections made.

        Raises:
            NotFound: no such project, or nothing was recorded of it by then.
            InvalidDocument: ``recorded`` is no instant with its offset.
        """
        history = self.history(project)
        return case_as_of(history, stream=project, day=_day(day), recorded=recorded, rules=self.rulebook)

    def agenda(self, *, until: Day | None = None, on: Day | None = None) -> tuple[AgendaItem, ...]:
        """Open periods that end by ``until`` (by ``on``, today), as they stand on ``on``."""
        day = _day(on) or self._today()
        return agenda_of(self.storage, self.rulebook, on=day, until=_day(until) or day)

    def verify(self, *, others: Iterable[Rulebook] = ()) -> Verified:
        """Check every hash chain, and decide every fact again under the rules that it pins.

        ``others`` are further rulebooks that facts may pin, besides this workflow's and the shipped ones.
        """
        return verify_workflow(self.storage, self._law.written, others=others)

    def sealed_heads(self, *, key: bytes) -> bytes:
        """The head of every stream, sealed with a key, for keeping where this store cannot be written from.

        Raises:
            InvalidDocument: a key of fewer than 16 bytes.
        """
        return sealed_heads(self.storage, key=key, taken=self._clock().isoformat())

    def check_heads(self, sealed: bytes, *, key: bytes) -> tuple[IntegrityError, ...]:
        """Every stream that was shortened or rewritten since the heads were sealed.

        Raises:
            InvalidDocument: no sealed heads, or sealed with another key.
        """
        return tuple(check_heads(self.storage, sealed, key=key))

    def _loaded(self, project: str) -> Loaded:
        loaded = load_case(self.storage, project)
        must_govern(self.rulebook, loaded.case)
        return loaded

    def _moment(self, at: Moment | date | str | None) -> Moment:
        return Moment.of(self._clock() if at is None else at)

    def _today(self) -> date:
        return self._moment(None).effective_day(self.rulebook.counting.day_ends)

    def _grounds(self, project: str) -> Grounds:
        facts = [fact.event for fact in in_force(self.history(project))]
        rulebooks = [self._law.of(fact, stream=project) for fact in facts]
        grounds = Grounds.of(facts, self.rulebook, decided_under=rulebooks)
        must_govern(self.rulebook, grounds.case)
        return grounds

    def _decide(self, case: Case, action: Action, rules: Rulebook) -> Accepted:
        try:
            return decide(case, action, rules)
        except Refused as refused:
            raise with_remedies(refused, case, action, rules) from None


def _day(day: Day | None) -> date | None:
    return None if day is None else to_day(day)
