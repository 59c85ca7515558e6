"""State × action × role → target, or every refusal: as frozen in ``transition_table.tsv``."""

from tests.golden.transition_tables import DEFAULT, FILE, READINGS, tables

from bestservice_workflow.actions import Trigger
from bestservice_workflow.events import State

FROZEN = FILE.read_text("utf-8").splitlines()


def of_the_shipped_rulebook() -> list[list[str]]:
    end = FROZEN.index(f"# {next(iter(READINGS))}")
    assert FROZEN[0] == f"# {DEFAULT}"
    return [line.split("\t") for line in FROZEN[2:end]]


def test_the_rules_are_as_frozen() -> None:
    assert list(tables()) == FROZEN


def test_every_state_meets_every_action() -> None:
    met: dict[str, set[str]] = {}
    for situation, _, actions, *_ in of_the_shipped_rulebook():
        met.setdefault(situation, set()).update(actions.split(", "))
    assert {situation.split(",")[0] for situation in met} == {state.value for state in State}
    assert all(actions == {trigger.value for trigger in Trigger} for actions in met.values())


def test_every_refusal_that_depends_on_the_situation_occurs() -> None:
    told = {code for line in of_the_shipped_rulebook() for cell in line[3:] for code in cell.split(" ")}
    assert {
        "illegal_transition",
        "not_permitted",
        "not_notified",
        "already_notified",
        "deadline_passed",
        "round_limit_reached",
        "decision_final",
        "appeal_already_used",
    } <= told


def test_every_reading_changes_the_table() -> None:
    heads = [place for place, line in enumerate(FROZEN) if line.startswith("# ")]
    assert [FROZEN[place].removeprefix("# ") for place in heads] == [DEFAULT, *READINGS]
    lengths = [end - begin for begin, end in zip(heads, [*heads[1:], len(FROZEN)], strict=True)]
    assert min(lengths) > 1
