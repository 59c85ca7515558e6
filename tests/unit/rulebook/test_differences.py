"""A rulebook tells its own history, and what another sets otherwise, in words."""

import re
from datetime import date

from tests.histories import RULES

from bestservice_workflow.rulebook import KINDS, Announcement
from bestservice_workflow.rulebook.choices import BetweenLevels, OfficeLate
from bestservice_workflow.rulebook.words import PARAMETERS, VALUES, said


def test_every_parameter_has_its_words_in_both_languages() -> None:
    assert set(PARAMETERS) == set(KINDS)
    assert all(english and re.search("[ก-๙]", thai) for english, thai in PARAMETERS.values())


def test_every_value_that_ships_can_be_said() -> None:
    for parameter in RULES.parameters.values():
        english, thai = said(parameter.name, parameter.value)
        assert english
        assert thai
    assert {BetweenLevels.STEP, OfficeLate.RECORDED} <= set(VALUES)


def test_a_history_goes_from_value_to_value() -> None:
    first, second = (
        Announcement(known_since=known, field="submission.deadline", value=value, reference=reference)
        for known, value, reference in [
            (date(2014, 11, 20), date(2014, 12, 15), "กท 1"),
            (date(2014, 12, 10), date(2014, 12, 19), "กท 2"),
        ]
    )
    told = RULES.announced(second, first).history()
    assert [change.message for change in told] == [
        "last day for submission (S6.2, submission.deadline): 2014-11-30 → 2014-12-15, known since 2014-11-20 (กท 1)",
        "last day for submission (S6.2, submission.deadline): 2014-12-15 → 2014-12-19, known since 2014-12-10 (กท 2)",
    ]
    assert told[0].message_th == (
        "กำหนดส่งโครงการ (ข้อ S6.2, submission.deadline): 30 พ.ย. 2557 → 15 ธ.ค. 2557 "
        "ตั้งแต่วันที่ 20 พ.ย. 2557 (กท 1)"
    )


def test_a_difference_is_told_in_words() -> None:
    other = RULES.override({"scoring.between_levels": "step", "calendar.day_ends": "16:30"})
    assert [(change.name, change.message_th) for change in RULES.diff(other)] == [
        (
            "scoring.between_levels",
            "คะแนนระหว่างสองระดับ (ข้อ S5, scoring.between_levels): เทียบบัญญัติไตรยางศ์ → ใช้ระดับสูงสุดที่ถึง",
        ),
        ("calendar.day_ends", "เวลาสิ้นสุดของวัน (ข้อ S6.2, calendar.day_ends): 24.00 น. → 16.30 น."),
    ]
    assert RULES.diff(RULES) == ()
