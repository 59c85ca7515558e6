"""Which states know an action, who may do it, and every reason there is to refuse it."""

from collections.abc import Callable
from typing import Any

from tests.oracle.calendar_ import effective_day, is_before
from tests.oracle.deadlines import last_open
from tests.oracle.projects import Project, ineligible_clause, is_blank, missing_clause

Action = dict[str, Any]
Case = dict[str, Any]
Reason = dict[str, str | None]
Guard = Callable[[Action, Case], list[Reason]]

ROLE = {
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

KNOWN_IN = {
    "edit": {"draft"},
    "submit": {"draft"},
    "open_review": {"submitted"},
    "approve": {"under_review"},
    "request_revision": {"under_review"},
    "reject": {"under_review"},
    "notify": {"approved", "revision", "rejected", "executing", "reported", "scored"},
    "grant_appeal": {"appeal"},
    "dismiss_appeal": {"appeal"},
    "start": {"approved"},
    "report": {"executing"},
    "score": {"reported"},
}


def reason(code: str, clause: str | None = None) -> Reason:
    return {"code": code, "clause": clause}


def is_known(do: str, case: Case) -> bool:
    """Whether the state knows the action under the readings in force (A11, A12)."""
    state, rules = case["state"], case["rules"]
    if do == "resubmit":
        return bool(state == "revision" or (state == "rejected" and rules["review.rejected_may_resubmit"]))
    if do == "appeal":
        resolution = {"revision": "request_revision", "rejected": "reject"}.get(state)
        return bool(resolution in rules["appeal.against"])
    return bool(state in KNOWN_IN[do])


def is_permitted(action: Action, case: Case) -> bool:
    by = action["by"]
    if by["role"] != ROLE[action["do"]]:
        return False
    return bool(by["role"] != "agency" or by["id"] == case["project"]["agency"]["code"])


def rounds_left(case: Case) -> bool:
    return bool(case["round"] < case["rules"]["review.max_rounds"])


def project_after(action: Action, case: Case) -> Project:
    """The project with the changes that the action brings."""
    return {**case["project"], **(action.get("changes") or {})}


def reasons_against(action: Action, case: Case) -> list[Reason]:
    """Every reason to refuse, in the order of the guards; empty when the action is accepted."""
    if not is_known(action["do"], case):
        return [reason("illegal_transition")]
    reasons = []
    if not is_permitted(action, case):
        reasons.append(reason("not_permitted"))
    if case["last_at"] is not None and is_before(action["at"], case["last_at"]):
        reasons.append(reason("out_of_order"))
    return reasons + own_reasons(action, case)


def own_reasons(action: Action, case: Case) -> list[Reason]:
    """The reasons of the guards that belong to this action alone."""
    guards: dict[str, list[Guard]] = {
        "submit": [against_project, against_proof],
        "open_review": [against_round],
        "notify": [against_second_notice],
        "resubmit": [against_silence, against_round, against_final, against_project],
        "appeal": [against_silence, against_late_appeal, against_second_appeal],
        "report": [against_results],
    }
    return [found for guard in guards.get(action["do"], []) for found in guard(action, case)]


def against_project(action: Action, case: Case) -> list[Reason]:
    project = project_after(action, case)
    missing, barred = missing_clause(project), ineligible_clause(project)
    reasons = [reason("incomplete_project", missing)] if missing else []
    return reasons + ([reason("ineligible_project", barred)] if barred else [])


def against_proof(action: Action, _: Case) -> list[Reason]:
    if is_blank(action.get("letter")) or is_blank(action.get("email")):
        return [reason("missing_submission_proof", "S6.2")]
    return []


def against_round(_: Action, case: Case) -> list[Reason]:
    return [] if rounds_left(case) else [reason("round_limit_reached", "S7.4")]


def against_silence(_: Action, case: Case) -> list[Reason]:
    return [] if case["resolution"]["notified"] else [reason("not_notified", "S8.5")]


def against_final(_: Action, case: Case) -> list[Reason]:
    return [reason("decision_final", "S9.6.2")] if case["final"] else []


def against_second_notice(_: Action, case: Case) -> list[Reason]:
    return [reason("already_notified", "S8.5")] if case["resolution"]["notified"] else []


def against_second_appeal(_: Action, case: Case) -> list[Reason]:
    return [reason("appeal_already_used", "S9.6.2")] if case["appealed"] else []


def against_late_appeal(action: Action, case: Case) -> list[Reason]:
    """Late only by a period that the last notice began: before it, or after a dismissal, there is none."""
    period = last_open(case["periods"], "S9.6.2") if may_still_appeal(case) else None
    if period and effective_day(action["at"], case["rules"]) > period["due"]:
        return [reason("deadline_passed", "S9.6.2")]
    return []


def may_still_appeal(case: Case) -> bool:
    return bool(case["resolution"]["notified"] and not case["appealed"])


def against_results(action: Action, case: Case) -> list[Reason]:
    wanted = [indicator["id"] for indicator in case["project"]["indicators"]]
    given = [result["indicator"] for result in action["results"]]
    reasons = []
    if any(given.count(one) != 1 for one in wanted):
        reasons.append(reason("results_incomplete", "S10.8"))
    if set(given) - set(wanted):
        reasons.append(reason("unknown_indicator", "S10.8"))
    return reasons
