"""Every kind of bad document, through ``replay --json``: code, path and message, in both languages."""

from pathlib import Path
from typing import Any

import pytest
from tests.command_line import as_text, call
from tests.documents import EXAMPLE, up_to, with_value

TARGET = ("project", "indicators", 0, "target")
ACHIEVED = ("actions", 9, "results", 0, "achieved")
AGENCY = {"role": "agency", "id": "5001"}
OFFICE = {"role": "office", "id": "ocsc"}
COMMITTEE = {"role": "committee", "id": "committee"}


def raw(place: str, value: str) -> str:
    """The example, with the text of a value replaced as it stands."""
    return as_text(EXAMPLE).replace(place, value, 1)


UNREADABLE: dict[str, tuple[str, str, str, str]] = {
    "Buddhist Era day": (
        as_text(with_value(("actions", 0, "at"), "2557-11-28")),
        "actions[0].at",
        "'2557-11-28': 2557 is a Buddhist Era year, but an ISO date is C.E.; taken for 2014-11-28: write 2014-11-28",
        "'2557-11-28': 2557 เป็นปี พ.ศ. แต่วันที่แบบ ISO ต้องเป็นปี ค.ศ. เข้าใจว่าหมายถึง 2014-11-28 ให้เขียน 2014-11-28",
    ),
    "naive instant": (
        as_text(with_value(("actions", 0, "email"), "2014-11-28T10:12:00")),
        "actions[0].email",
        "'2014-11-28T10:12:00': an instant needs its offset; for Bangkok time write 2014-11-28T10:12:00+07:00",
        "'2014-11-28T10:12:00': ต้องระบุเขตเวลา สำหรับเวลาในกรุงเทพมหานครให้เขียน 2014-11-28T10:12:00+07:00",
    ),
    "NaN": (
        raw('"76"', "NaN"),
        "actions[9].results[0].achieved",
        "NaN is not a figure; write digits, or leave it out",
        "NaN ไม่ใช่ตัวเลข ให้เขียนเป็นตัวเลข หรือไม่ต้องระบุ",
    ),
    "Infinity": (
        raw('"76"', "-Infinity"),
        "actions[9].results[0].achieved",
        "-Infinity is not a figure; write digits, or leave it out",
        "-Infinity ไม่ใช่ตัวเลข ให้เขียนเป็นตัวเลข หรือไม่ต้องระบุ",
    ),
    "NaN as text": (
        as_text(with_value(ACHIEVED, "NaN")),
        "actions[9].results[0].achieved",
        "'NaN' is not a figure; write digits with a decimal point, such as 85.5",
        "'NaN' ไม่ใช่ตัวเลข ให้เขียนเป็นตัวเลขและจุดทศนิยม เช่น 85.5",
    ),
    "endless figure": (
        raw('"76"', "1e3000000"),
        "actions[9].results[0].achieved",
        "'1e3000000' is too long a figure: at most 60 digits written out",
        "'1e3000000' ยาวเกินไป ตัวเลขต้องไม่เกิน 60 หลัก",
    ),
    "negative figure": (
        as_text(with_value(ACHIEVED, "-1")),
        "actions[9].results[0].achieved",
        "'-1' is negative; a figure here is 0 or more",
        "'-1' เป็นจำนวนลบ ตัวเลขนี้ต้องเป็น 0 หรือมากกว่า",
    ),
    "boolean figure": (
        as_text(with_value(TARGET, value=True)),
        "project.indicators[0].target",
        "expected a figure, not true",
        "ต้องเป็นตัวเลข ไม่ใช่ true",
    ),
    "target 0": (
        as_text(with_value(TARGET, "0")),
        "project.indicators[0].target",
        "a target is above 0; nothing can be measured against 0",
        "เป้าหมายต้องมากกว่า 0 เพราะไม่อาจวัดผลเทียบกับ 0 ได้",
    ),
    "key twice": (
        raw('"title":', '"title": "x", "title":'),
        "project.title",
        "this key stands twice in one object; keep one",
        "คีย์นี้ซ้ำกันในวัตถุเดียวกัน ให้เหลือเพียงหนึ่งเดียว",
    ),
    "unknown key": (
        as_text(with_value(("project", "titel"), "x")),
        "project.titel",
        "unknown name 'titel'; the nearest is 'title'",
        "ไม่รู้จักชื่อ 'titel' ชื่อที่ใกล้เคียงที่สุดคือ 'title'",
    ),
    "unknown override": (
        as_text({**EXAMPLE, "overrides": {"submission.deadlin": "2014-12-15"}}),
        "overrides.submission.deadlin",
        "unknown name 'submission.deadlin'; the nearest is 'submission.deadline'",
        "ไม่รู้จักชื่อ 'submission.deadlin' ชื่อที่ใกล้เคียงที่สุดคือ 'submission.deadline'",
    ),
    "wrong kind": (
        as_text(with_value(("project", "team"), "one")),
        "project.team",
        "expected a list, not 'one'",
        "ต้องเป็นรายการ ไม่ใช่ 'one'",
    ),
    "lone surrogate": (
        raw('"…"', r'"\ud800"'),
        "project.method",
        "the text contains U+D800, which is no character of any writing; take it out",
        "ข้อความมี U+D800 ซึ่งไม่ใช่อักขระที่เขียนได้ ให้ลบออก",
    ),
    "200,000 deep": (
        "[" * 200_000,
        "$",
        "nested too deeply; a history document is a handful of levels deep",
        "ซ้อนกันลึกเกินไป เอกสารประวัติมีเพียงไม่กี่ชั้น",
    ),
    "not an object": ("[]", "$", "expected an object, not a list", "ต้องเป็นวัตถุ JSON (object) ไม่ใช่ a list"),
    "another format": (
        as_text({**EXAMPLE, "format": "bestservice-history/2"}),
        "format",
        "expected 'bestservice-history/1', not 'bestservice-history/2'",
        "ต้องเป็น 'bestservice-history/1' ไม่ใช่ 'bestservice-history/2'",
    ),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_says_what_and_where(name: str) -> None:
    text, path, message, message_th = UNREADABLE[name]
    called = call("replay", "--json", "-", stdin=text)
    (outcome,) = called.outcomes
    refused = outcome["refused"]
    assert (called.status, outcome["ok"], outcome["state"]) == (1, False, "draft")
    assert (refused["code"], refused["path"]) == ("invalid_document", path)
    assert (refused["message"], refused["message_th"]) == (message, message_th)
    assert refused["reasons"] == [{key: refused[key] for key in refused["reasons"][0]}]
    assert called.err.startswith("<stdin>:1: ")
    assert message in called.err


REVISED = EXAMPLE["actions"][:5]
AGAIN = [
    {"do": "open_review", "at": "2015-01-13", "by": OFFICE},
    {"do": "reject", "at": "2015-01-13", "by": COMMITTEE},
    {"do": "notify", "at": "2015-01-14", "by": OFFICE},
    {"do": "resubmit", "at": "2015-01-16", "by": AGENCY},
    {"do": "open_review", "at": "2015-01-20", "by": OFFICE},
    {"do": "reject", "at": "2015-01-20", "by": COMMITTEE},
    {"do": "notify", "at": "2015-01-21", "by": OFFICE},
]
APPEALED = [
    {"do": "reject", "at": "2014-12-09", "by": COMMITTEE},
    {"do": "notify", "at": "2014-12-12", "by": OFFICE},
    {"do": "appeal", "at": "2014-12-15", "by": AGENCY},
    {"do": "dismiss_appeal", "at": "2014-12-16", "by": COMMITTEE},
    {"do": "notify", "at": "2014-12-17", "by": OFFICE},
]

REFUSED: dict[str, tuple[dict[str, Any], int, list[tuple[str, str | None]], str, str]] = {
    "before the last action": (
        up_to(1, {"do": "open_review", "at": "2014-11-27", "by": OFFICE}),
        1,
        [("out_of_order", None)],
        "dated 2014-11-27, before the last action at 2014-11-28; date it then or later",
        "ลงวันที่ 27 พ.ย. 2557 ก่อนขั้นตอนล่าสุดเมื่อ 28 พ.ย. 2557 ต้องลงวันที่ไม่ก่อนวันดังกล่าว",
    ),
    "an agency for another": (
        up_to(4, {"do": "resubmit", "at": "2014-12-15", "by": {"role": "agency", "id": "5002"}}),
        4,
        [("not_permitted", None)],
        "this is the project of agency '5001'; agency '5002' cannot act on it (resubmit)",
        "โครงการนี้เป็นของหน่วยงาน '5001' หน่วยงาน '5002' ไม่อาจส่งโครงการที่ปรับแก้แทนได้",
    ),
    "a fourth round": (
        up_to(5, *AGAIN, {"do": "resubmit", "at": "2015-01-22", "by": AGENCY}),
        12,
        [("round_limit_reached", "S7.4")],
        "the committee considers a project at most 3 times, and has done so",
        "คณะกรรมการพิจารณาโครงการไม่เกิน 3 ครั้ง และได้พิจารณาครบแล้ว",
    ),
    "a second appeal": (
        up_to(2, *APPEALED, {"do": "appeal", "at": "2014-12-18", "by": AGENCY}),
        7,
        [("appeal_already_used", "S9.6.2")],
        "the project has been appealed before, and cannot be again",
        "โครงการนี้ได้ใช้สิทธิขอชี้แจงไปแล้ว ไม่อาจขอชี้แจงซ้ำได้",
    ),
    "an unknown indicator": (
        up_to(
            9,
            {
                "do": "report",
                "at": "2015-09-15",
                "by": AGENCY,
                "results": [{"indicator": "k2", "achieved": 1}],
            },
        ),
        9,
        [("results_incomplete", "S10.8"), ("unknown_indicator", "S10.8")],
        "every indicator needs exactly one result; look at k1",
        "ต้องรายงานผลตัวชี้วัดละหนึ่งค่า โปรดตรวจสอบ k1",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_says_why(name: str, tmp_path: Path) -> None:
    document, action, codes, message, message_th = REFUSED[name]
    file = tmp_path / "one.json"
    file.write_text(as_text(document), encoding="utf-8")
    called = call("replay", "--json", file)
    (outcome,) = called.outcomes
    refused = outcome["refused"]
    assert (called.status, outcome["ok"], refused["action"]) == (1, False, action)
    assert [(reason["code"], reason["clause"]) for reason in refused["reasons"]] == codes
    assert (refused["message"], refused["message_th"]) == (message, message_th)
    assert called.err == ""
