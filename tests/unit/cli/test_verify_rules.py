"""``bestservice verify-rules``: verdict and exit status, counterexamples on the screen and in a folder."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.histories import RULES

from bestservice_workflow.cli.verify_rules import verify_rules
from bestservice_workflow.history import read_document
from bestservice_workflow.rulebook import load_rulebook
from bestservice_workflow.testing import violations

SHIPPED = Path(__file__).parents[3] / "src" / "bestservice_workflow" / "rulebooks" / "fy2558.toml"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(verify_rules, list(arguments))


@pytest.fixture
def one_round(tmp_path: Path) -> Path:
    """A small rulebook of one's own: one round, only an appeal after it."""
    text = SHIPPED.read_text("utf-8").replace("value = 3\n", "value = 1\n")
    whole = text.replace(
        "[review.rejected_may_resubmit]\nvalue = true", "[review.rejected_may_resubmit]\nvalue = false"
    )
    file = tmp_path / "mine.toml"
    file.write_text(whole, "utf-8")
    return file


def test_a_sound_rulebook_is_complete(one_round: Path) -> None:
    done = run(str(one_round))
    assert done.exit_code == 0, done.output
    assert done.output.startswith("COMPLETE: ")
    assert load_rulebook(one_round).digest[:12] in done.output


def test_a_bound_that_was_reached_is_no_pass() -> None:
    done = run("fy2558", "--states", "20")
    assert done.exit_code == 1
    assert done.output.startswith("INCOMPLETE: 20 states")
    assert run("fy2558", "--depth", "1").output.startswith("INCOMPLETE")


def test_what_is_wrong_is_shown_and_saved(one_round: Path, tmp_path: Path) -> None:
    text = one_round.read_text("utf-8")
    states = 'value = ["indicators", "method", "period", "service"]'
    assert states in text
    one_round.write_text(text.replace(states, "value = []"), "utf-8")
    done = run(str(one_round), "--states", "300", "--save", str(tmp_path / "found"))
    assert done.exit_code == 1
    assert done.output.startswith("FAILED: ")
    assert "without indicators has no score" in done.output
    document = (tmp_path / "found" / "finding_1.json").read_text("utf-8")
    assert json.loads(document)["format"] == "bestservice-history/1"
    assert "crash" in violations(read_document(document, rulebook=load_rulebook(one_round)))
    assert "def test_crash" in (tmp_path / "found" / "test_finding_1.py").read_text("utf-8")


def test_no_such_rulebook_is_a_wrong_call() -> None:
    assert RULES.id == "fy2558"
    assert run("fy2557").exit_code == 2
