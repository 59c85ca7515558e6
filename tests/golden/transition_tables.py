"""Writes the golden transition tables: ``python -m tests.golden.transition_tables`` after a meant change.

Read the difference before committing it: each line that changed is a rule that changed.
"""

from collections.abc import Iterator
from pathlib import Path

from bestservice_workflow.machine import TABLE, Row
from bestservice_workflow.rulebook import Rulebook, load_rulebook
from bestservice_workflow.testing.transition_table import situations, transition_table

FILE = Path(__file__).with_name("transition_table.tsv")
DEFAULT = "fy2558"
READINGS: dict[str, dict[str, object]] = {
    "A1 the first late day costs only the flat part": {"submission.late.free_days": 1},
    "A5 a late resubmission costs by the day": {"revision.late.per_day": "0.01"},
    "A11 only an appeal after a rejection": {"review.rejected_may_resubmit": False},
    "A12 a modification can be appealed": {"appeal.against": ["reject", "request_revision"]},
    "A13 an appeal uses up a round": {"appeal.uses_round": True},
    "A14 late appeals are accepted": {"appeal.late.effect": "accepted"},
    "A16 a late report costs": {"report.deadline": "2015-09-10", "report.late.flat": "0.1"},
    "A18 the last round can lead to a revision": {"review.revision_in_last_round": "revise"},
    "A19 the Office records resolutions": {"review.recorded_by": ["committee", "office"]},
    "S7.4 two rounds": {"review.max_rounds": 2},
    "S9.6.2 appeals are not final, and two": {"appeal.final": False, "appeal.limit": 2},
}


def rulebooks() -> dict[str, Rulebook]:
    """The shipped rulebook, and each reading that changes what is possible."""
    rules = load_rulebook(DEFAULT)
    return {DEFAULT: rules} | {name: rules.override(values) for name, values in READINGS.items()}


def tables(*, table: tuple[Row, ...] = TABLE) -> Iterator[str]:
    """The whole table of the shipped rulebook, and the lines that each reading adds to it or takes away."""
    shipped: list[str] = []
    for name, rules in rulebooks().items():
        yield f"# {name}"
        lines = list(transition_table(situations(rules), rules, table=table))
        if not shipped:
            shipped = lines
            yield from lines
            continue
        before, after = set(shipped), set(lines)
        yield from (f"+ {line}" for line in lines if line not in before)
        yield from (f"- {line}" for line in shipped if line not in after)


if __name__ == "__main__":
    FILE.write_text("\n".join(tables()) + "\n", "utf-8")
