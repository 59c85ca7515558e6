"""The search itself: breadth first over abstract states of the real machine, every check at every step."""

from collections import deque
from collections.abc import Iterable, Sequence
from functools import partial

import attrs

from bestservice_workflow.actions import Action, Edit, Trigger
from bestservice_workflow.case import Case, evolve
from bestservice_workflow.errors import Refused
from bestservice_workflow.machine import TABLE, Row, decide, draft
from bestservice_workflow.machine.decision import Decision
from bestservice_workflow.machine.engine import build_machine
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing import model as plain
from bestservice_workflow.testing.exploring.abstraction import Key, key_of, situation
from bestservice_workflow.testing.exploring.alphabet import Alphabet, Attempt
from bestservice_workflow.testing.exploring.bounds import Bounds
from bestservice_workflow.testing.exploring.counting import Counts, counted
from bestservice_workflow.testing.exploring.findings import Finding, lines_of
from bestservice_workflow.testing.exploring.graph import is_end, vacuous, without_a_way_to
from bestservice_workflow.testing.exploring.invariants import Invariant, Step, broken_by
from bestservice_workflow.testing.exploring.projects import SOUND, project_of
from bestservice_workflow.testing.exploring.relations import Broken, DaysOff, Lenient, Waiting
from bestservice_workflow.testing.exploring.result import Exploration, Reached, Verdict

_PLANS_ALIKE = {"continuing": SOUND, "improved": SOUND, "distinctive Facebook": SOUND}


@attrs.define
class _Node:
    """One abstract state, by the shortest way there."""

    case: Case
    model: plain.Model
    plan: str
    history: tuple[Action, ...]
    shadows: dict[str, Case]
    successors: set[int] = attrs.field(factory=set)


def explore(
    rulebook: Rulebook,
    bounds: Bounds | None = None,
    *,
    table: Iterable[Row] = TABLE,
    invariants: Sequence[Invariant] = (),
) -> Exploration:
    """Reach every state that the rules allow, and check every step on the way.

    The machine is the real one, made from ``table``; ``invariants`` are checks of your own.

    >>> from bestservice_workflow import load_rulebook
    >>> explore(load_rulebook("fy2558"), Bounds(states=20)).verdict
    <Verdict.INCOMPLETE: 'INCOMPLETE'>
    """
    search = _Search(rulebook, bounds or Bounds(), tuple(table), tuple(invariants))
    search.run()
    return search.result()


class _Search:
    def __init__(
        self, rules: Rulebook, bounds: Bounds, table: tuple[Row, ...], extra: tuple[Invariant, ...]
    ) -> None:
        self._rules, self._bounds, self._table, self._extra = rules, bounds, table, extra
        self._counts = Counts()
        self._decide = partial(decide, machine=build_machine(counted(table, self._counts)))
        self._alphabet = Alphabet(rules, later=bounds.later, table=table)
        self._project = project_of(rules)
        self._lenient = Lenient.than(rules, by=self._decide)
        self._days_off = DaysOff(rules)
        self._nodes: list[_Node] = []
        self._places: dict[Key, int] = {}
        self._edges: list[tuple[int, Action, int]] = []
        self._findings: dict[tuple[str, str | None], Finding] = {}
        self._attempts = 0
        self._bounded = False

    def run(self) -> None:
        case = evolve(None, draft(self._project, self._rules))
        shadows = self._lenient.begin(self._project) if self._bounds.relations else {}
        first = _Node(case, plain.begin(self._project, self._rules), SOUND, (), shadows)
        queue = deque([self._place(first)])
        while queue and not self._enough:
            place = queue.popleft()
            if len(self._nodes[place].history) >= self._bounds.depth:
                self._bounded = True
                continue
            queue.extend(self._expand(place))

    @property
    def _enough(self) -> bool:
        return self._bounds.findings is not None and len(self._findings) >= self._bounds.findings

    def _place(self, node: _Node) -> int:
        self._nodes.append(node)
        self._places[key_of(node.case, self._rules, plan=node.plan)] = len(self._nodes) - 1
        return len(self._nodes) - 1

    def _expand(self, place: int) -> list[int]:
        node, waiting, found = self._nodes[place], Waiting(self._rules), []
        for attempt in self._alphabet.attempts(node.case):
            self._attempts += 1
            history = (*node.history, attempt.action)
            self._one_row(node, attempt.action, history)
            step, refused = self._try(node, attempt.action, history)
            act = attempt.action
            kind = (act.do.value, attempt.content, f"{act.by.role} {act.by.id}")
            on = act.at.effective_day(self._rules.counting.day_ends)
            self._tell(waiting.broken_by(kind, on=on, step=step, refused=refused), history)
            if step is not None:
                found += self._follow(place, attempt, step, history)
            if self._enough:
                break
        return found

    def _one_row(self, node: _Node, action: Action, history: tuple[Action, ...]) -> None:
        """Two rows of one state and trigger exclude each other, and one of them is in force."""
        rows = [row for row in self._table if row.source is node.case.state and row.trigger is action.do]
        if len(rows) < 2:  # noqa: PLR2004 -- one row has nothing to exclude
            return
        decision = Decision.begin(node.case, action, self._rules)
        force = [row for row in rows if row.when is None or row.when(decision)]
        if len(force) != 1:
            what = "gap" if not force else "overlap"
            told = f"{len(force)} of {len(rows)} rows are in force for {action.do} in {situation(node.case)}"
            self._tell(Broken(what, None, told), history)

    def _try(
        self, node: _Node, action: Action, history: tuple[Action, ...]
    ) -> tuple[Step | None, Refused | None]:
        against = plain.reasons(node.model, action, self._rules)
        try:
            event = self._decide(node.case, action, self._rules)
        except Refused as refused:
            codes = [reason.code for reason in refused.reasons]
            if codes != against:
                told = f"{action.do} is refused for {codes}, the model says {against or 'accepted'}"
                self._tell(Broken("model", refused.clause, told), history)
            return None, refused
        except Exception as error:  # noqa: BLE001 -- whatever a rule does instead of answering is a finding
            told = f"{action.do} in {situation(node.case)} fails: {type(error).__name__}: {error}"
            self._tell(Broken("crash", None, told), history)
            return None, None
        self._counts.accepted(event)
        step = Step(before=node.case, event=event, after=evolve(node.case, event), rules=self._rules)
        for invariant, said in broken_by(step, extra=self._extra):
            self._tell(Broken(invariant.name, invariant.clause, said), history)
        if against:
            told = f"{action.do} is accepted, the model refuses it for {against}"
            self._tell(Broken("model", None, told), history)
        return step, None

    def _follow(self, place: int, attempt: Attempt, step: Step, history: tuple[Action, ...]) -> list[int]:
        """Go on from an accepted action: to the state it leads to, which may be new."""
        node = self._nodes[place]
        model = self._modelled(node, step, history)
        if model is None:
            return []
        plan = self._plan_after(node, attempt)
        if step.event.action.do is Trigger.REPORT:
            self._look_ahead(step, model, history)
        key = key_of(step.after, self._rules, plan=plan)
        known = self._places.get(key)
        if known is None:
            if len(self._nodes) >= self._bounds.states:
                self._bounded = True
                return []
            known = self._place(_Node(step.after, model, plan, history, self._shadows(node, step, history)))
            new = [known]
        else:
            new = []
        node.successors.add(known)
        self._edges.append((place, attempt.action, known))
        return new

    def _modelled(self, node: _Node, step: Step, history: tuple[Action, ...]) -> plain.Model | None:
        """The model after the step; None where it does not agree, which is not gone on from."""
        if plain.reasons(node.model, step.event.action, self._rules):
            return None
        model = plain.step(node.model, step.event.action, self._rules)
        differing = plain.differences(model, step.after)
        if differing:
            told = f"after {step.event.action.do}, " + "; ".join(differing)
            self._tell(Broken("model", None, told), history)
            return None
        return model

    def _look_ahead(self, step: Step, model: plain.Model, history: tuple[Action, ...]) -> None:
        """Score at once what was reported: what was achieved changes nothing but the score."""
        node = _Node(step.after, model, SOUND, history, {})
        first = self._alphabet.first(Trigger.SCORE, step.after).action
        self._attempts += 1
        scored, _ = self._try(node, first, (*history, first))
        if scored is not None:
            self._modelled(node, scored, (*history, first))

    def _shadows(self, node: _Node, step: Step, history: tuple[Action, ...]) -> dict[str, Case]:
        if not self._bounds.relations:
            return {}
        for broken in self._days_off.broken_by(step.event):
            self._tell(broken, history)
        shadows, against = self._lenient.follow(node.shadows, step)
        for broken in against:
            self._tell(broken, history)
        return shadows

    def _plan_after(self, node: _Node, attempt: Attempt) -> str:
        if isinstance(attempt.action, Edit):
            return attempt.content
        if attempt.action.do is Trigger.SUBMIT:
            return _PLANS_ALIKE.get(node.plan, node.plan)
        if attempt.action.do is Trigger.RESUBMIT and attempt.content != SOUND:
            return _PLANS_ALIKE.get(attempt.content, attempt.content)
        return node.plan

    def _tell(self, broken: Broken | None, history: tuple[Action, ...]) -> None:
        """Keep the first finding of each kind: the search is breadth first, so it is a shortest."""
        if broken is None or (broken.name, broken.clause) in self._findings:
            return
        self._findings[broken.name, broken.clause] = Finding(
            check=broken.name,
            clause=broken.clause,
            message=broken.message,
            rules=self._rules,
            project=self._project,
            history=history,
            lines=lines_of(self._project, history, self._rules, by=self._decide),
        )

    def result(self) -> Exploration:
        fired = self._counts.told()
        if not self._bounded and not self._enough:
            self._check_graph()
        findings = tuple(self._findings.values())
        verdict = Verdict.INCOMPLETE if self._bounded else Verdict.COMPLETE
        return Exploration(
            verdict=Verdict.FAILED if findings else verdict,
            states=len(self._nodes),
            transitions=len(self._edges),
            attempts=self._attempts,
            depth=max(len(node.history) for node in self._nodes),
            fired=fired,
            digest=self._rules.digest,
            findings=findings,
            project=self._project,
            reached=tuple(
                Reached(history=node.history, case=node.case, plan=node.plan) for node in self._nodes
            ),
            edges=tuple(self._edges),
        )

    def _check_graph(self) -> None:
        ends = {place for place, node in enumerate(self._nodes) if is_end(node.case, self._rules)}
        following = [node.successors for node in self._nodes]
        for place, node in enumerate(self._nodes):
            if place not in ends and not following[place] - {place}:
                told = f"nothing can be done in {situation(node.case)}, which is no end"
                self._tell(Broken("dead_end", None, told), node.history)
        for place in without_a_way_to(ends, following):
            node = self._nodes[place]
            told = f"no end can be reached from {situation(node.case)}"
            self._tell(Broken("no_end", None, told), node.history)
        for name, what in vacuous(self._table, self._counts, self._rules):
            self._tell(Broken(f"vacuous {name}", None, f"{name} {what}"), ())
