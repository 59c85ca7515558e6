"""The rules once more, in plain dictionaries: what the machine is held against.

Nothing here uses the state table, the guards, the hooks, the periods or the fold. A model reads the
rulebook's parameters by name and the calendar's days one by one, so that a mistake has to be made twice,
in two ways, to go unseen.
"""

from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any

from bestservice_workflow.actions import Action
from bestservice_workflow.calendars import WorkingCalendar
from bestservice_workflow.project import Project
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing.model_guards import effective_day, law, plan_of, refusals

Model = dict[str, Any]

_DAY = timedelta(days=1)
_FIXED = {"submission": "submission.deadline", "report": "report.deadline", "scoring": "scoring.deadline"}
_CLAUSED = {name: f"{name}.working_days" for name in ("notification", "revision", "appeal")} | _FIXED
_ENDS = {"submit": "submission", "resubmit": "revision", "report": "report", "score": "scoring"}
_RESOLVES = {"approve", "request_revision", "reject", "grant_appeal", "dismiss_appeal"}


def begin(project: Project, rules: Rulebook) -> Model:
    """A draft."""
    return {
        "project": project,
        "state": "draft",
        "round": 0,
        "notified": True,
        "final": False,
        "appeals": 0,
        "last": None,
        "accepted": 0,
        "open": {"submission": (None, _due("submission", None, rules))},
        "deductions": (),
        "score": None,
        "results": (),
    }


def reasons(model: Model, action: Action, rules: Rulebook) -> list[str]:
    """The codes of all that stands against an action, in the order in which the machine tells them."""
    day = effective_day(action.at, law(rules, "calendar.day_ends"))
    return refusals(model, action, rules.as_of(day), lapsed=_lapsed(model, rules.as_of(day), day))


def step(model: Model, action: Action, rules: Rulebook) -> Model:
    """The model after an action that nothing stands against."""
    do = action.do.value
    day = effective_day(action.at, law(rules, "calendar.day_ends"))
    known = rules.as_of(day)
    after: Model = {
        **model,
        "project": plan_of(model, action),
        "open": dict(model["open"]),
        "last": action.at,
        "accepted": model["accepted"] + 1,
    }
    if do in _RESOLVES:
        _resolve(after, do, day, known)
    elif do == "notify":
        after["notified"] = True
        after["open"].pop("notification")
        _begin_ways_back(after, day, known)
    elif do == "open_review":
        after["round"] += 1
    elif do == "appeal":
        after["appeals"] += 1
        after["round"] += bool(law(known, "appeal.uses_round"))
        after["open"].pop("appeal", None)
        after["open"].pop("revision", None)
    elif do == "start":
        after["open"]["report"] = (day, _due("report", day, known))
    if do in _ENDS:
        _finish(after, _ENDS[do], day, known)
    if do == "report":
        after["results"] = action.results  # type: ignore[attr-defined]  # a report has results
        after["open"]["scoring"] = (day, _due("scoring", day, known))
    if do == "score":
        after["score"] = _score(after, known)
    after["state"] = _target(model, do, known)
    return after


def differences(model: Model, case: Any) -> list[str]:  # noqa: ANN401 -- a Case, or what stands for one
    """Where the library's case and the model do not agree, one line each; none if they agree."""
    said = {
        "state": (case.state.value, model["state"]),
        "round": (case.round, model["round"]),
        "notified": (case.notified, model["notified"]),
        "final": (case.final, model["final"]),
        "appeals": (case.appeals, model["appeals"]),
        "project": (case.project, model["project"]),
        "open periods": (_open_in(case), {name: due for name, (_, due) in model["open"].items()}),
        "deductions": (
            tuple((one.clause, one.action, one.days_late, one.points) for one in case.deductions),
            model["deductions"],
        ),
        "score": (
            case.score and (case.score.percent, case.score.level, case.score.gross, case.score.net),
            model["score"],
        ),
    }
    return [f"{name} is {ours}, not {theirs}" for name, (ours, theirs) in said.items() if ours != theirs]


def _open_in(case: Any) -> dict[str, date | None]:  # noqa: ANN401 -- see ``differences``
    youngest = {period.subject.value: period for period in case.periods}
    return {name: period.due for name, period in youngest.items() if period.done is None and not period.moot}


def _target(model: Model, do: str, known: Rulebook) -> str:
    if do == "notify":
        return str(model["state"])
    if do == "request_revision":
        ends = model["round"] >= law(known, "review.max_rounds")
        return "rejected" if ends and law(known, "review.revision_in_last_round") == "reject" else "revision"
    return {
        "edit": "draft",
        "submit": "submitted",
        "resubmit": "submitted",
        "open_review": "under_review",
        "approve": "approved",
        "grant_appeal": "approved",
        "reject": "rejected",
        "dismiss_appeal": "rejected",
        "appeal": "appeal",
        "start": "executing",
        "report": "reported",
        "score": "scored",
    }[do]


def _resolve(after: Model, do: str, day: date, known: Rulebook) -> None:
    after["notified"] = False
    after["open"]["notification"] = (day, _due("notification", day, known))
    if do in {"grant_appeal", "dismiss_appeal"}:
        after["final"] = law(known, "appeal.final")


def _begin_ways_back(after: Model, day: date, known: Rulebook) -> None:
    """What a notice begins for the agency: time to modify, time to appeal."""
    state, final = after["state"], after["final"]
    rounds = after["round"] < law(known, "review.max_rounds")
    if state == "revision" or (
        state == "rejected" and rounds and not final and law(known, "review.rejected_may_resubmit")
    ):
        after["open"]["revision"] = (day, _due("revision", day, known))
    resolution = {"revision": "request_revision", "rejected": "reject"}.get(state)
    unused = after["appeals"] < law(known, "appeal.limit")
    if resolution in law(known, "appeal.against") and not final and unused:
        after["open"]["appeal"] = (day, _due("appeal", day, known))


def _finish(after: Model, subject: str, day: date, known: Rulebook) -> None:
    if subject not in after["open"]:
        return
    began, _ = after["open"].pop(subject)
    due = _due(subject, began, known)
    if due is None or subject == "scoring":
        return
    late = _days_between(due, day, known, working=law(known, f"{subject}.late.days") == "working")
    daily = law(known, f"{subject}.late.per_day") * max(0, late - law(known, f"{subject}.late.free_days"))
    points = law(known, f"{subject}.late.flat") + daily if late else Fraction(0)
    if points:
        clause = known.parameters[_CLAUSED[subject]].clause
        after["deductions"] = (*after["deductions"], (clause, after["accepted"] - 1, late, points))


def _due(subject: str, began: date | None, known: Rulebook) -> date | None:
    if subject in _FIXED:
        day: date | None = law(known, _FIXED[subject])
        while day is not None and law(known, "calendar.roll") and not known.calendar.is_working(day):
            day += _DAY
        return day
    assert began is not None  # noqa: S101 -- only the fixed ones have no beginning
    first = bool(law(known, f"{subject}.count_first_day"))
    return _walk(known.calendar, began, law(known, f"{subject}.working_days"), first)


@lru_cache(maxsize=4096)
def _walk(calendar: WorkingCalendar, day: date, wanted: int, first: bool) -> date:  # noqa: FBT001 -- cached
    counted = 1 if first and calendar.is_working(day) else 0
    while counted < wanted:
        day += _DAY
        counted += calendar.is_working(day)
    return day


def _days_between(due: date, day: date, known: Rulebook, *, working: bool) -> int:
    late = max(0, (day - due).days)
    if not working:
        return late
    return sum(known.calendar.is_working(due + place * _DAY) for place in range(1, late + 1))


def _lapsed(model: Model, known: Rulebook, day: date) -> bool:
    if (
        "appeal" not in model["open"]
        or not model["notified"]
        or law(known, "appeal.late.effect") == "accepted"
    ):
        return False
    began, _ = model["open"]["appeal"]
    due = _due("appeal", began, known)
    return due is not None and day > due


def _score(after: Model, known: Rulebook) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    full = law(known, "scoring.full")
    achieved = {result.indicator: Fraction(result.achieved) for result in after["results"]}
    project: Project = after["project"]
    reached = [
        min(full, achieved[one.id] * full / Fraction(one.target))
        for one in project.indicators
        if one.target is not None
    ]
    percent = sum(reached, Fraction(0)) / len(reached)
    level = _level(percent, known)
    levels = law(known, "scoring.levels")
    gross = level * law(known, f"weight.{project.agency.kind.value}") / len(levels)
    taken = sum((points for *_, points in after["deductions"]), Fraction(0))
    return percent, level, gross, max(law(known, "scoring.least_points"), gross - taken)


def _level(percent: Fraction, known: Rulebook) -> Fraction:
    levels: tuple[Fraction, ...] = law(known, "scoring.levels")
    if percent < levels[0]:
        below = law(known, "scoring.below_first_level")
        if below != "extrapolate":
            return Fraction(below == "floor")
        return max(Fraction(0), 1 - (levels[0] - percent) / (levels[1] - levels[0]))
    level = Fraction(0)
    for number, (low, high) in enumerate(zip(levels, (*levels[1:], None), strict=True), start=1):
        if percent >= low:
            level = Fraction(number)
            if high is not None and percent < high and law(known, "scoring.between_levels") == "interpolate":
                level += (percent - low) / (high - low)
    return level
