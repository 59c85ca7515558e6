"""Writes the golden words of every refusal: ``python -m tests.golden.refusals`` after a meant change.

Each is what an officer reads: what, the fact, the limit, and what can be done instead, in English and in Thai.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.histories import (
    APPEALED,
    EXECUTING,
    FULL_RESULTS,
    NOTIFIED,
    OFFICE,
    REJECTED,
    REVIEWED,
    RULES,
    SCORED,
    SUBMITTED,
    action,
    after,
    exhausted,
)

from bestservice_workflow.actions import Action, Actor, Result
from bestservice_workflow.case import Case
from bestservice_workflow.errors import Refused
from bestservice_workflow.machine import decide
from bestservice_workflow.project import Category, Duration, Indicator
from bestservice_workflow.rulebook import Rulebook

FILE = Path(__file__).with_name("refusals.txt")
K9 = Result(indicator="k9", achieved="1")


def refused() -> Iterator[tuple[Case, Action, Rulebook]]:
    """At least one act for each refusal, and for each of its wordings."""
    submit = action("submit 2014-11-28")
    secretary = RULES.override({"review.recorded_by": ["committee", "office"]})
    one = RULES.override({"review.max_rounds": 1})
    yield after(*SCORED), submit, RULES
    yield after(*REJECTED), action("edit 2014-12-12"), RULES
    yield after(*REVIEWED), action("approve 2014-12-09", by=OFFICE), RULES
    yield after(*REVIEWED), action("approve 2014-12-09", by=Actor.agency("1001")), secretary
    yield after(), action("submit 2014-11-28", by=Actor.agency("1002")), RULES
    yield after(*SUBMITTED), action("open_review 2014-11-27"), RULES
    yield after(team=(), method=" "), submit, RULES
    yield after(indicators=(), service="", period=None), submit, RULES
    yield after(indicators=(Indicator(id="k1"),)), submit, RULES
    yield after(category=Category.CONTINUING), submit, RULES
    yield after(category=Category.CONTINUING, continues=2556), submit, RULES
    yield after(category=Category.IMPROVED, improvement="ก", previously_presented=True), submit, RULES
    yield after(category=Category.IMPROVED), submit, RULES
    yield after(facebook=True), submit, RULES
    yield after(period=Duration(start=date(2013, 1, 1), end=date(2013, 2, 1))), submit, RULES
    yield after(), action("submit 2014-11-28", letter=None), RULES
    yield after(), action("submit 2014-11-28", email=None), RULES
    yield after(), action("submit 2014-11-28", letter=" ", email=None), RULES
    yield after(*REJECTED), action("appeal 2014-12-10"), RULES
    yield after(*REJECTED, NOTIFIED), action("notify 2014-12-15"), RULES
    yield after(*REJECTED, NOTIFIED), action("appeal 2014-12-24"), RULES
    yield after(*REJECTED, NOTIFIED), action("appeal 2014-12-24"), one
    yield after(*exhausted()), action("resubmit 2015-03-09"), RULES
    yield (
        after(*SUBMITTED, "open_review 2014-12-09", "reject 2014-12-09", NOTIFIED),
        action("resubmit 2014-12-15"),
        one,
    )
    yield (
        after(*APPEALED, "dismiss_appeal 2014-12-22", "notify 2014-12-23"),
        action("resubmit 2014-12-24"),
        RULES,
    )
    yield (
        after(*APPEALED, "dismiss_appeal 2014-12-22", "notify 2014-12-23"),
        action("appeal 2014-12-24"),
        RULES,
    )
    yield after(*EXECUTING), action("report 2015-09-15", results=()), RULES
    yield after(*EXECUTING), action("report 2015-09-15", results=(*FULL_RESULTS, K9, K9)), RULES


def lines() -> Iterator[str]:
    """Every refusal: its code and clause, its words in English and in Thai."""
    for case, act, rules in refused():
        try:
            decide(case, act, rules)
        except Refused as error:
            for reason in error.reasons:
                yield f"{reason.code} ({reason.clause or '-'})"
                yield f"  {reason.message}"
                yield f"  {reason.message_th}"


if __name__ == "__main__":
    FILE.write_text("\n".join(lines()) + "\n", "utf-8")
