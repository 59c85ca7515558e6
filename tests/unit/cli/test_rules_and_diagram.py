"""The commands that show the rules and the machine."""

from pathlib import Path

import pytest
from tests.command_line import ROOT, call, run_program

from bestservice_workflow.machine.diagram import mermaid
from bestservice_workflow.rulebook.sections import KINDS

SHIPPED = ROOT / "src" / "bestservice_workflow" / "rulebooks" / "fy2558.toml"


def test_every_parameter_is_shown_with_its_clause_and_reading() -> None:
    called = call("rules")
    assert called.status == 0
    for name in KINDS:
        assert f"  {name.partition('.')[2]} " in called.out
    assert "every day late costs 0.01 on top" in " ".join(called.out.split())
    rows = [line.split() for line in called.out.splitlines()]
    assert ["max_rounds", "3", "S7.4"] in rows
    assert ["late.per_day", "0", "S8.6.1", "A5"] in rows


def test_another_rulebook_can_be_shown(tmp_path: Path) -> None:
    assert "ตัวชี้วัดที่ 3.2" in call("rules", "--rulebook", "fy2558", "--lang", "th").out
    called = call("rules", "--rulebook", tmp_path / "none.toml")
    assert (called.status, called.out) == (2, "")


def test_the_diagram_is_printed_as_the_library_draws_it() -> None:
    assert call("diagram").out == mermaid()
    assert call("diagram", "--rounds", "3", "--lang", "th").out == mermaid(unroll_rounds=3, thai=True)
    assert call("diagram", "--rounds", "0").status == 2


def test_help_and_version_are_there() -> None:
    helped = run_program("--help")
    assert helped.status == 0
    assert all(name in helped.out for name in ("replay", "demo", "rules", "diagram"))
    assert call("--version").out.startswith("bestservice, version ")
    assert call("nothing").status == 2


ANNOUNCED = """
[[announcements]]
known_since = 2015-08-03
field = "report.deadline"
value = 2015-09-30
reference = "กท 0404/1234 ลงวันที่ 3 ส.ค. 2558"

[[announcements]]
known_since = 2015-05-01
field = "calendar.extra_days_off"
value = [2015-06-02, 2015-06-03]
reference = "มติ ครม. 28 เม.ย. 2558"
"""


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ["announced during the year", "known since 3 Aug 2015: กท 0404/1234 ลงวันที่ 3 ส.ค. 2558"]),
        ("th", ["ที่ประกาศระหว่างปี", "ทราบตั้งแต่วันที่ 3 ส.ค. 2558 ตาม กท 0404/1234 ลงวันที่ 3 ส.ค. 2558"]),
    ],
)
def test_announcements_are_shown_with_when_they_became_known(
    tmp_path: Path, lang: str, told: list[str]
) -> None:
    file = tmp_path / "announced.toml"
    file.write_text(SHIPPED.read_text(encoding="utf-8") + ANNOUNCED, encoding="utf-8")
    called = call("rules", "--rulebook", file, "--lang", lang)
    shown = " ".join(called.out.split())
    for words in (*told, "report.deadline 2015-09-30", 'extra_days_off ["2015-06-02", "2015-06-03"]'):
        assert words in shown
    assert told[0] not in call("rules", "--lang", lang).out


def test_sections_are_named_in_thai_beside_the_word_of_the_fields() -> None:
    thai = call("rules", "--lang", "th").out.splitlines()
    sections = dict.fromkeys(name.partition(".")[0] for name in KINDS)
    headings = [line for line in thai if line and not line.startswith((" ", "fy2558"))]
    assert [line.rpartition(" ")[2] for line in headings if "(" in line] == [f"({name})" for name in sections]
    assert "การส่งโครงการ (submission)" in thai
    assert {"submission", "scoring"} <= set(call("rules", "--lang", "en").out.splitlines())


@pytest.mark.parametrize("columns", [80, 120])
def test_a_list_is_broken_between_its_items(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    words = call("rules").out.replace("[", " ").replace("]", " ").replace(",", " ").split()
    assert {'"indicators"', '"method"', '"period"', '"service"'} <= set(words)
