"""Random history documents: most follow the workflow deep into it, many end in a refused action."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from tests.oracle.calendar_ import ONE_DAY, civil_day
from tests.oracle.coverage import summary
from tests.oracle.deadlines import last_open
from tests.oracle.guards import ROLE, Action, Case, is_known
from tests.oracle.projects import ineligible_clause, missing_clause
from tests.oracle.random_moments import moment_before, random_day_after, random_moment, written_instant
from tests.oracle.random_overrides import random_overrides
from tests.oracle.random_projects import (
    faulty_changes,
    faulty_project,
    faulty_results,
    harmless_changes,
    random_results,
    repairing_changes,
    sound_project,
)
from tests.oracle.steps import new_case, take

Document = dict[str, Any]

FIRST_DAY = date(2014, 10, 6)
LONGEST = 40
USUAL_ID = {"office": "ocsc", "committee": "committee"}
ENDS_PERIOD_OF = {
    "submit": "S6.2",
    "notify": "S8.5",
    "resubmit": "S8.6.1",
    "appeal": "S9.6.2",
    "report": "S10.8",
    "score": "S11.9",
}
TEMPERS: dict[str, dict[str, Any]] = {
    "smooth": {"resolutions": (75, 20, 5), "appeals": 0.3, "tardy": 0.05, "grants": 0.7},
    "contested": {"resolutions": (15, 25, 60), "appeals": 0.55, "tardy": 0.1, "grants": 0.5},
    "modified": {"resolutions": (12, 80, 8), "appeals": 0.4, "tardy": 0.2, "grants": 0.5},
    "tardy": {"resolutions": (60, 30, 10), "appeals": 0.3, "tardy": 0.8, "grants": 0.7},
}


def documents(seed: int, count: int) -> Iterator[tuple[Document, date | None]]:
    """The same documents for the same seed, each with its evaluation day, if one is asked for."""
    rng = Random(seed)  # noqa: S311
    for number in range(count):
        yield random_document(rng, number)


def random_document(rng: Random, number: int) -> tuple[Document, date | None]:
    project = faulty_project(rng, number) if rng.random() < 0.1 else sound_project(rng, number)
    document: Document = {
        "format": "bestservice-history/1",
        "rulebook": "fy2558",
        "overrides": random_overrides(rng),
        "project": project,
        "actions": [],
    }
    case = new_case(document)
    document["actions"] = list(random_actions(rng, case))
    return document, random_evaluation_day(rng, case)


def random_actions(rng: Random, case: Case) -> Iterator[Action]:
    """Run along with the case, so that most actions are possible; stop soon after the first refusal."""
    temper = TEMPERS[rng.choice(list(TEMPERS))]
    instants = rng.choice([0.0, 0.5, 0.5, 0.8, 1.0])
    for _ in range(LONGEST):
        do = next_action(rng, case, temper)
        if do is None or rng.random() < 0.015:
            return
        action = random_action(rng, do, case, tardy=rng.random() < temper["tardy"], instants=instants)
        if rng.random() < 0.03:
            spoil(rng, action, case)
        yield action
        if take(action, case):
            break
    if rng.random() < 0.3:
        do = rng.choice(["edit", "start", "notify", "open_review"])
        yield random_action(rng, do, case, tardy=False, instants=instants)


def next_action(rng: Random, case: Case, temper: dict[str, Any]) -> str | None:
    """What would mostly come next in this state; None for an end."""
    if rng.random() < 0.008:
        return rng.choice(list(ROLE))
    resolution = case["resolution"]
    if resolution and not resolution["notified"] and rng.random() < notice_chance(case["state"]):
        return "notify"
    state = case["state"]
    if state == "draft":
        return next_in_draft(rng, case)
    if state in {"revision", "rejected"}:
        return next_after_setback(rng, case, temper)
    if state == "under_review":
        return rng.choices(["approve", "request_revision", "reject"], temper["resolutions"])[0]
    grants = rng.random() < temper["grants"]
    return {
        "submitted": "open_review",
        "appeal": "grant_appeal" if grants else "dismiss_appeal",
        "approved": "start",
        "executing": "report",
        "reported": "score",
        "scored": rng.choice([None] * 12 + ["notify", "score", "report"]),
    }[state]


def notice_chance(state: str) -> float:
    """Periods wait for a notice after a setback; work and scoring do not."""
    return {"revision": 0.95, "rejected": 0.93, "approved": 0.6, "scored": 0.6}.get(state, 0.3)


def next_in_draft(rng: Random, case: Case) -> str:
    faulty = missing_clause(case["project"]) or ineligible_clause(case["project"])
    return "edit" if rng.random() < (0.5 if faulty else 0.1) else "submit"


def next_after_setback(rng: Random, case: Case, temper: dict[str, Any]) -> str | None:
    if case["final"]:
        return rng.choice([None, None, "appeal", "resubmit", "notify"])
    open_ways = []
    if is_known("appeal", case) and rng.random() < temper["appeals"]:
        open_ways.append("appeal")
    if is_known("resubmit", case) and (
        case["round"] < case["rules"]["review.max_rounds"] or rng.random() < 0.3
    ):
        open_ways.append("resubmit")
    if not open_ways:
        return rng.choice([None, None, None, "appeal", "resubmit"])
    return rng.choice(open_ways)


def random_action(rng: Random, do: str, case: Case, *, tardy: bool, instants: float) -> Action:
    return {
        "do": do,
        "at": moment_for(rng, do, case, tardy=tardy, instants=instants),
        "by": actor_for(rng, do, case),
        **particulars(rng, do, case),
    }


def moment_for(rng: Random, do: str, case: Case, *, tardy: bool, instants: float) -> str:
    period = last_open(case["periods"], ENDS_PERIOD_OF.get(do, ""))
    late = tardy and (do != "appeal" or rng.random() < 0.2)
    previous_day = civil_day(case["last_at"]) if case["last_at"] else FIRST_DAY
    day = random_day_after(rng, previous_day, period["due"] if period else None, tardy=late)
    if do == "report" and period is None and rng.random() < 0.7:
        day = max(day, date(2015, 8, 24) + ONE_DAY * rng.randint(0, 45))
    return random_moment(rng, day, previous=case["last_at"], instants=instants)


def actor_for(rng: Random, do: str, case: Case) -> dict[str, str]:
    role = ROLE[do]
    if role == "agency":
        return {"role": role, "id": case["project"]["agency"]["code"]}
    return {"role": role, "id": USUAL_ID[role] if rng.random() < 0.9 else "officer-7"}


def particulars(rng: Random, do: str, case: Case) -> dict[str, Any]:
    match do:
        case "edit":
            return {"changes": changes_for_edit(rng, case)}
        case "submit":
            return {"letter": "กท 4001/1234", "email": written_instant(rng, date(2014, 11, 27))}
        case "request_revision":
            return {"note": "ให้ปรับแก้ตัวชี้วัด"} if rng.random() < 0.5 else {}
        case "resubmit":
            return {"changes": harmless_changes(rng)} if rng.random() < 0.7 else {}
        case "report":
            return {"results": results_for(rng, case)}
        case _:
            return {}


def changes_for_edit(rng: Random, case: Case) -> dict[str, Any]:
    faulty = missing_clause(case["project"]) or ineligible_clause(case["project"])
    if faulty:
        return repairing_changes(rng) if rng.random() < 0.7 else harmless_changes(rng)
    return faulty_changes(rng) if rng.random() < 0.25 else harmless_changes(rng)


def results_for(rng: Random, case: Case) -> list[dict[str, str]]:
    indicators = case["project"].get("indicators")
    if missing_clause(case["project"]):
        return [{"indicator": one["id"], "achieved": "1"} for one in indicators or []]
    return random_results(rng, case["project"])


def spoil(rng: Random, action: Action, case: Case) -> None:
    """Give the action one fault or several that its guards must all find."""
    for fault in rng.sample(["actor", "actor", "moment", "content", "content"], rng.choice([1, 1, 2, 3])):
        if fault == "actor":
            action["by"] = wrong_actor(rng, action["do"])
        elif fault == "moment" and case["last_at"]:
            action["at"] = moment_before(rng, case["last_at"])
        elif fault == "content":
            spoil_content(rng, action, case)


def wrong_actor(rng: Random, do: str) -> dict[str, str]:
    roles = [{"role": "agency", "id": "5099"}, {"role": "office", "id": "ocsc"}]
    roles.append({"role": "committee", "id": "committee"})
    return rng.choice([by for by in roles if by["role"] != ROLE[do] or by["role"] == "agency"])


def spoil_content(rng: Random, action: Action, case: Case) -> None:
    match action["do"]:
        case "submit":
            for name in rng.choice([["letter"], ["email"], ["letter", "email"]]):
                action.pop(name, None)
        case "resubmit":
            action["changes"] = faulty_changes(rng)
        case "report" if not missing_clause(case["project"]):
            action["results"] = faulty_results(rng, case["project"])


def random_evaluation_day(rng: Random, case: Case) -> date | None:
    """None for half; else around a deadline or the last action, or far from everything."""
    if rng.random() < 0.5:
        return None
    last_day: date = case["last_day"] or FIRST_DAY
    days = [period["due"] for period in case["periods"]] + [last_day]
    near: date = days[-2] if rng.random() < 0.4 else rng.choice(days)
    return near + ONE_DAY * rng.choice([-30, -1, 0, 0, 1, 1, 2, 45])


if __name__ == "__main__":
    print(summary(documents(seed=2558, count=20_000)))  # noqa: T201
