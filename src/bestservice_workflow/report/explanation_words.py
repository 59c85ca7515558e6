"""How operations, values and sources of a derivation are said."""

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from bestservice_workflow.events import State
from bestservice_workflow.explanation import (
    Asked,
    CalendarSource,
    FactSource,
    Mark,
    Operation,
    RuleSource,
    Source,
)
from bestservice_workflow.explanation.words import ROLES, STATES, TRIGGERS
from bestservice_workflow.figures import exact, shown
from bestservice_workflow.project import AgencyKind
from bestservice_workflow.report.language import Language
from bestservice_workflow.report.words import OUTCOMES
from bestservice_workflow.rulebook.words import Words, in_words
from bestservice_workflow.scoring import Outcome

OPERATIONS: dict[Operation, Words] = {
    Operation.SUM: ("the sum of", "ผลรวมของ"),
    Operation.DIFFERENCE: ("the first less the second", "รายการแรกลบด้วยรายการที่สอง"),
    Operation.PRODUCT: ("the first times the second", "รายการแรกคูณด้วยรายการที่สอง"),
    Operation.MEAN: ("the mean of", "ค่าเฉลี่ยของ"),
    Operation.AT_LEAST: ("the larger of", "ค่าที่มากกว่าระหว่าง"),
    Operation.PERCENT: ("result × full / target, at most full", "ผลที่ทำได้ × ผลเต็ม / เป้าหมาย แต่ไม่เกินผลเต็ม"),
    Operation.LEVEL_POINTS: ("level × weight / number of levels", "ระดับคะแนน × น้ำหนัก / จำนวนระดับ"),
    Operation.LEVEL: ("the percentage on the scale of levels", "เทียบร้อยละกับเกณฑ์ระดับคะแนน"),
    Operation.LATE_POINTS: (
        "flat + daily × (days late − free days)",
        "คะแนนที่ตัดเมื่อล่าช้า + คะแนนรายวัน × (วันล่าช้า − วันที่ยกเว้น)",
    ),
    Operation.DAYS_LATE: ("days after the last day, up to the act", "นับวันหลังวันครบกำหนดจนถึงวันที่ดำเนินการ"),
    Operation.WORKING_DAYS_ON: ("counted in working days", "นับเฉพาะวันทำการ"),
    Operation.WORKING_DAY_FROM: (
        "the day itself, or the next working day",
        "วันที่กำหนด หรือวันทำการถัดไปหากตรงกับวันหยุด",
    ),
    Operation.LAST: ("the last of", "ใช้รายการสุดท้าย"),
    Operation.ROUND_RULE: (
        "a modification resolved in the last consideration",
        "มติให้ปรับแก้ในการพิจารณาครั้งสุดท้าย",
    ),
    Operation.ALL: ("all of these hold", "เป็นจริงทุกข้อ"),
    Operation.ANY: ("any of these holds", "เป็นจริงอย่างน้อยหนึ่งข้อ"),
    Operation.NOT: ("the opposite of", "ตรงข้ามกับรายการต่อไปนี้"),
    Operation.LESS: ("the first is less than the second", "รายการแรกน้อยกว่ารายการที่สอง"),
    Operation.LATER: ("the first is later than the second", "รายการแรกอยู่หลังรายการที่สอง"),
    Operation.CONTAINS: ("the first names the second", "รายการแรกมีรายการที่สอง"),
    Operation.OUTCOME: ("from the state, and what is still open", "พิจารณาจากสถานะและสิทธิที่ยังเหลือ"),
    Operation.POINTS: ("from the outcome and the score", "พิจารณาจากผลการประเมินและคะแนน"),
}

MARKS: dict[Mark, Words] = {
    Mark.FIRST: ("the first day, not counted", "วันแรก ไม่นับ"),
    Mark.COUNTED: ("counted", "นับ"),
    Mark.SKIPPED: ("day off", "วันหยุด ไม่นับ"),
    Mark.FIXED: ("the day named", "วันที่กำหนดไว้"),
    Mark.DUE: ("the last day", "วันครบกำหนด"),
    Mark.LATE: ("late", "ล่าช้า"),
    Mark.LATE_FREE: ("late, day off, not counted", "ล่าช้า แต่เป็นวันหยุด ไม่นับ"),
}

_KINDS: dict[AgencyKind, Words] = {
    AgencyKind.LINE: ("line agency", "หน่วยงานหลัก (Line)"),
    AgencyKind.STAFF: ("staff agency", "หน่วยงานสนับสนุน (Staff)"),
    AgencyKind.LINE_AND_STAFF: ("line and staff agency", "หน่วยงาน Line & Staff"),
}


def value_said(value: Any, *, language: Language, decimals: int) -> str:  # noqa: ANN401, PLR0911 -- a value of any kind
    """A node's value, exact; a figure without an end is rounded, with the fraction beside it.

    >>> value_said(Fraction(200, 3), language=Language.EN, decimals=4)
    '66.6667 (200/3)'
    """
    match value:
        case Fraction():
            written = exact(value)
            return f"{shown_signed(value, decimals)} ({written})" if "/" in written else written
        case date():
            return language.day(value)
        case tuple():
            said = [value_said(item, language=language, decimals=decimals) for item in value]
            return ", ".join(said) or language.of(in_words(None))
        case State():
            return language.of(STATES[value])
        case Outcome():
            return language.of(OUTCOMES[value])
        case AgencyKind():
            return language.of(_KINDS[value])
        case _:
            return language.of(in_words(value))


def shown_signed(value: Fraction, decimals: int) -> str:
    """The figure rounded, also where it is negative."""
    return shown(value, decimals) if value >= 0 else f"−{shown(-value, decimals)}"


def value_plain(value: Any) -> Any:  # noqa: ANN401 -- any JSON value
    """A node's value as plain JSON: figures and days as text, exact."""
    match value:
        case bool() | int() | None:
            return value
        case Fraction():
            return exact(value) if value >= 0 else f"-{exact(-value)}"
        case date():
            return value.isoformat()
        case StrEnum():
            return value.value
        case tuple():
            return [value_plain(item) for item in value]
        case _:
            return str(value)


def source_said(source: Source, *, language: Language) -> str:
    """Where a leaf comes from."""
    match source:
        case FactSource():
            return fact_said(source, language=language)
        case RuleSource():
            return rule_said(source, language=language)
        case CalendarSource():
            return "; ".join(f"{language.day(one.day)} {_name(one.reason, language)}" for one in source.days)
        case Asked():
            return language.of(("as asked", "ตามที่สอบถาม"))


def _name(reason: Any, language: Language) -> str:  # noqa: ANN401 -- a day off or a weekend
    return language.of((reason.name_en, reason.name_th)) if reason is not None else ""


def fact_said(fact: FactSource, *, language: Language) -> str:
    """A recorded fact: what, when, by whom."""
    if fact.do is None or fact.on is None or fact.by is None:
        return language.of(("the recorded draft", "ตามร่างโครงการที่บันทึกไว้"))
    what, day = language.of(TRIGGERS[fact.do]), language.day(fact.on)
    role = language.of(ROLES[fact.by.role])
    who = role if fact.by.id == fact.by.role.value else f"{role} {fact.by.id}"
    return language.of((f"recorded: {what}, {day}, {who}", f"บันทึก: {what} วันที่ {day} โดย{who}"))


def rule_said(rule: RuleSource, *, language: Language) -> str:
    """A parameter's clause, its Thai wording, its reading, and where it was announced."""
    parts = [language.of((f"clause {rule.clause}", f"ข้อ {rule.clause}"))]
    if rule.wording:
        parts.append(f"“{rule.wording}”")
    if rule.reading:
        parts.append(language.of((f"reading {rule.reading}", f"แนวการตีความ {rule.reading}")))
    if rule.reference and rule.known_since:
        day = language.day(rule.known_since)
        parts.append(
            language.of((f"announced {day}, {rule.reference}", f"ประกาศเมื่อวันที่ {day} ตาม {rule.reference}"))
        )
    return language.of((", ".join(parts), " ".join(parts)))
