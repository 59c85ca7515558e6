"""What parameters and their values are called, in English and in official Thai."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from fractions import Fraction

from bestservice_workflow.actions import Role
from bestservice_workflow.calendars import format_day
from bestservice_workflow.figures import exact
from bestservice_workflow.rulebook.choices import (
    Appealable,
    BelowFirstLevel,
    BetweenLevels,
    DayCount,
    Element,
    LastRound,
    LateAppeal,
    NotEvaluated,
    OfficeLate,
    Proof,
    SeveralProjects,
)

Words = tuple[str, str]
"""English and Thai."""

_FLAT = ("flat deduction for lateness", "คะแนนที่ตัดเมื่อล่าช้า")
_PER_DAY = ("further deduction for each day late", "คะแนนที่ตัดเพิ่มวันละ")
_FREE_DAYS = ("days late without the daily deduction", "จำนวนวันที่ยกเว้นการตัดคะแนนรายวัน")
_LATE_DAYS = ("which days of lateness are counted", "วิธีนับวันล่าช้า")
_FIRST_DAY = ("whether the first day is counted", "การนับวันแรกรวมเข้าในระยะเวลา")
_EFFECT = ("what lateness leads to", "ผลของการพ้นกำหนด")

PARAMETERS: dict[str, Words] = {
    "weight.line": ("weight for a line agency", "น้ำหนักของหน่วยงานหลัก (Line)"),
    "weight.staff": ("weight for a staff agency", "น้ำหนักของหน่วยงานสนับสนุน (Staff)"),
    "weight.line_and_staff": ("weight for a line and staff agency", "น้ำหนักของหน่วยงาน Line & Staff"),
    "eligibility.continues_from": ("year from which a project continues", "ปีงบประมาณที่โครงการต่อเนื่องมา"),
    "eligibility.improved_never_presented": (
        "an improved project was never presented before",
        "โครงการพัฒนาเพิ่มเติมต้องไม่เคยนำเสนอ",
    ),
    "eligibility.facebook_needs_distinction": (
        "a Facebook project needs a distinction",
        "โครงการ Facebook ต้องมีประเด็นที่โดดเด่นหรือแตกต่าง",
    ),
    "eligibility.within_fiscal_year": ("carried out in the fiscal year", "ดำเนินการในปีงบประมาณ"),
    "completeness.team": ("a team is required", "ต้องจัดตั้งทีมงาน"),
    "completeness.states": ("what the project must state", "สิ่งที่โครงการต้องระบุ"),
    "submission.deadline": ("last day for submission", "กำหนดส่งโครงการ"),
    "submission.proof": ("proof of submission", "หลักฐานการส่งโครงการ"),
    "submission.late.flat": _FLAT,
    "submission.late.per_day": _PER_DAY,
    "submission.late.free_days": _FREE_DAYS,
    "submission.late.days": _LATE_DAYS,
    "review.max_rounds": ("most considerations", "จำนวนครั้งการพิจารณาสูงสุด"),
    "review.rejected_may_resubmit": (
        "a project not approved may be resubmitted",
        "โครงการที่ไม่ได้รับอนุมัติปรับแก้และส่งใหม่ได้",
    ),
    "review.revision_in_last_round": (
        "a modification resolved in the last consideration",
        "มติให้ปรับแก้ในการพิจารณาครั้งสุดท้าย",
    ),
    "review.recorded_by": ("who records resolutions", "ผู้บันทึกมติคณะกรรมการ"),
    "notification.working_days": ("working days to announce the result", "จำนวนวันทำการในการแจ้งผล"),
    "notification.count_first_day": _FIRST_DAY,
    "notification.late.days": _LATE_DAYS,
    "notification.late.effect": _EFFECT,
    "revision.working_days": ("working days to modify and resubmit", "จำนวนวันทำการในการปรับแก้และส่งโครงการ"),
    "revision.count_first_day": _FIRST_DAY,
    "revision.late.flat": _FLAT,
    "revision.late.per_day": _PER_DAY,
    "revision.late.free_days": _FREE_DAYS,
    "revision.late.days": _LATE_DAYS,
    "appeal.working_days": ("working days to appeal", "จำนวนวันทำการในการขอชี้แจง"),
    "appeal.count_first_day": _FIRST_DAY,
    "appeal.against": ("resolutions open to appeal", "มติที่ขอชี้แจงได้"),
    "appeal.limit": ("most appeals", "จำนวนครั้งที่ขอชี้แจงได้"),
    "appeal.final": ("the reconsideration is final", "ผลการพิจารณาทบทวนถือว่าสิ้นสุด"),
    "appeal.uses_round": ("an appeal uses up a consideration", "การขอชี้แจงนับเป็นการพิจารณาหนึ่งครั้ง"),
    "appeal.late.days": _LATE_DAYS,
    "appeal.late.effect": ("an appeal after its time", "การขอชี้แจงเมื่อพ้นกำหนด"),
    "report.deadline": ("last day for the report", "กำหนดส่งรายงานผล"),
    "report.late.flat": _FLAT,
    "report.late.per_day": _PER_DAY,
    "report.late.free_days": _FREE_DAYS,
    "report.late.days": _LATE_DAYS,
    "scoring.deadline": ("last day for scoring", "กำหนดพิจารณาให้คะแนน"),
    "scoring.full": ("full result of an indicator", "ผลเต็มของตัวชี้วัด"),
    "scoring.levels": ("percentages of levels 1, 2, 3 …", "ร้อยละของระดับคะแนน 1, 2, 3 …"),
    "scoring.between_levels": ("between two levels", "คะแนนระหว่างสองระดับ"),
    "scoring.below_first_level": ("below the first level", "คะแนนที่ต่ำกว่าระดับ 1"),
    "scoring.decimals": ("decimals of a figure", "จำนวนทศนิยมที่แสดง"),
    "scoring.not_evaluated": ("a project not evaluated", "โครงการที่ไม่ได้รับการประเมิน"),
    "scoring.least_points": ("least points", "คะแนนต่ำสุด"),
    "scoring.several_projects": ("an agency with several projects", "หน่วยงานที่มีหลายโครงการ"),
    "scoring.late.days": _LATE_DAYS,
    "scoring.late.effect": _EFFECT,
    "calendar.roll": (
        "a deadline on a day off moves to the next working day",
        "กำหนดที่ตรงวันหยุดเลื่อนเป็นวันทำการถัดไป",
    ),
    "calendar.day_ends": ("when a day ends", "เวลาสิ้นสุดของวัน"),
    "calendar.extra_days_off": ("further days off", "วันหยุดที่กำหนดเพิ่ม"),
    "calendar.extra_working_days": ("further working days", "วันทำการที่กำหนดเพิ่ม"),
}
"""Every parameter, by dotted name."""

VALUES: dict[StrEnum, Words] = {
    DayCount.CALENDAR: ("calendar days", "วันตามปฏิทิน"),
    DayCount.WORKING: ("working days", "วันทำการ"),
    LateAppeal.REFUSED: ("refused", "ไม่รับพิจารณา"),
    LateAppeal.ACCEPTED: ("accepted", "รับพิจารณา"),
    LastRound.REJECT: ("not approved", "ถือว่าไม่อนุมัติ"),
    LastRound.REVISE: ("may be modified", "ปรับแก้ได้"),
    OfficeLate.RECORDED: ("recorded only", "บันทึกไว้เท่านั้น"),
    BetweenLevels.INTERPOLATE: ("in proportion", "เทียบบัญญัติไตรยางศ์"),
    BetweenLevels.STEP: ("the highest level reached", "ใช้ระดับสูงสุดที่ถึง"),
    BelowFirstLevel.EXTRAPOLATE: ("the same line continued down to 0", "เทียบบัญญัติไตรยางศ์ต่อลงไปจนถึง 0"),
    BelowFirstLevel.ZERO: ("0", "0"),
    BelowFirstLevel.FLOOR: ("level 1", "ระดับ 1"),
    NotEvaluated.ZERO: ("0 points", "ได้ 0 คะแนน"),
    NotEvaluated.EXCLUDED: ("left out of the weight", "ไม่นำมาคิดน้ำหนัก"),
    SeveralProjects.MEAN: ("the mean", "ใช้ค่าเฉลี่ย"),
    SeveralProjects.BEST: ("the best", "ใช้คะแนนสูงสุด"),
    SeveralProjects.LOWEST: ("the lowest", "ใช้คะแนนต่ำสุด"),
    Element.TEAM: ("a team", "ทีมงาน"),
    Element.INDICATORS: ("indicators with targets", "ตัวชี้วัดและเป้าหมาย"),
    Element.METHOD: ("method", "วิธีดำเนินการ"),
    Element.PERIOD: ("period", "ระยะเวลาดำเนินการ"),
    Element.SERVICE: ("service", "ลักษณะการให้บริการ"),
    Proof.LETTER: ("official letter", "หนังสือราชการ"),
    Proof.EMAIL: ("e-mail", "e-mail"),
    Appealable.REJECT: ("not approved", "มติไม่อนุมัติ"),
    Appealable.REQUEST_REVISION: ("to be modified", "มติให้ปรับแก้"),
    Role.AGENCY: ("agency", "หน่วยงาน"),
    Role.OFFICE: ("Office", "สำนักงาน ก.ก."),
    Role.COMMITTEE: ("committee", "คณะกรรมการ"),
}
"""The words that a parameter can be set to."""

_NOTHING: Words = ("none", "ไม่มี")


def said(name: str, value: object) -> Words:
    """A parameter's value as people say it.

    >>> from datetime import date
    >>> said("submission.deadline", date(2014, 11, 30))
    ('2014-11-30', '30 พ.ย. 2557')
    """
    if name == "calendar.day_ends" and isinstance(value, int):
        clock = f"{value // 60:02}:{value % 60:02}"
        return clock, f"{clock.replace(':', '.')} น."
    if name == "report.deadline" and value is None:
        return "not announced yet", "ยังไม่ได้แจ้งกำหนด"
    return in_words(value)


def in_words(value: object) -> Words:  # noqa: PLR0911 -- one for each kind of value
    """A value of any kind, as people say it."""
    match value:
        case None:
            return _NOTHING
        case bool():
            return ("yes", "ใช่") if value else ("no", "ไม่ใช่")
        case StrEnum():
            return VALUES.get(value, (value.value, value.value))
        case date():
            return value.isoformat(), format_day(value)
        case Fraction():
            return exact(value), exact(value)
        case tuple():
            return _listed(in_words(item) for item in value)
        case _:
            return str(value), str(value)


def _listed(words: Iterable[Words]) -> Words:
    listed = list(words)
    if not listed:
        return _NOTHING
    return ", ".join(english for english, _ in listed), ", ".join(thai for _, thai in listed)
