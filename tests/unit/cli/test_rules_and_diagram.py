"""The commands that show the rules and the machine."""

from pathlib import Path

from tests.command_line import call, run_program

from bestservice_workflow.machine.diagram import mermaid
from bestservice_workflow.rulebook.sections import KINDS


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
