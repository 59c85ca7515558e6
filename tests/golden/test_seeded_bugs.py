"""Every seeded rule bug is found, by the shortest history that ``seeded_bugs.txt`` shows."""

import pytest
from tests.golden.seeded_bugs import BUGS, FILE, found, shown


@pytest.mark.parametrize("bug", BUGS)
def test_a_seeded_bug_is_found_by_a_shortest_history(bug: str) -> None:
    _, checks, length = BUGS[bug]
    findings = found(bug)
    assert {finding.check for finding in findings} & checks, [finding.message for finding in findings]
    assert min(finding.length for finding in findings) == length, findings[0].table()
    assert shown(bug, findings) in FILE.read_text("utf-8")


def test_there_are_enough() -> None:
    assert len(BUGS) >= 12
