"""The register of ambiguities, A1–A20: what each question is, and the other readings as overrides."""

from collections.abc import Mapping

import attrs

from bestservice_workflow.rulebook.words import Words


@attrs.frozen(kw_only=True)
class Reading:
    """Another way to read a clause, by data alone."""

    id: str
    """Of the register: ``A1``."""
    question: Words
    other: Words
    """What this reading says instead of what ships."""
    overrides: Mapping[str, object] = attrs.field(hash=False)


def _reading(id: str, question: Words, other: Words, **overrides: object) -> Reading:  # noqa: A002 -- its name
    named = {name.replace("__", "."): value for name, value in overrides.items()}
    return Reading(id=id, question=question, other=other, overrides=named)


_A4 = ("first day of a period", "วันแรกของระยะเวลา")
_A5 = ("a late resubmission", "การส่งโครงการที่ปรับแก้ล่าช้า")
_A7 = ("below 60 %", "ผลต่ำกว่าร้อยละ 60")
_A20 = ("an agency with several projects", "หน่วยงานที่มีหลายโครงการ")

READINGS: tuple[Reading, ...] = (
    _reading(
        "A1",
        ("the first day late", "วันแรกที่ล่าช้า"),
        ("costs only the flat points", "ตัดเฉพาะ 0.5 คะแนน"),
        submission__late__free_days=1,
    ),
    _reading(
        "A2",
        ("which days of lateness count", "การนับวันล่าช้า"),
        ("working days", "นับเฉพาะวันทำการ"),
        submission__late__days="working",
        revision__late__days="working",
        report__late__days="working",
    ),
    _reading(
        "A3",
        ("a deadline on a day off", "กำหนดที่ตรงกับวันหยุด"),
        ("does not move", "ไม่เลื่อน"),
        calendar__roll=False,
    ),
    _reading("A4", _A4, ("counts for an appeal", "นับรวมสำหรับการขอชี้แจง"), appeal__count_first_day=True),
    _reading(
        "A4",
        _A4,
        ("counts for every period", "นับรวมทุกระยะเวลา"),
        appeal__count_first_day=True,
        notification__count_first_day=True,
        revision__count_first_day=True,
    ),
    _reading(
        "A5",
        _A5,
        ("0.02 for each day", "ตัดวันละ 0.02"),
        revision__late__flat="0",
        revision__late__per_day="0.02",
    ),
    _reading(
        "A5", _A5, ("0.02, and 0.02 for each day", "ตัด 0.02 และวันละ 0.02"), revision__late__per_day="0.02"
    ),
    _reading(
        "A6",
        ("between two levels", "คะแนนระหว่างสองระดับ"),
        ("the highest level reached", "ใช้ระดับสูงสุดที่ถึง"),
        scoring__between_levels="step",
    ),
    _reading("A7", _A7, ("0 points", "ได้ 0"), scoring__below_first_level="zero"),
    _reading("A7", _A7, ("level 1", "ได้ระดับ 1"), scoring__below_first_level="floor"),
    _reading("A8", ("rounding", "การปัดเศษ"), ("2 decimals", "ทศนิยม 2 ตำแหน่ง"), scoring__decimals=2),
    _reading(
        "A9",
        ("a project not evaluated", "โครงการที่ไม่ได้รับการประเมิน"),
        ("is left out of the weight", "ไม่นำมาคิดน้ำหนัก"),
        scoring__not_evaluated="excluded",
    ),
    _reading(
        "A11",
        ("not approved in round 1 or 2", "ไม่อนุมัติในครั้งที่ 1 หรือ 2"),
        ("only an appeal is open", "ขอชี้แจงได้เท่านั้น"),
        review__rejected_may_resubmit=False,
    ),
    _reading(
        "A12",
        ("what can be appealed", "มติที่ขอชี้แจงได้"),
        ("also a resolution to modify", "รวมถึงมติให้ปรับแก้"),
        appeal__against=["reject", "request_revision"],
    ),
    _reading(
        "A13",
        ("an appeal", "การขอชี้แจง"),
        ("uses up a consideration", "นับเป็นการพิจารณาหนึ่งครั้ง"),
        appeal__uses_round=True,
    ),
    _reading(
        "A14",
        ("an appeal after its time", "การขอชี้แจงเมื่อพ้นกำหนด"),
        ("is accepted", "รับพิจารณา"),
        appeal__late__effect="accepted",
    ),
    _reading(
        "A16",
        ("a late report", "การรายงานผลล่าช้า"),
        ("is deducted as a late submission is", "ตัดคะแนนเช่นเดียวกับการส่งโครงการล่าช้า"),
        report__late__flat="0.5",
        report__late__per_day="0.01",
    ),
    _reading(
        "A17",
        ("where a day ends", "เวลาสิ้นสุดของวัน"),
        ("16:30, the close of official hours", "16.30 น. สิ้นเวลาราชการ"),
        calendar__day_ends="16:30",
    ),
    _reading(
        "A18",
        ("a modification resolved in the last round", "มติให้ปรับแก้ในครั้งสุดท้าย"),
        ("may be carried out", "ปรับแก้ได้"),
        review__revision_in_last_round="revise",
    ),
    _reading(
        "A19",
        ("who records a resolution", "ผู้บันทึกมติคณะกรรมการ"),
        ("also the Office", "รวมถึงสำนักงาน ก.ก."),
        review__recorded_by=["committee", "office"],
    ),
    _reading("A20", _A20, ("the best counts", "ใช้คะแนนสูงสุด"), scoring__several_projects="best"),
    _reading("A20", _A20, ("the lowest counts", "ใช้คะแนนต่ำสุด"), scoring__several_projects="lowest"),
)
"""The other readings; A10 and A15 have none."""
