"""Why an action is refused: what, the fact, the limit, the clause, and what can be done instead."""

from collections.abc import Iterable, Sequence
from datetime import date

from bestservice_workflow.actions import Actor, Role, Trigger
from bestservice_workflow.calendars import format_day
from bestservice_workflow.errors import Reason
from bestservice_workflow.events import State
from bestservice_workflow.explanation.words import ELEMENTS, PROOFS, ROLES, STATES, TRIGGERS
from bestservice_workflow.moments import Moment
from bestservice_workflow.rulebook.choices import Element, Proof


def illegal_transition(do: Trigger, state: State, possible: Sequence[Trigger]) -> Reason:
    """The state does not know the trigger."""
    steps = ", ".join(possible)
    steps_th = " ".join(f"“{TRIGGERS[trigger][1]}”" for trigger in possible)
    then = f"; its steps are {steps}" if possible else "; nothing more can be done"
    then_th = f" ขั้นตอนของสถานะนี้คือ {steps_th}" if possible else " และไม่มีขั้นตอนใดเหลืออยู่"
    return Reason(
        code="illegal_transition",
        clause=None,
        message=f"a project in state {state} has no step '{do}'{then}",
        message_th=f"ไม่อาจ{TRIGGERS[do][1]}ได้ เพราะโครงการอยู่ในสถานะ “{STATES[state][1]}”{then_th}",
    )


def wrong_role(do: Trigger, by: Actor, roles: Sequence[Role]) -> Reason:
    """Somebody acts whose step this is not."""
    who = " or ".join(f"the {ROLES[role][0]}" for role in roles)
    who_th = "หรือ".join(ROLES[role][1] for role in roles)
    return Reason(
        code="not_permitted",
        clause=None,
        message=f"{who} must do this ({do}), not the {ROLES[by.role][0]} {by.id!r}",
        message_th=f"ผู้มีอำนาจ{TRIGGERS[do][1]}คือ{who_th} มิใช่{ROLES[by.role][1]} {by.id!r}",
    )


def other_agency(do: Trigger, by: Actor, code: str) -> Reason:
    """An agency acts for another."""
    return Reason(
        code="not_permitted",
        clause=None,
        message=f"this is the project of agency {code!r}; agency {by.id!r} cannot act on it ({do})",
        message_th=f"โครงการนี้เป็นของหน่วยงาน {code!r} หน่วยงาน {by.id!r} ไม่อาจ{TRIGGERS[do][1]}แทนได้",
    )


def out_of_order(at: Moment, last: Moment) -> Reason:
    """The action is dated before the one it follows."""
    return Reason(
        code="out_of_order",
        clause=None,
        message=f"dated {at.text}, before the last action at {last.text}; date it then or later",
        message_th=f"ลงวันที่ {_th(at.day)} ก่อนขั้นตอนล่าสุดเมื่อ {_th(last.day)} ต้องลงวันที่ไม่ก่อนวันดังกล่าว",
    )


def incomplete_project(missing: Sequence[Element], clause: str) -> Reason:
    """The project lacks what it must have."""
    return Reason(
        code="incomplete_project",
        clause=clause,
        message=f"the project does not state {_all(ELEMENTS[element][0] for element in missing)}; add it first",
        message_th=f"โครงการยังไม่ได้ระบุ{_all_th(ELEMENTS[element][1] for element in missing)} โปรดเพิ่มให้ครบก่อนส่ง",
    )


def wrong_continuation(continues: int | None, expected: int, clause: str) -> Reason:
    """A continuing project that does not continue from the year before."""
    said = "nothing" if continues is None else f"fiscal year {continues}"
    said_th = "ไม่ได้ระบุปี" if continues is None else f"ปีงบประมาณ พ.ศ. {continues}"
    return Reason(
        code="ineligible_project",
        clause=clause,
        message=f"a continuing project continues from fiscal year B.E. {expected}; this one states {said}",
        message_th=f"โครงการต่อเนื่องต้องต่อเนื่องจากปีงบประมาณ พ.ศ. {expected} แต่โครงการนี้ระบุว่า {said_th}",
    )


def not_improved(*, presented: bool, clause: str) -> Reason:
    """An improved project that was presented before, or does not say what is developed further."""
    if presented:
        message = "an improved project was never presented as a Best Service project before; this one was"
        message_th = "โครงการที่นำมาพัฒนาเพิ่มเติมต้องไม่เคยนำเสนอเป็นโครงการให้บริการที่ดีที่สุด แต่โครงการนี้เคยนำเสนอแล้ว"
    else:
        message = "an improved project says what is developed further; this one does not, so add it"
        message_th = "โครงการที่นำมาพัฒนาเพิ่มเติมต้องระบุสิ่งที่พัฒนาเพิ่มเติม แต่โครงการนี้ยังไม่ได้ระบุ โปรดเพิ่มเติม"
    return Reason(code="ineligible_project", clause=clause, message=message, message_th=message_th)


def indistinct_facebook(clause: str) -> Reason:
    """A Facebook project with nothing outstanding or different about it."""
    return Reason(
        code="ineligible_project",
        clause=clause,
        message="a Facebook project may be presented only if it says what is outstanding or different about it",
        message_th="โครงการ Facebook นำเสนอได้เฉพาะกรณีที่ระบุประเด็นการพัฒนาที่โดดเด่นหรือแตกต่างไปจากโครงการเดิม",
    )


def outside_fiscal_year(year: int, clause: str) -> Reason:
    """The project's period does not touch the fiscal year."""
    return Reason(
        code="ineligible_project",
        clause=clause,
        message=f"the project's period lies wholly outside fiscal year B.E. {year}",
        message_th=f"ระยะเวลาดำเนินโครงการอยู่นอกปีงบประมาณ พ.ศ. {year} ทั้งหมด",
    )


def missing_proof(missing: Sequence[Proof], clause: str) -> Reason:
    """The submission does not name its letter or e-mail."""
    return Reason(
        code="missing_submission_proof",
        clause=clause,
        message=f"the submission does not name {_all(PROOFS[proof][0] for proof in missing)}; name it, so that the submission is official",
        message_th=f"ยังไม่ได้ระบุ{_all_th(PROOFS[proof][1] for proof in missing)} โปรดระบุเพื่อให้เป็นการส่งอย่างเป็นทางการ",
    )


def not_notified(clause: str) -> Reason:
    """The last resolution has not been announced yet."""
    return Reason(
        code="not_notified",
        clause=clause,
        message="the committee's resolution has not been announced yet; wait for the Office's notice",
        message_th="สำนักงาน ก.ก. ยังไม่ได้แจ้งผลการพิจารณา โปรดรอการแจ้งผลก่อน",
    )


def already_notified(clause: str) -> Reason:
    """The last resolution has been announced before."""
    return Reason(
        code="already_notified",
        clause=clause,
        message="the last resolution has been announced already; nothing more is to be announced",
        message_th="ได้แจ้งผลการพิจารณาครั้งล่าสุดแล้ว ไม่มีผลที่ต้องแจ้งอีก",
    )


def appeal_too_late(on: date, due: date, clause: str, *, may_resubmit: bool) -> Reason:
    """The right to appeal has lapsed."""
    then = "; the project can still be modified and resubmitted" if may_resubmit else ""
    then_th = " แต่ยังปรับแก้และส่งโครงการใหม่ได้" if may_resubmit else ""
    return Reason(
        code="deadline_passed",
        clause=clause,
        message=f"an appeal was open until {due.isoformat()}; on {on.isoformat()} the right has lapsed{then}",
        message_th=f"ขอชี้แจงได้ถึงวันที่ {_th(due)} การขอชี้แจงในวันที่ {_th(on)} จึงพ้นกำหนดแล้ว{then_th}",
    )


def round_limit_reached(limit: int, clause: str) -> Reason:
    """No consideration is left."""
    return Reason(
        code="round_limit_reached",
        clause=clause,
        message=f"the committee considers a project at most {limit} times, and has done so",
        message_th=f"คณะกรรมการพิจารณาโครงการไม่เกิน {limit} ครั้ง และได้พิจารณาครบแล้ว",
    )


def decision_final(clause: str) -> Reason:
    """The committee has reconsidered; that is final."""
    return Reason(
        code="decision_final",
        clause=clause,
        message="the committee has reconsidered the project on appeal, and its decision is final",
        message_th="คณะกรรมการได้พิจารณาทบทวนตามคำชี้แจงแล้ว ถือว่าสิ้นสุด",
    )


def appeal_used(clause: str) -> Reason:
    """The project has been appealed before."""
    return Reason(
        code="appeal_already_used",
        clause=clause,
        message="the project has been appealed before, and cannot be again",
        message_th="โครงการนี้ได้ใช้สิทธิขอชี้แจงไปแล้ว ไม่อาจขอชี้แจงซ้ำได้",
    )


def results_incomplete(missing: Sequence[str], clause: str) -> Reason:
    """Indicators without exactly one result."""
    names = ", ".join(missing)
    return Reason(
        code="results_incomplete",
        clause=clause,
        message=f"every indicator needs exactly one result; look at {names}",
        message_th=f"ต้องรายงานผลตัวชี้วัดละหนึ่งค่า โปรดตรวจสอบ {names}",
    )


def unknown_indicator(unknown: Sequence[str], known: Sequence[str], clause: str) -> Reason:
    """Results for what the project does not measure."""
    return Reason(
        code="unknown_indicator",
        clause=clause,
        message=f"the project has no indicator {', '.join(unknown)}; it has {', '.join(known)}",
        message_th=f"โครงการไม่มีตัวชี้วัด {', '.join(unknown)} มีเพียง {', '.join(known)}",
    )


def _th(day: date) -> str:
    return format_day(day)


def _all(words: Iterable[str]) -> str:
    return _joined(list(words), "and ")


def _all_th(words: Iterable[str]) -> str:
    return _joined(list(words), "และ")


def _joined(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last}{words[-1]}"
