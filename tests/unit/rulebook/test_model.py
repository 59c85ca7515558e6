"""A rulebook is immutable data: overridden, dated, and known by its digest."""

from datetime import date

import attrs
import pytest
from tests.histories import RULES

from bestservice_workflow.errors import InvalidRulebook
from bestservice_workflow.rulebook import Announcement, Rulebook
from bestservice_workflow.rulebook.sections import KINDS

REPORT_ANNOUNCED = Announcement(
    known_since=date(2015, 6, 1), field="report.deadline", value=date(2015, 9, 10), reference="กท 0303/99"
)
EXTENDED = Announcement(
    known_since=date(2014, 11, 20),
    field="submission.deadline",
    value=date(2014, 12, 15),
    reference="กท 0303/12",
)


def announced(*announcements: Announcement) -> Rulebook:
    return attrs.evolve(RULES, announcements=announcements)


class TestParameters:
    def test_every_one_has_its_clause_and_fills_its_section(self) -> None:
        assert set(RULES.parameters) == set(KINDS)
        assert all(parameter.clause for parameter in RULES.parameters.values())
        assert RULES.clause("review.max_rounds") == "S7.4"
        assert RULES.submission.late.flat == RULES.parameters["submission.late.flat"].value

    def test_every_reading_is_settled_somewhere(self) -> None:
        settled = {parameter.reading for parameter in RULES.parameters.values() if parameter.reading}
        assert settled == {f"A{number}" for number in range(1, 21)}

    def test_one_with_a_reading_has_a_reason_and_one_without_has_words(self) -> None:
        for parameter in RULES.parameters.values():
            assert bool(parameter.reason) == (parameter.reading is not None), parameter.name
            assert bool(parameter.wording) == (parameter.reading is None), parameter.name

    def test_every_section_can_be_reached(self) -> None:
        assert RULES.weight.line == 5
        assert RULES.eligibility.continues_from == 2557
        assert RULES.completeness.team
        assert RULES.notification.working_days == 7
        assert RULES.revision.working_days == 10
        assert RULES.appeal.limit == 1
        assert RULES.report.deadline is None
        assert RULES.counting.day_ends == 24 * 60
        assert RULES.scoring.decimals == 4


class TestOverride:
    def test_gives_another_rulebook(self) -> None:
        other = RULES.override({"review.max_rounds": 2})
        assert (other.review.max_rounds, RULES.review.max_rounds) == (2, 3)
        assert other.clause("review.max_rounds") == "S7.4"
        assert RULES.override({}) is RULES

    def test_reaches_the_calendar(self) -> None:
        other = RULES.override(
            {"calendar.extra_days_off": ["2014-12-01"], "calendar.extra_working_days": ["2014-12-07"]}
        )
        assert RULES.calendar.is_working(date(2014, 12, 1))
        assert not other.calendar.is_working(date(2014, 12, 1))
        assert other.calendar.is_working(date(2014, 12, 7))

    def test_tells_every_fault_at_once(self) -> None:
        with pytest.raises(InvalidRulebook) as refused:
            RULES.override({"review.max_round": 2, "revision.working_days": 0, "appeal.against": "reject"})
        assert [fault.path for fault in refused.value.faults] == [
            "overrides.review.max_round",
            "overrides.revision.working_days",
            "overrides.appeal.against",
        ]
        assert "the nearest is 'review.max_rounds'" in refused.value.faults[0].message

    def test_a_name_like_no_other_has_no_nearest(self) -> None:
        with pytest.raises(InvalidRulebook) as refused:
            RULES.override({"zzz": 1}, path="changes")
        assert refused.value.faults[0].message == "unknown name 'zzz'"
        assert refused.value.faults[0].path == "changes.zzz"

    def test_keeps_announcements(self) -> None:
        other = announced(REPORT_ANNOUNCED).override({"review.max_rounds": 2})
        assert other.announcements == (REPORT_ANNOUNCED,)

    def test_takes_back_its_own_plain_values(self) -> None:
        plain = {name: parameter.plain for name, parameter in RULES.parameters.items()}
        assert RULES.override(plain).digest == RULES.digest


class TestAsOf:
    def test_an_announcement_holds_from_the_day_it_became_known(self) -> None:
        rules = announced(REPORT_ANNOUNCED)
        assert rules.as_of(date(2015, 5, 31)).report.deadline is None
        assert rules.as_of(date(2015, 6, 1)).report.deadline == date(2015, 9, 10)

    def test_the_later_of_two_holds(self) -> None:
        later = attrs.evolve(EXTENDED, known_since=date(2014, 12, 10), value=date(2014, 12, 22))
        rules = announced(EXTENDED, later)
        days = (date(2014, 11, 19), date(2014, 11, 20), date(2014, 12, 9), date(2014, 12, 10))
        assert [rules.as_of(day).submission.deadline for day in days] == [
            date(2014, 11, 30),
            date(2014, 12, 15),
            date(2014, 12, 15),
            date(2014, 12, 22),
        ]

    def test_days_off_hold_from_the_day_they_were_declared(self) -> None:
        day = date(2015, 5, 4)
        for rules in (RULES, announced(EXTENDED)):
            assert rules.as_of(date(2015, 1, 26)).calendar.is_working(day)
            assert not rules.as_of(date(2015, 1, 27)).calendar.is_working(day)

    def test_the_same_knowledge_is_the_same_object(self) -> None:
        rules = announced(REPORT_ANNOUNCED)
        assert rules.as_of(date(2015, 5, 1)) is rules.as_of(date(2015, 5, 2))
        assert rules.as_of(date(2015, 5, 1)) is not rules.as_of(date(2015, 6, 1))

    def test_where_nothing_is_unknown_it_is_the_rulebook_itself(self) -> None:
        assert RULES.as_of(date(2030, 1, 1)) is RULES

    def test_an_announced_day_off_reaches_the_calendar(self) -> None:
        off = Announcement(
            known_since=date(2015, 1, 5),
            field="calendar.extra_days_off",
            value=(date(2015, 1, 20),),
            reference="มติ ครม.",
        )
        rules = announced(off)
        assert rules.as_of(date(2015, 1, 4)).calendar.is_working(date(2015, 1, 20))
        assert not rules.as_of(date(2015, 1, 5)).calendar.is_working(date(2015, 1, 20))


class TestDigest:
    def test_is_the_same_for_the_same_rules(self) -> None:
        assert RULES.override({"review.max_rounds": 3}).digest == RULES.digest

    def test_is_another_for_every_other(self) -> None:
        others = [
            RULES,
            RULES.override({"review.max_rounds": 2}),
            RULES.override({"submission.late.flat": "0.51"}),
            attrs.evolve(RULES, id="fy2559"),
            announced(EXTENDED),
            announced(attrs.evolve(EXTENDED, value=date(2014, 12, 16))),
            announced(attrs.evolve(EXTENDED, known_since=date(2014, 11, 21))),
        ]
        assert len({other.digest for other in others}) == len(others)

    def test_is_a_sha_256(self) -> None:
        assert len(bytes.fromhex(RULES.digest)) == 32
