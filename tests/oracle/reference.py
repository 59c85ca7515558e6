"""The oracle: what `bestservice replay --json` must print for a document, written from the text alone."""

from datetime import date
from fractions import Fraction
from typing import Any

from tests.oracle import deadlines
from tests.oracle.figures import gross_of, level_of, percent_of, shown
from tests.oracle.guards import Case, rounds_left
from tests.oracle.readings import WEIGHT
from tests.oracle.steps import new_case, take

Document = dict[str, Any]
Outcome = dict[str, Any]


def outcome(document: Document, *, as_of: date | None = None) -> Outcome:
    """The outcome of one document; refusals and their reasons carry no messages."""
    case = new_case(document)
    refused = None
    for place, action in enumerate(document["actions"]):
        reasons = take(action, case)
        if reasons:
            refused = {"action": place, "do": action["do"], **reasons[0], "reasons": reasons}
            break
    evaluated = as_of or case["last_day"]
    ending = ending_of(case, evaluated)
    return {
        "format": "bestservice-outcome/1",
        "id": document["project"]["id"],
        "ok": refused is None,
        "state": case["state"],
        "round": case["round"],
        "deductions": [deduction_entry(deduction, case) for deduction in case["deductions"]],
        "deductions_total": shown(deductions_total(case), case["rules"]),
        "deadlines": [
            deadline_entry(as_of_evaluation(period, evaluated, case), evaluated, case)
            for period in deadlines.in_order(case["periods"])
        ],
        "outcome": ending,
        "score": score_entry(ending, case),
        "refused": refused,
    }


def deductions_total(case: Case) -> Fraction:
    return sum((deduction["points"] for deduction in case["deductions"]), Fraction(0))


def deduction_entry(deduction: dict[str, Any], case: Case) -> dict[str, Any]:
    return {
        **deduction,
        "due": deduction["due"].isoformat(),
        "on": deduction["on"].isoformat(),
        "points": shown(deduction["points"], case["rules"]),
    }


def as_of_evaluation(period: deadlines.Period, evaluated: date | None, case: Case) -> deadlines.Period:
    if period["done"] or evaluated is None:
        return period
    return deadlines.as_known(period, max(evaluated, case["last_day"] or date.min), case["rules"])


def deadline_entry(period: deadlines.Period, evaluated: date | None, case: Case) -> dict[str, Any]:
    return {
        "clause": period["clause"],
        "who": period["who"],
        "kind": period["kind"],
        "due": period["due"].isoformat(),
        "done": period["done"].isoformat() if period["done"] else None,
        "days_late": deadlines.days_late(period, evaluated, case["rules"]),
    }


def ending_of(case: Case, evaluated: date | None) -> str:
    if case["state"] == "scored":
        return "scored"
    if case["state"] == "rejected" and not has_way_back(case, evaluated):
        return "not_evaluated"
    return "pending"


def has_way_back(case: Case, evaluated: date | None) -> bool:
    """A rejected project's: an appeal that can still be filed in time, or a round for a resubmission."""
    rules = case["rules"]
    if case["final"]:
        return False
    if rules["review.rejected_may_resubmit"] and rounds_left(case):
        return True
    if "reject" not in rules["appeal.against"]:
        return False
    if not case["resolution"]["notified"]:
        return True
    right = deadlines.last_open(case["periods"], "S9.6.2")
    return right is not None and evaluated is not None and evaluated <= right["due"]


def score_entry(ending: str, case: Case) -> dict[str, Any] | None:
    if ending == "scored":
        return full_score(case)
    if ending == "not_evaluated":
        return no_score(case)
    return None


def no_score(case: Case) -> dict[str, Any]:
    """A project that is not evaluated has no points, or does not weigh at all (A9)."""
    excluded = case["rules"]["scoring.not_evaluated"] == "excluded"
    nothing = None if excluded else shown(Fraction(0), case["rules"])
    return {
        "indicators": [],
        "percent": None,
        "level": None,
        "weight": None if excluded else WEIGHT,
        "gross": nothing,
        "net": nothing,
    }


def full_score(case: Case) -> dict[str, Any]:
    rules, indicators = case["rules"], case["project"]["indicators"]
    percents = [percent_of(case["results"][one["id"]], one["target"]) for one in indicators]
    percent = sum(percents, Fraction(0)) / len(percents)
    level = level_of(percent, rules)
    gross = gross_of(level, WEIGHT)
    net = max(Fraction(0), gross - deductions_total(case))
    return {
        "indicators": [
            {
                "id": one["id"],
                "target": str(one["target"]),
                "achieved": str(case["results"][one["id"]]),
                "percent": shown(reached, rules),
            }
            for one, reached in zip(indicators, percents, strict=True)
        ],
        "percent": shown(percent, rules),
        "level": shown(level, rules),
        "weight": WEIGHT,
        "gross": shown(gross, rules),
        "net": shown(net, rules),
    }
