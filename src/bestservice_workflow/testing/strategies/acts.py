"""Actors, single actions, and whole histories."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from bestservice_workflow.actions import ACTIONS, Action, Actor, Result, Trigger
from bestservice_workflow.case import Case, evolve
from bestservice_workflow.errors import Refused
from bestservice_workflow.history import HistoryDocument
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.machine.table import triggers_from
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing.exploring.alphabet import STRANGER, landmarks
from bestservice_workflow.testing.exploring.projects import plans
from bestservice_workflow.testing.model_guards import may
from bestservice_workflow.testing.strategies.plans import projects
from bestservice_workflow.testing.strategies.times import moments_around
from bestservice_workflow.testing.strategies.values import figures

_LONGEST = 50


def actors(code: str) -> st.SearchStrategy[Actor]:
    """Everybody who can act on the project of this agency. Shrinks to the agency itself."""
    return st.sampled_from([Actor.agency(code), Actor.office(), Actor.committee(), STRANGER])


def hostile_actors(code: str, do: Trigger, rules: Rulebook) -> st.SearchStrategy[Actor]:
    """Everybody who must not do this to the project of this agency. Shrinks to the project's own agency."""
    return actors(code).filter(
        lambda actor: actor == STRANGER or actor.role.value not in may(do.value, rules)
    )


@st.composite
def actions(draw: st.DrawFn, case: Case, rules: Rulebook, *, do: Trigger | None = None) -> Action:
    """What somebody might do next: mostly what the state knows, by whom it is, around the days that count.

    With ``do``, an attempt at this trigger. Shrinks to the state's first trigger, by the right actor, on the
    day of the last action.
    """
    known = triggers_from(case.state)
    any_trigger = st.one_of(st.sampled_from(known), st.sampled_from(known), st.sampled_from(Trigger))
    wanted: Trigger = draw(any_trigger) if do is None else do
    code = case.project.agency.code
    right = {"agency": Actor.agency(code), "office": Actor.office(), "committee": Actor.committee()}
    own = right[may(wanted.value, rules)[0]]
    by = draw(st.one_of(st.just(own), st.just(own), st.just(own), actors(code)))
    base = case.last_at.day if case.last_at else rules.fiscal_year.start
    at = draw(moments_around(base, *landmarks(case, rules).values()))
    return ACTIONS[wanted](at=at, by=by, **draw(_content(wanted, case, rules)))


def _content(do: Trigger, case: Case, rules: Rulebook) -> st.SearchStrategy[dict[str, Any]]:
    match do:
        case Trigger.SUBMIT:
            letters = st.sampled_from(["กท 4001/1234", "กท 4001/1234", "กท 4001/1234", " ", None])
            emails = st.sampled_from([rules.fiscal_year.start, rules.fiscal_year.start, None])
            return st.fixed_dictionaries({"letter": letters, "email": emails})
        case Trigger.EDIT:
            return st.sampled_from([{"changes": plan} for plan in plans(rules).values()])
        case Trigger.RESUBMIT:
            unchanged: list[dict[str, Any]] = [{"changes": {}}] * 10
            return st.sampled_from([*unchanged, *({"changes": plan} for plan in plans(rules).values())])
        case Trigger.REPORT:
            return _reports(case, rules)
    return st.just({})


def _reports(case: Case, rules: Rulebook) -> st.SearchStrategy[dict[str, Any]]:
    names = [indicator.id for indicator in case.project.indicators]
    every = st.just(names)
    some = st.lists(st.sampled_from([*names, "k9"]), max_size=3)
    reported = st.one_of(every, every, every, some)
    achieved = st.lists(figures(*rules.scoring.levels), min_size=5, max_size=5)
    return st.builds(_report, reported, achieved)


def _report(names: list[str], achieved: list[Decimal]) -> dict[str, Any]:
    pairs = zip(names, achieved, strict=False)
    return {"results": tuple(Result(indicator=name, achieved=value) for name, value in pairs)}


@st.composite
def histories(draw: st.DrawFn, rules: Rulebook, *, longest: int = _LONGEST) -> HistoryDocument:
    """Projects with what was tried on them, accepted and refused, up to ``longest`` actions.

    Each action is drawn for the case that those before it lead to. Shrinks to a shorter history, then to
    each action's own simplest.
    """
    project = draw(projects(rules))
    case = evolve(None, draft(project, rules))
    tried: list[Action] = []
    for _ in range(draw(st.integers(0, longest))):
        action = draw(actions(case, rules))
        tried.append(action)
        try:
            case = evolve(case, decide(case, action, rules))
        except Refused:
            continue
    return HistoryDocument(project=project, actions=tuple(tried), rules=rules)
