"""The diagram says what the table says."""

import re

import pytest

from bestservice_workflow.events import State
from bestservice_workflow.machine import TABLE
from bestservice_workflow.machine.diagram import mermaid

EDGE = re.compile(r"    (\w+) --> (\w+): ([^:;\n]+)")
NODE = re.compile(r'    state "([^"]+)" as (\w+)')


def edges(text: str) -> list[tuple[str, str, str]]:
    return [match.groups() for match in map(EDGE.fullmatch, text.splitlines()) if match]  # type: ignore[misc]  # three groups


def nodes(text: str) -> dict[str, str]:
    return {match[2]: match[1] for match in map(NODE.fullmatch, text.splitlines()) if match}


@pytest.mark.parametrize("thai", [False, True])
@pytest.mark.parametrize("rounds", [None, 1, 2, 3])
def test_every_line_is_mermaid_and_every_node_is_declared(rounds: int | None, *, thai: bool) -> None:
    text = mermaid(unroll_rounds=rounds, thai=thai)
    first, *rest = text.splitlines()
    assert first == "stateDiagram-v2"
    assert all(EDGE.fullmatch(line) or NODE.fullmatch(line) or line == "    [*] --> draft" for line in rest)
    assert {end for source, dest, _ in edges(text) for end in (source, dest)} == set(nodes(text))


def test_every_row_of_the_table_is_one_edge() -> None:
    text = mermaid()
    assert [(source, dest) for source, dest, _ in edges(text)] == [(row.source, row.dest) for row in TABLE]
    assert set(nodes(text)) == set(State)
    assert (
        "rejected --> submitted: resubmit (agency) "
        "[notified, rounds left, not final, complete, eligible, if rejected may resubmit]"
    ) in text


def test_rounds_are_unrolled_up_to_the_last() -> None:
    text = mermaid(unroll_rounds=3)
    ways = {(source, dest) for source, dest, _ in edges(text)}
    assert ("draft", "submitted_1") in ways
    assert ("under_review_1", "revision_1") in ways
    assert ("rejected_2", "submitted_3") in ways
    assert ("under_review_3", "rejected_3") in ways
    assert ("appeal_2", "rejected_2_final") in ways
    assert not {source for source, _ in ways if source.endswith("_4")}
    assert "revision_3" not in nodes(text)
    assert [dest for source, dest in sorted(ways) if source == "rejected_3"] == ["appeal_3", "rejected_3"]
    assert [dest for source, dest in ways if source == "rejected_1_final"] == ["rejected_1_final"]
    assert nodes(text)["rejected_1_final"] == "rejected, round 1, final"


def test_thai_names_the_states_and_steps() -> None:
    text = mermaid(unroll_rounds=1, thai=True)
    assert nodes(text)["under_review_1"] == "อยู่ระหว่างการพิจารณา ครั้งที่ 1"
    assert ("draft", "draft", "แก้ไขร่าง (หน่วยงาน)") in edges(text)


def test_guards_and_readings_are_told_in_thai() -> None:
    for rounds in (None, 3):
        thai = mermaid(unroll_rounds=rounds, thai=True)
        told = re.findall(r"\[([^*\]]+)\]", thai)
        assert told
        assert not re.search("[A-Za-z]", "".join(told))
    assert "[แจ้งผลแล้ว, ขอชี้แจงภายในกำหนด, ยังเหลือสิทธิขอชี้แจง, หากมติไม่อนุมัติขอชี้แจงได้]" in mermaid(thai=True)
