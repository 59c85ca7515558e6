"""Short histories for tests: ``after("submit 2014-11-28", "open_review 2014-12-09")``."""

from datetime import date
from typing import Any

import attrs

from bestservice_workflow.actions import ACTIONS, Action, Actor, Result, Role, Trigger
from bestservice_workflow.case import Case, evolve
from bestservice_workflow.errors import Refused
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.project import Agency, AgencyKind, Category, Duration, Indicator, Project
from bestservice_workflow.rulebook import Rulebook, load_rulebook

RULES = load_rulebook("fy2558")
AGENCY, OFFICE, COMMITTEE = Actor.agency("1001"), Actor.office(), Actor.committee()
ACTS = {Role.AGENCY: AGENCY, Role.OFFICE: OFFICE, Role.COMMITTEE: COMMITTEE}

USUALLY_BY = {
    **dict.fromkeys(Trigger, AGENCY),
    **dict.fromkeys([Trigger.OPEN_REVIEW, Trigger.NOTIFY, Trigger.SCORE], OFFICE),
    **dict.fromkeys([Trigger.APPROVE, Trigger.REQUEST_REVISION, Trigger.REJECT], COMMITTEE),
    **dict.fromkeys([Trigger.GRANT_APPEAL, Trigger.DISMISS_APPEAL], COMMITTEE),
}

PROJECT = Project(
    id="1001-2558-1",
    agency=Agency(code="1001", name="สำนักงานเขตพระนคร", kind=AgencyKind.LINE),
    title="คลองสวย น้ำใส",
    category=Category.NEW,
    team=("หัวหน้าฝ่ายรักษาความสะอาดฯ",),
    indicators=(Indicator(id="k1", target="80"), Indicator(id="k2", target="50")),
    method="ลอกคลอง",
    service="คลองสะอาด",
    period=Duration(start=date(2015, 1, 5), end=date(2015, 8, 31)),
)
FULL_RESULTS = (Result(indicator="k1", achieved="80"), Result(indicator="k2", achieved="50"))

SUBMITTED = ("submit 2014-11-28",)
REVIEWED = (*SUBMITTED, "open_review 2014-12-09")
TO_REVISE = (*REVIEWED, "request_revision 2014-12-09")
REJECTED = (*REVIEWED, "reject 2014-12-09")
APPROVED = (*REVIEWED, "approve 2014-12-09")
NOTIFIED = "notify 2014-12-12"
APPEALED = (*REJECTED, NOTIFIED, "appeal 2014-12-19")
EXECUTING = (*APPROVED, NOTIFIED, "start 2015-01-19")
REPORTED = (*EXECUTING, "report 2015-09-15")
SCORED = (*REPORTED, "score 2015-10-12")


def again(month: str) -> tuple[str, ...]:
    """Another round in this month, after a notice: resubmitted and considered, without a resolution."""
    return f"resubmit {month}-02", f"open_review {month}-03"


def exhausted() -> tuple[str, ...]:
    """Rejected in the third round, and notified."""
    second = (*REJECTED, NOTIFIED, *again("2015-02"), "reject 2015-02-03", "notify 2015-02-05")
    return (*second, *again("2015-03"), "reject 2015-03-03", "notify 2015-03-06")


def action(step: str, **fields: Any) -> Action:
    """The action of a step such as ``"submit 2014-11-28"``, complete, and by whom it usually is."""
    name, at = step.split(" ", 1)
    do = Trigger(name)
    usual: dict[Trigger, dict[str, Any]] = {
        Trigger.SUBMIT: {"letter": "กท 4001/1234", "email": "2014-11-28T10:12:00+07:00"},
        Trigger.EDIT: {"changes": {}},
        Trigger.REPORT: {"results": FULL_RESULTS},
    }
    return ACTIONS[do](**{"at": at, "by": USUALLY_BY[do], **usual.get(do, {}), **fields})


def then(case: Case, *steps: str | Action, rules: Rulebook = RULES) -> Case:
    """The case after these further steps, all of which are accepted."""
    for step in steps:
        case = evolve(case, decide(case, action(step) if isinstance(step, str) else step, rules))
    return case


def after(*steps: str | Action, rules: Rulebook = RULES, **project: Any) -> Case:
    """The case of the usual project, with these fields of its own, after these steps."""
    return then(evolve(None, draft(attrs.evolve(PROJECT, **project), rules)), *steps, rules=rules)


def codes(case: Case, step: str | Action, *, rules: Rulebook = RULES) -> list[str]:
    """Why this next step is refused: every reason's code, and its clause if it has one; none if accepted."""
    try:
        decide(case, action(step) if isinstance(step, str) else step, rules)
    except Refused as error:
        return [
            f"{reason.code} {reason.clause}" if reason.clause else reason.code for reason in error.reasons
        ]
    return []
