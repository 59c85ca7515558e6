"""Stories of one project, told step by step and run by ``bestservice replay``."""

from typing import Any

from tests.command_line import as_text, call
from tests.documents import up_to

OFFICE = {"role": "office", "id": "ocsc"}
COMMITTEE = {"role": "committee", "id": "committee"}
AGENCY = {"role": "agency", "id": "5001"}
STEPS_OF_OFFICE = ("open_review", "notify", "score")
STEPS_OF_COMMITTEE = ("approve", "request_revision", "reject", "grant_appeal", "dismiss_appeal")


def step(told: str, *, achieved: str) -> dict[str, Any]:
    """One action, from its trigger and its day: ``submit 2014-11-28``."""
    do, at = told.split()
    by = OFFICE if do in STEPS_OF_OFFICE else COMMITTEE if do in STEPS_OF_COMMITTEE else AGENCY
    action: dict[str, Any] = {"do": do, "at": at, "by": by}
    if do == "submit":
        action |= {"letter": "กท 4001/1", "email": f"{at[:10]}T09:00:00+07:00"}
    if do == "report":
        action["results"] = [{"indicator": "k1", "achieved": achieved}]
    return action


def outcome_of(
    *story: str, achieved: str = "80", as_of: str | None = None, **overrides: object
) -> dict[str, Any]:
    """What the rules make of a story, with other values for ``submission__deadline`` and so on."""
    document = up_to(0, *(step(told, achieved=achieved) for told in story))
    document["overrides"] = {name.replace("__", "."): value for name, value in overrides.items()}
    options = ["--as-of", as_of] if as_of else []
    called = call("replay", "--json", *options, "-", stdin=as_text(document))
    (outcome,) = called.outcomes
    assert called.status == (0 if outcome["ok"] else 1)
    return outcome


def due(outcome: dict[str, Any], clause: str) -> list[tuple[str, str | None, int]]:
    """The periods of a clause: their last day, when the act was done, and how many days late."""
    entries = [entry for entry in outcome["deadlines"] if entry["clause"] == clause]
    return [(entry["due"], entry["done"], entry["days_late"]) for entry in entries]


def refusal(outcome: dict[str, Any]) -> list[str]:
    """The codes of what was refused."""
    return [reason["code"] for reason in outcome["refused"]["reasons"]]
