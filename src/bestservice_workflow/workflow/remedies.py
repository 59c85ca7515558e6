"""What can be done instead of an action that was refused: by whom, until when, at what cost."""

from fractions import Fraction

import attrs

from bestservice_workflow.actions import Action
from bestservice_workflow.calendars import format_day
from bestservice_workflow.case import Case
from bestservice_workflow.errors import Refused, Remedy
from bestservice_workflow.explanation.words import ROLES, TRIGGERS
from bestservice_workflow.figures import exact
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.workflow.options import Option, options_of


def with_remedies(refused: Refused, case: Case, action: Action, rules: Rulebook) -> Refused:
    """The same refusal, telling what is open instead at the same moment, the actor's own steps first."""
    latest = case.last_at
    at = latest if latest is not None and action.at.precedes(latest) else action.at
    ways = [option for option in options_of(case, rules, at=at) if option.allowed]
    ways.sort(key=lambda option: (option.do is not action.do, action.by.role not in option.by))
    return attrs.evolve(
        refused, remedies=tuple(_remedy(option, same=option.do is action.do) for option in ways)
    )


def _remedy(option: Option, *, same: bool) -> Remedy:
    what, what_th = TRIGGERS[option.do]
    who = " or ".join(f"the {ROLES[role][0]}" for role in option.by)
    who_th = "หรือ".join(ROLES[role][1] for role in option.by)
    until = until_th = ""
    if option.until is not None:
        until = f" until {option.until.isoformat()}"
        until_th = f"ภายในวันที่ {format_day(option.until)}"
    cost, cost_th = "", ""
    if option.cost:
        points = exact(option.cost)
        cost, cost_th = f", at {points} point", f" โดยถูกตัด {points} คะแนน"
        until = until and until.replace(" until", ", late since")
        until_th = until_th and until_th.replace("ภายในวันที่", " ซึ่งครบกำหนดแล้วเมื่อวันที่")
    again = " once what is missing is put right" if same else ""
    again_th = " เมื่อแก้ไขให้ถูกต้องครบถ้วนแล้ว" if same else ""
    return Remedy(
        do=option.do.value,
        by=tuple(role.value for role in option.by),
        until=option.until,
        cost=option.cost or Fraction(),
        message=f"{who} can {what}{again}{until}{cost}",
        message_th=f"{who_th}สามารถ{what_th}ได้{again_th}{until_th}{cost_th}",
    )
