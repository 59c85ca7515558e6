"""What an accepted action does to a case."""

from datetime import date
from typing import Any

from tests.oracle import deadlines
from tests.oracle.calendar_ import effective_day
from tests.oracle.figures import penalty
from tests.oracle.guards import Action, Case, Reason, project_after, reasons_against, rounds_left
from tests.oracle.readings import rules_with

RESOLUTIONS = {"approve", "request_revision", "reject", "grant_appeal", "dismiss_appeal"}

LEADS_TO = {
    "edit": "draft",
    "submit": "submitted",
    "open_review": "under_review",
    "approve": "approved",
    "request_revision": "revision",
    "reject": "rejected",
    "resubmit": "submitted",
    "appeal": "appeal",
    "grant_appeal": "approved",
    "dismiss_appeal": "rejected",
    "start": "executing",
    "report": "reported",
    "score": "scored",
}


def new_case(document: dict[str, Any]) -> Case:
    rules = rules_with(document.get("overrides") or {})
    return {
        "rules": rules,
        "project": document["project"],
        "state": "draft",
        "round": 0,
        "resolution": None,
        "appealed": False,
        "final": False,
        "last_at": None,
        "last_day": None,
        "accepted": 0,
        "periods": [deadlines.submission_period(rules)],
        "deductions": [],
        "results": {},
    }


def take(action: Action, case: Case) -> list[Reason]:
    """Carry the action out, or return every reason why not and leave the case as it was."""
    reasons = reasons_against(action, case)
    if not reasons:
        carry_out(action, case)
    return reasons


def carry_out(action: Action, case: Case) -> None:
    do = action["do"]
    day = effective_day(action["at"], case["rules"])
    if do in {"edit", "resubmit"}:
        case["project"] = project_after(action, case)
    if do in RESOLUTIONS:
        resolve(do, day, case)
    else:
        proceed(action, day, case)
    case["last_at"], case["last_day"] = action["at"], day
    case["accepted"] += 1


def resolve(do: str, day: date, case: Case) -> None:
    """A resolution of the committee, which the Office must then notify (S8.5)."""
    rejected_for_good = do == "request_revision" and not rounds_left(case)
    kind = "reject" if rejected_for_good else do
    case["state"] = LEADS_TO[kind]
    case["resolution"] = {"kind": kind, "notified": False}
    case["final"] = do in {"grant_appeal", "dismiss_appeal"}
    case["periods"].append(deadlines.notification_period(day, case["rules"]))


def proceed(action: Action, day: date, case: Case) -> None:
    rules, periods = case["rules"], case["periods"]
    match action["do"]:
        case "submit":
            finish("S6.2", day, case, prefix="submission.late")
        case "open_review":
            case["round"] += 1
        case "notify":
            finish("S8.5", day, case)
            case["resolution"]["notified"] = True
            periods.extend(periods_from_notice(day, case))
        case "resubmit":
            finish("S8.6.1", day, case, prefix="revision.late")
        case "appeal":
            set_revision_aside(case)
            finish("S9.6.2", day, case)
            case["appealed"] = True
        case "start" if rules["report.deadline"] is not None:
            periods.append(deadlines.report_period(day, rules))
        case "report":
            if rules["report.deadline"] is not None:
                finish("S10.8", day, case, prefix="report.late")
            case["results"] = {result["indicator"]: result["achieved"] for result in action["results"]}
            periods.append(deadlines.scoring_period(day, rules))
        case "score":
            finish("S11.9", day, case)
    case["state"] = LEADS_TO.get(action["do"], case["state"])


def periods_from_notice(day: date, case: Case) -> list[deadlines.Period]:
    """What a notice begins for the agency: a duty or right to resubmit, and a right to appeal."""
    rules, kind = case["rules"], case["resolution"]["kind"]
    begun = []
    if kind == "request_revision":
        begun.append(deadlines.revision_period("duty", day, rules))
    if kind == "reject" and rules["review.rejected_may_resubmit"] and rounds_left(case):
        begun.append(deadlines.revision_period("right", day, rules))
    if kind in rules["appeal.against"]:
        begun.append(deadlines.appeal_period(day, rules))
    return begun


def set_revision_aside(case: Case) -> None:
    """An appeal makes the revision that was asked for moot."""
    revision = deadlines.last_open(case["periods"], "S8.6.1")
    if case["state"] == "revision" and revision:
        revision["moot"] = True


def finish(clause: str, day: date, case: Case, *, prefix: str | None = None) -> None:
    """End the open period of this clause; `prefix` names the fields that say what lateness costs."""
    rules = case["rules"]
    period = deadlines.last_open(case["periods"], clause)
    if period is None:
        message = f"no open period of {clause}"
        raise LookupError(message)
    period["due"] = deadlines.as_known(period, day, rules)["due"]
    period["done"] = day
    late = deadlines.days_late(period, day, rules)
    points = penalty(rules, prefix, late) if prefix else 0
    if points:
        case["deductions"].append(
            {
                "clause": clause,
                "action": case["accepted"],
                "due": period["due"],
                "on": day,
                "days_late": late,
                "points": points,
            }
        )
