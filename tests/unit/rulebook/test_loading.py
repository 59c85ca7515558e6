"""A rulebook is read from TOML strictly, and every fault of the file is told at once."""

from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from bestservice_workflow.errors import InvalidRulebook
from bestservice_workflow.rulebook import load_rulebook, shipped_rulebooks
from bestservice_workflow.rulebook.loading import parse_rulebook

SHIPPED = (resources.files("bestservice_workflow") / "rulebooks" / "fy2558.toml").read_text("utf-8")
ANNOUNCED = """
[[announcements]]
known_since = 2015-06-01
field = "report.deadline"
value = 2015-09-10
reference = "กท 0303/99"
"""


def faults(text: str) -> list[str]:
    """Where the file is wrong, as ``path: message``."""
    with pytest.raises(InvalidRulebook) as refused:
        parse_rulebook(text)
    assert all(fault.message_th for fault in refused.value.faults)
    return [f"{fault.path}: {fault.message}" for fault in refused.value.faults]


def edited(old: str, new: str) -> str:
    """The shipped file with one thing changed."""
    assert old in SHIPPED
    return SHIPPED.replace(old, new, 1)


class TestFinding:
    def test_a_shipped_one_by_its_id_and_always_the_same(self) -> None:
        assert shipped_rulebooks() == ("fy2558",)
        assert load_rulebook("fy2558") is load_rulebook("fy2558")

    def test_one_s_own_by_its_path(self, tmp_path: Path) -> None:
        file = tmp_path / "fy2559.toml"
        file.write_text(edited('id = "fy2558"', 'id = "fy2559"'), "utf-8")
        assert load_rulebook(file).id == "fy2559"
        assert load_rulebook(str(file)).id == "fy2559"

    @pytest.mark.parametrize("source", ["fy2557", "no/such/file.toml"])
    def test_none_there(self, source: str) -> None:
        with pytest.raises(InvalidRulebook, match="shipped are fy2558"):
            load_rulebook(source)

    def test_a_file_that_is_no_text(self, tmp_path: Path) -> None:
        file = tmp_path / "rules.toml"
        file.write_bytes(b"\xff\xfe")
        with pytest.raises(InvalidRulebook, match="no file can be read"):
            load_rulebook(file)


class TestHead:
    def test_is_read(self) -> None:
        rules = parse_rulebook(SHIPPED)
        assert (rules.id, rules.fiscal_year.year) == ("fy2558", 2558)
        assert "Best Service" in rules.title
        assert "ตัวชี้วัด" in rules.title_th

    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            ('id = "fy2558"', "id = 2558", "id: expected a text that is not blank"),
            ('id = "fy2558"', 'id = " "', "id: expected a text that is not blank"),
            ("fiscal_year = 2558", "fiscal_year = true", "fiscal_year: expected a Buddhist Era year"),
            ("fiscal_year = 2558", 'fiscal_year = "2558"', "fiscal_year: expected a Buddhist Era year"),
            ("fiscal_year = 2558", "fiscal_year = 2015", "fiscal_year: "),
            ("fiscal_year = 2558", "", "fiscal_year: expected a Buddhist Era year"),
        ],
    )
    def test_wrong(self, old: str, new: str, fault: str) -> None:
        assert any(told.startswith(fault) for told in faults(edited(old, new)))


class TestParameters:
    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            ("[review.max_rounds]", "[review.max_round]", "review.max_round: unknown name"),
            ("[review.max_rounds]", "[reviews.max_rounds]", "reviews: unknown name"),
            ("value = 3\n", 'value = "3"\n', "review.max_rounds.value: expected a whole number"),
            ("value = 3\n", "", "review.max_rounds.value: missing; expected a whole number"),
            ('value = 3\nclause = "S7.4"', "value = 3", "review.max_rounds.clause: missing"),
            (
                "announceable = true",
                'announceable = "yes"',
                "submission.deadline.announceable: expected true or false",
            ),
            (
                'value = 3\nclause = "S7.4"',
                "value = 3\nclause = 7",
                "review.max_rounds.clause: expected a text",
            ),
            ("value = 3\n", "value = 3\nwordings = 1\n", "review.max_rounds.wordings: unknown name"),
            ("2014-11-30", "2557-11-30", "submission.deadline.value: "),
        ],
    )
    def test_wrong(self, old: str, new: str, fault: str) -> None:
        told = faults(edited(old, new))
        assert any(line.startswith(fault) for line in told), told

    def test_a_missing_one_is_named_with_what_it_would_be(self) -> None:
        begin, end = SHIPPED.index("[review.max_rounds]"), SHIPPED.index("[review.rejected_may")
        told = faults(SHIPPED[:begin] + SHIPPED[end:])
        assert told == [
            "review.max_rounds: missing; give its value (a whole number from 1 to 99) and its clause"
        ]

    def test_one_that_is_no_table(self) -> None:
        told = faults("review.max_rounds = 3\n")
        assert "review.max_rounds: expected a table with value and clause" in told

    def test_all_faults_are_told_at_once_by_place(self) -> None:
        told = faults(edited("value = 3\n", "value = 0\n").replace('"calendar"', '"moon"'))
        assert len(told) == 1 + SHIPPED.count('"calendar"')
        assert told == sorted(told)

    def test_a_section_that_is_no_table(self) -> None:
        assert any(line.startswith("review: unknown") for line in faults("review = 3\n"))

    @pytest.mark.parametrize("text", ["= 3", "a = [" + "[" * 2000])
    def test_what_is_not_toml(self, text: str) -> None:
        assert faults(text)[0].startswith("$: not TOML")

    def test_clause_wording_and_reading_come_along(self) -> None:
        parameters = parse_rulebook(SHIPPED).parameters
        free_days, line = parameters["submission.late.free_days"], parameters["weight.line"]
        assert (free_days.clause, free_days.reading) == ("S6.2", "A1")
        assert "each day" in free_days.reason
        assert (line.reading, line.wording) == (None, "Line 5")


class TestAnnouncements:
    def test_are_read_by_the_day_they_became_known(self) -> None:
        earlier = ANNOUNCED.replace("2015-06-01", "2015-05-01").replace("2015-09-10", "2015-09-01")
        rules = parse_rulebook(SHIPPED + ANNOUNCED + earlier)
        assert [one.value for one in rules.announcements] == [date(2015, 9, 1), date(2015, 9, 10)]
        assert rules.announcements[0].reference == "กท 0303/99"

    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            ("known_since = 2015-06-01\n", "", "announcements[0].known_since: missing"),
            ("known_since = 2015-06-01", "known_since = 7", "announcements[0].known_since: expected a day"),
            ('field = "report.deadline"', 'field = "report.deadlin"', "announcements[0].field: unknown name"),
            ('field = "report.deadline"', "field = 3", "announcements[0].field: unknown name"),
            ("value = 2015-09-10", "value = 3", "announcements[0].value: expected a day"),
            ("reference = ", "referance = ", "announcements[0].referance: unknown name"),
            ('"กท 0303/99"', '" "', "announcements[0].reference: expected where"),
            ('"กท 0303/99"', "3", "announcements[0].reference: expected where"),
        ],
    )
    def test_wrong(self, old: str, new: str, fault: str) -> None:
        told = faults(SHIPPED + ANNOUNCED.replace(old, new))
        assert any(line.startswith(fault) for line in told), told

    @pytest.mark.parametrize("written", ["announcements = 3\n", "announcements = [3]\n"])
    def test_that_are_no_tables(self, written: str) -> None:
        assert any(line.startswith("announcements: expected") for line in faults(written + SHIPPED))
