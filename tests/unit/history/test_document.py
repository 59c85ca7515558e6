"""What a history document may say, and every fault that is told of one that says otherwise."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bestservice_workflow import InvalidDocument, Submit, read_document
from bestservice_workflow.errors import Fault
from bestservice_workflow.history import outcome_of_text

EXAMPLE: dict[str, Any] = json.loads(
    (Path(__file__).parents[3] / "examples" / "history.json").read_text(encoding="utf-8")
)
Mutation = Callable[[dict[str, Any]], object]


def example(mutation: Mutation) -> str:
    document = copy.deepcopy(EXAMPLE)
    mutation(document)
    return json.dumps(document)


def faults(text: str) -> dict[str, str]:
    with pytest.raises(InvalidDocument) as refused:
        read_document(text)
    told: tuple[Fault, ...] = refused.value.faults
    assert all(fault.message_th for fault in told)
    return {fault.path: fault.message for fault in told}


def first_action(**fields: object) -> Mutation:
    return lambda document: document["actions"][0].update(fields)


def project(**fields: object) -> Mutation:
    return lambda document: document["project"].update(fields)


@pytest.mark.parametrize(
    ("mutation", "path", "message"),
    [
        (lambda d: d.update(format="bestservice-history/2"), "format", "bestservice-history/1"),
        (lambda d: d.update(rulebook="fy2557"), "rulebook", "the nearest is 'fy2558'"),
        (lambda d: d.update(extra=1), "extra", "unknown name"),
        (lambda d: d.pop("actions"), "actions", "missing"),
        (lambda d: d.update(actions={}), "actions", "expected a list, not an object"),
        (lambda d: d.update(overrides=[]), "overrides", "expected an object"),
        (lambda d: d["overrides"].update(nosuch=1), "overrides.nosuch", "unknown name"),
        (
            lambda d: d["overrides"].update({"calendar.roll": "no"}),
            "overrides.calendar.roll",
            "true or false",
        ),
        (project(colour="red"), "project.colour", "unknown name"),
        (project(id=7), "project.id", "expected a text, not 7"),
        (project(id=" "), "project.id", "must not be blank"),
        (project(category="old"), "project.category", "continuing / new / improved"),
        (project(category=True), "project.category", "not true"),
        (project(facebook=1), "project.facebook", "expected true or false, not 1"),
        (project(continues=2557.5), "project.continues", "expected a whole number, not 2557.5"),
        (project(team="everybody"), "project.team", "expected a list, not 'everybody'"),
        (project(team=[None]), "project.team[0]", "expected a text, not null"),
        (project(period="2015"), "project.period", "expected an object, not '2015'"),
        (project(agency={"code": "1", "name": "x", "kind": "lin"}), "project.agency.kind", "nearest is line"),
        (
            project(period={"start": "2015-02-01", "end": "2015-01-31"}),
            "project.period.end",
            "before it starts",
        ),
        (project(indicators=[{"id": "k", "target": 0}]), "project.indicators[0].target", "above 0"),
        (project(indicators=[{"id": "k"}, {"id": "k"}]), "project.indicators[1].id", "names another"),
        (first_action(at="2557-11-28"), "actions[0].at", "write 2014-11-28"),
        (first_action(at="2014-11-28T10:00:00"), "actions[0].at", "needs its offset"),
        (first_action(at=20141128), "actions[0].at", "expected a text, not 20141128"),
        (first_action(do="submitt"), "actions[0].do", "the nearest is submit"),
        (lambda d: d["actions"][0].pop("do"), "actions[0].do", "missing"),
        (lambda d: d["actions"].insert(0, "submit"), "actions[0]", "expected an action"),
        (
            first_action(by={"role": "minister", "id": "x"}),
            "actions[0].by.role",
            "agency / office / committee",
        ),
        (first_action(by={"role": "agency"}), "actions[0].by.id", "missing"),
        (first_action(results=[]), "actions[0].results", "unknown name"),
        (lambda d: d["actions"][4]["changes"].update(id="x"), "actions[4].changes.id", "unknown name"),
        (lambda d: d["actions"][4].update(changes=[]), "actions[4].changes", "expected an object"),
        (lambda d: d["actions"][9].update(results=None), "actions[9].results", "expected a list, not null"),
        (
            lambda d: d["actions"][9]["results"][0].update(achieved=-1),
            "actions[9].results[0].achieved",
            "negative",
        ),
        (
            lambda d: d["actions"][9]["results"][0].update(achieved=True),
            "actions[9].results[0].achieved",
            "expected a figure, not true",
        ),
        (
            lambda d: d["actions"][9]["results"][0].update(achieved="1e3000000"),
            "actions[9].results[0].achieved",
            "too long a figure",
        ),
        (
            lambda d: d["actions"][9]["results"][0].update(achieved=float("nan")),
            "actions[9].results[0].achieved",
            "NaN is not a figure",
        ),
        (project(method="\ud800"), "project.method", "U+D800"),
        (project(method="a\0b"), "project.method", "U+0000"),
    ],
)
def test_a_fault_is_told_with_its_path(mutation: Mutation, path: str, message: str) -> None:
    told = faults(example(mutation))
    assert list(told) == [path]
    assert message in told[path]


def test_all_faults_are_told_at_once() -> None:
    def spoil(document: dict[str, Any]) -> None:
        document["format"] = "x"
        document["project"] |= {"category": 5, "team": "x"}
        document["actions"][0]["at"] = "yesterday"
        document["overrides"] = {"nosuch": 1}

    told = faults(example(spoil))
    assert set(told) >= {"project.category", "project.team", "actions[0].at", "overrides.nosuch"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ('{"format"', "not JSON"),
        ("[" * 200_000, "too deeply"),
        ('{"a":' * 200_000, "too deeply"),
        ("[1]", "expected an object, not a list"),
        ("12", "expected an object, not 12"),
        ("null", "expected an object, not null"),
        ('"x"', "expected an object, not 'x'"),
    ],
)
def test_what_is_no_document_at_all(text: str, message: str) -> None:
    assert message in faults(text)["$"]


def test_a_key_that_stands_twice_is_told_with_its_path() -> None:
    text = json.dumps(EXAMPLE).replace('"category"', '"title": "x", "category"')
    assert faults(text) == {"project.title": "this key stands twice in one object; keep one"}


class TestNull:
    """``null`` is the same as leaving it out, wherever something may be left out."""

    def test_in_a_draft(self) -> None:
        document = read_document(example(project(method=None, team=None, period=None, improvement=None)))
        assert (document.project.method, document.project.team, document.project.period) == ("", (), None)

    def test_in_an_action(self) -> None:
        document = read_document(example(first_action(note=None, letter=None, email=None)))
        assert document.actions[0] == Submit(at="2014-11-28", by=document.actions[0].by)

    def test_in_changes_it_empties_the_field(self) -> None:
        mutation: Mutation = lambda d: d["actions"][4].update(changes={"method": None, "team": None})  # noqa: E731
        assert read_document(example(mutation)).actions[4].changes == {"method": "", "team": ()}  # type: ignore[attr-defined]

    def test_but_not_where_something_must_stand(self) -> None:
        assert faults(example(project(title=None))) == {"project.title": "expected a text, not null"}


def test_a_blank_email_is_none_at_all() -> None:
    outcome = outcome_of_text(example(first_action(email=" ")))
    assert outcome["refused"]["code"] == "missing_submission_proof"


def test_figures_are_exact_whether_numbers_or_texts() -> None:
    def figures(document: dict[str, Any]) -> None:
        document["project"]["indicators"][0]["target"] = 0.1
        document["actions"][9]["results"][0]["achieved"] = "๐.๐๓"

    outcome = outcome_of_text(example(figures))
    (scored,) = outcome["score"]["indicators"]
    assert scored == {"id": "k1", "target": "0.1", "achieved": "0.03", "percent": "30.0000"}


def test_an_invalid_document_has_an_outcome_of_the_same_shape() -> None:
    valid = outcome_of_text(json.dumps(EXAMPLE))
    invalid = outcome_of_text(example(first_action(at="x")))
    assert list(invalid) == list(valid)
    assert (invalid["ok"], invalid["id"], invalid["state"]) == (False, "5001-2558-1", "draft")
    assert invalid["refused"]["path"] == "actions[0].at"
    assert invalid["refused"]["reasons"][0].items() <= invalid["refused"].items()


def test_a_document_whose_id_cannot_be_read_has_none() -> None:
    assert outcome_of_text("{}")["id"] is None
    assert outcome_of_text('{"project": {"id": 5}}')["id"] is None


@pytest.mark.parametrize(
    ("text", "message", "message_th"),
    [
        (
            '{"a": "x\ty"}',
            "not JSON: Invalid control character at line 1, column 9",
            "ไม่ใช่ JSON ที่ถูกต้อง: มีอักขระควบคุมที่ใช้ไม่ได้ ที่บรรทัด 1 คอลัมน์ 9",
        ),
        (
            '{"a": "x',
            "not JSON: Unterminated string starting at line 1, column 7",
            "ไม่ใช่ JSON ที่ถูกต้อง: ข้อความไม่มีเครื่องหมายอัญประกาศปิด เริ่ม ที่บรรทัด 1 คอลัมน์ 7",
        ),
        (
            r'{"a": "\q"}',
            r"not JSON: Invalid \escape at line 1, column 8",
            r"ไม่ใช่ JSON ที่ถูกต้อง: เครื่องหมาย \ ใช้ไม่ถูกต้อง ที่บรรทัด 1 คอลัมน์ 8",
        ),
        (
            "{} {}",
            "not JSON: Extra data at line 1, column 4",
            "ไม่ใช่ JSON ที่ถูกต้อง: มีข้อมูลเกินมา ที่บรรทัด 1 คอลัมน์ 4",
        ),
    ],
)
def test_what_is_no_json_is_told_once_in_each_language(text: str, message: str, message_th: str) -> None:
    with pytest.raises(InvalidDocument) as caught:
        read_document(text)
    (fault,) = caught.value.faults
    assert (fault.message, fault.message_th) == (message, message_th)
