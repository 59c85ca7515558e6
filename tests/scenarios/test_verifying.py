"""The auditor asks whether the store still holds what was decided, and was decided by the rules."""

from datetime import date
from pathlib import Path

import attrs
import pytest
from tests.histories import APPROVED, OFFICE, PROJECT, REPORTED, RULES, SCORED, action
from tests.stored import Hands, carry, workflow_on

from bestservice_workflow.case import fold
from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.events import State
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.serialization import to_bytes
from bestservice_workflow.storage import Append, Storage, open_storage
from bestservice_workflow.workflow import Workflow

KEY = b"kept-by-the-office-not-by-the-store"


def test_a_store_with_corrections_and_announcements_is_sound() -> None:
    workflow = workflow_on("2015-08-03")
    project = carry(workflow, "submit 2014-12-03", *APPROVED[1:])
    carry(workflow, *SCORED, code="2002")
    workflow.correct(
        project, fact=2, to=action("submit 2014-12-02"), by=OFFICE, reason="ผิด", authority="บันทึก"
    )
    announced = {"known_since": date(2014, 11, 28), "reference": "กท 1", "by": OFFICE}
    workflow.announce("submission.deadline", "2014-12-15", judge_again=True, **announced)  # type: ignore[arg-type]  # as named
    carry(workflow, *APPROVED, code="3003")
    verified = workflow.verify()
    assert verified.findings == ()
    assert verified.sound
    assert (verified.streams, verified.facts) == (4, 1 + 6 + 8 + 4)


def test_a_record_that_was_changed_is_found_and_the_rest_is_verified(tmp_path: Path) -> None:
    url = f"jsonl:///{tmp_path / 'store'}"
    with Workflow.open(url, clock=Hands("2015-10-20")) as workflow:
        project = carry(workflow, *SCORED)
        carry(workflow, *APPROVED, code="2002")
    (file,) = [path for path in (tmp_path / "store").rglob("*") if path.is_file() and "1001" in path.name]
    file.write_bytes(file.read_bytes().replace(b"2014-11-28", b"2014-11-27"))
    with Workflow.open(url) as workflow:
        verified = workflow.verify()
    assert {(finding.stream, finding.fault) for finding in verified.findings} == {(project, "chain")}
    assert verified.facts == 4


def forged(storage: Storage, **fields: object) -> str:
    """A stored approval that the rules did not make so."""
    drafted = draft(PROJECT, RULES)
    event = decide(fold([drafted]), action("submit 2014-11-28"), RULES)
    bodies = (to_bytes(drafted), to_bytes(attrs.evolve(event, **fields)))  # type: ignore[arg-type]  # as named
    storage.append(Append(stream=PROJECT.id, bodies=bodies, expected=0, recorded="2014-12-01T09:00:00+07:00"))
    return PROJECT.id


@pytest.mark.parametrize(
    ("fields", "fault", "told"),
    [
        ({"target": State.APPROVED}, "decided_otherwise", "target"),
        ({"digest": "0f" * 32}, "unknown_rulebook", "rules that are not here"),
        ({"action": action("approve 2014-11-28")}, "not_allowed", "has no step 'approve'"),
    ],
)
def test_a_fact_that_its_own_rules_do_not_make_so(fields: dict[str, object], fault: str, told: str) -> None:
    workflow = workflow_on("2015-08-03")
    project = forged(workflow.storage, **fields)
    (finding,) = workflow.verify().findings
    assert (finding.stream, finding.version, finding.fault) == (project, 2, fault)
    assert told in finding.message


def test_what_is_no_fact_is_reported() -> None:
    workflow = workflow_on("2015-08-03")
    workflow.storage.append(
        Append(stream="x", bodies=(b"{}",), expected=0, recorded="2014-12-01T09:00:00+07:00")
    )
    assert [finding.fault for finding in workflow.verify().findings] == ["unreadable"]


def test_facts_under_other_rules_are_verified_under_them_where_they_are_given() -> None:
    storage, other = open_storage("memory:"), RULES.override({"submission.late.flat": "1"})
    carry(workflow_on("2015-10-20", storage=storage, rules=other), *REPORTED)
    workflow = Workflow(storage, RULES, clock=Hands("2015-10-20"))
    assert {finding.fault for finding in workflow.verify().findings} == {"unknown_rulebook"}
    assert workflow.verify(others=[other]).sound


def test_a_stream_rewritten_to_its_end_is_seen_by_the_heads_that_were_kept() -> None:
    workflow = workflow_on("2015-08-03")
    project = carry(workflow, *SCORED)
    sealed = workflow.sealed_heads(key=KEY)
    assert workflow.check_heads(sealed, key=KEY) == ()

    rewritten = workflow_on("2015-08-03")
    carry(rewritten, "submit 2014-11-27", *SCORED[1:])
    assert rewritten.verify().sound, "the chain alone cannot tell"
    assert [error.stream for error in rewritten.check_heads(sealed, key=KEY)] == [project]

    shortened = workflow_on("2015-08-03")
    carry(shortened, *SCORED[:-1])
    assert [error.stream for error in shortened.check_heads(sealed, key=KEY)] == [project]


def test_what_came_after_the_sealing_does_not_matter() -> None:
    workflow = workflow_on("2015-08-03")
    project = carry(workflow, *REPORTED)
    sealed = workflow.sealed_heads(key=KEY)
    workflow.do(project, action("score 2015-10-12"))
    assert workflow.check_heads(sealed, key=KEY) == ()


@pytest.mark.parametrize(
    "sealed", [b"", b"{}", b"[]", b'{"format":"bestservice-heads/1","seal":"0","heads":[]}']
)
def test_what_was_not_sealed_with_the_key_is_refused(sealed: bytes) -> None:
    workflow = workflow_on("2015-08-03")
    with pytest.raises(InvalidDocument, match="sealed with this key"):
        workflow.check_heads(sealed, key=KEY)
    with pytest.raises(InvalidDocument, match="at least 16 bytes"):
        workflow.sealed_heads(key=b"short")
    changed = workflow.sealed_heads(key=KEY).replace(b"2015-08", b"2015-09")
    with pytest.raises(InvalidDocument):
        workflow.check_heads(changed, key=KEY)
