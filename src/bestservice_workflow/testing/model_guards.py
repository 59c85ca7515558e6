"""What stands against an action, by the model's plain dictionaries."""

from datetime import date, timedelta
from typing import Any

import attrs

from bestservice_workflow.actions import Action
from bestservice_workflow.moments import Moment
from bestservice_workflow.project import Project
from bestservice_workflow.rulebook import Rulebook

WHO = {
    "edit": "agency",
    "submit": "agency",
    "open_review": "office",
    "approve": "committee",
    "request_revision": "committee",
    "reject": "committee",
    "notify": "office",
    "resubmit": "agency",
    "appeal": "agency",
    "grant_appeal": "committee",
    "dismiss_appeal": "committee",
    "start": "agency",
    "report": "agency",
    "score": "office",
}
"""Who does what, as the slides have it."""

_KNOWN = {
    "draft": ("edit", "submit"),
    "submitted": ("open_review",),
    "under_review": ("approve", "request_revision", "reject"),
    "revision": ("notify", "resubmit", "appeal"),
    "rejected": ("notify", "resubmit", "appeal"),
    "appeal": ("grant_appeal", "dismiss_appeal"),
    "approved": ("notify", "start"),
    "executing": ("notify", "report"),
    "reported": ("notify", "score"),
    "scored": ("notify",),
}


def law(rules: Rulebook, name: str) -> Any:  # noqa: ANN401 -- each parameter has its own kind
    """The value of a parameter."""
    return rules.parameters[name].value


def effective_day(at: Moment, day_ends: int) -> date:
    """The day that counts: an instant at or after the end of the day belongs to the next (A17)."""
    if at.instant is not None and at.instant.hour * 60 + at.instant.minute >= day_ends:
        return at.day + timedelta(days=1)
    return at.day


def may(do: str, known: Rulebook) -> tuple[str, ...]:
    """The roles that may do this; resolutions as A19 is read."""
    if WHO[do] == "committee":
        return tuple(str(role) for role in law(known, "review.recorded_by"))
    return (WHO[do],)


def plan_of(model: dict[str, Any], action: Action) -> Project:
    """The project as it would be after the action."""
    values = dict(getattr(action, "changes", {}))
    project: Project = model["project"]
    if not values:
        return project
    return Project(**{**attrs.asdict(project, recurse=False), **values})


def refusals(model: dict[str, Any], action: Action, known: Rulebook, *, lapsed: bool) -> list[str]:
    """The codes of all that stands against an action under the law as known on its day."""
    do = action.do.value
    if not _knows(model["state"], do, known):
        return ["illegal_transition"]
    against = {
        "not_permitted": not _is_permitted(model, action, known),
        "out_of_order": _precedes(action.at, model["last"]),
        **_by_trigger(model, action, known, lapsed=lapsed),
    }
    return [code for code, stands in against.items() if stands]


def _knows(state: str, do: str, known: Rulebook) -> bool:
    if do not in _KNOWN[state]:
        return False
    if do == "resubmit" and state == "rejected":
        return bool(law(known, "review.rejected_may_resubmit"))
    if do == "appeal":
        return {"rejected": "reject", "revision": "request_revision"}[state] in law(known, "appeal.against")
    return True


def _is_permitted(model: dict[str, Any], action: Action, known: Rulebook) -> bool:
    if action.by.role.value not in may(action.do.value, known):
        return False
    return action.by.role.value != "agency" or action.by.id == model["project"].agency.code


def _precedes(at: Moment, last: Moment | None) -> bool:
    if last is None:
        return False
    if at.instant is None or last.instant is None:
        return at.day < last.day
    return at.instant < last.instant


def _by_trigger(model: dict[str, Any], action: Action, known: Rulebook, *, lapsed: bool) -> dict[str, bool]:
    no_round = model["round"] >= law(known, "review.max_rounds")
    unannounced = {"not_notified": not model["notified"]}
    against: dict[str, bool] = {}
    match action.do.value:
        case "submit":
            against = _about_project(plan_of(model, action), known) | _about_proof(action, known)
        case "open_review":
            against = {"round_limit_reached": no_round}
        case "notify":
            against = {"already_notified": model["notified"]}
        case "resubmit":
            ended = {"round_limit_reached": no_round, "decision_final": model["final"]}
            against = unannounced | ended | _about_project(plan_of(model, action), known)
        case "appeal":
            used = model["appeals"] >= law(known, "appeal.limit")
            against = unannounced | {"deadline_passed": lapsed, "appeal_already_used": used}
        case "report":
            wanted = {indicator.id for indicator in model["project"].indicators}
            given = [result.indicator for result in getattr(action, "results", ())]
            against = {
                "results_incomplete": any(given.count(one) != 1 for one in wanted),
                "unknown_indicator": not wanted.issuperset(given),
            }
    return against


def _about_proof(action: Action, known: Rulebook) -> dict[str, bool]:
    letter, email = getattr(action, "letter", None), getattr(action, "email", None)
    given = {"letter": (letter or "").strip(), "email": email}
    return {"missing_submission_proof": not all(given[name] for name in law(known, "submission.proof"))}


def _about_project(project: Project, known: Rulebook) -> dict[str, bool]:
    states = {
        "indicators": bool(project.indicators) and None not in [one.target for one in project.indicators],
        "method": project.method.strip(),
        "service": project.service.strip(),
        "period": project.period,
    }
    no_team = law(known, "completeness.team") and not "".join(project.team).strip()
    return {
        "incomplete_project": no_team or not all(states[name] for name in law(known, "completeness.states")),
        "ineligible_project": _is_ineligible(project, known),
    }


def _is_ineligible(project: Project, known: Rulebook) -> bool:
    year, period = known.fiscal_year, project.period
    undescribed = not (project.improvement or "").strip()
    return any(
        [
            project.category.value == "continuing"
            and project.continues != law(known, "eligibility.continues_from"),
            project.category.value == "improved"
            and law(known, "eligibility.improved_never_presented")
            and (project.previously_presented or undescribed),
            project.facebook
            and law(known, "eligibility.facebook_needs_distinction")
            and not (project.distinctive or "").strip(),
            period is not None
            and law(known, "eligibility.within_fiscal_year")
            and (period.end < year.start or period.start > year.end),
        ]
    )
