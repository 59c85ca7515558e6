"""``explain``, ``announce``, ``correct``, ``verify`` and ``whatif`` at the keyboard."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len
from tests.documents import EXAMPLE, EXAMPLE_FILE
from tests.histories import SCORED, action
from tests.stored import Hands, carry

from bestservice_workflow.cli.running import bestservice
from bestservice_workflow.report.whatif import HEADINGS
from bestservice_workflow.rulebook.readings import READINGS
from bestservice_workflow.serialization import plain_of
from bestservice_workflow.workflow import Workflow


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store with a project that was late, and one that was not."""
    url = f"sqlite:///{tmp_path / 'store.db'}"
    with Workflow.open(url, clock=Hands("2015-10-20")) as workflow:
        carry(workflow, "submit 2014-12-03", *SCORED[1:])
        carry(workflow, *SCORED, code="2002")
    return url


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(bestservice, [str(argument) for argument in arguments], prog_name="bestservice")


def said(result: Result, status: int = 0) -> str:
    assert result.exit_code == status, result.output
    return result.output


@pytest.mark.parametrize(
    ("form", "begins"),
    [("text", "5001-2558-1"), ("markdown", "# 5001-2558-1"), ("html", "<!DOCTYPE html>"), ("json", "{")],
)
def test_explain_a_document(form: str, begins: str) -> None:
    told = said(call("explain", EXAMPLE_FILE, "--format", form, "--lang", "th"))
    assert told.startswith(begins)
    assert "4.48" in told


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("lang", ["en", "th"])
def test_an_explanation_fits_the_page(lang: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = said(call("explain", EXAMPLE_FILE, "--lang", lang)).splitlines()
    assert max(map(cell_len, lines)) <= columns
    assert "4.48" in " ".join(lines)


def test_what_was_refused_is_noted_where_it_is_explained(tmp_path: Path) -> None:
    file = tmp_path / "refused.json"
    file.write_text(json.dumps(EXAMPLE | {"actions": EXAMPLE["actions"][1:]}), encoding="utf-8")
    told = call("explain", file, "--lang", "en")
    assert (told.exit_code, "draft" in told.stdout) == (0, True)
    assert told.stderr.startswith(
        "Note: actions[0] open_review was refused, and what stands before it is explained: "
    )
    thai = call("explain", file, "--lang", "th").stderr
    assert thai.startswith("หมายเหตุ: actions[0] open_review ถูกปฏิเสธ จึงอธิบายเฉพาะขั้นตอนก่อนหน้า: ")


def test_explain_a_stored_project(store: str) -> None:
    told = said(call("explain", "1001-2558-1", "--store", store, "--lang", "en"))
    assert "deduction: late to submit the project (S6.2) = 0.52" in told
    assert "there is no project" in said(call("explain", "none", "--store", store), status=1)


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_explain_what_cannot_be_read(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "cannot be read" in said(call("explain", name), status=2)
    (tmp_path / "bad.json").write_text(json.dumps(EXAMPLE | {"extra": 1}), encoding="utf-8")
    assert "extra" in said(call("explain", "bad.json"), status=2)


def test_correct_a_fact(store: str, tmp_path: Path) -> None:
    file = tmp_path / "submit.json"
    file.write_text(json.dumps(plain_of(action("submit 2014-11-28"))), encoding="utf-8")
    order = ["--to", str(file), "--reason", "ลงวันที่ผิด", "--authority", "กท 99", "--store", store]
    told = said(call("correct", "1001-2558-1", "2", *order, "--lang", "th"))
    assert "คะแนนที่ตัด: 0.52 → 0" in told
    assert "corrected before" in said(call("correct", "1001-2558-1", "2", *order), status=1)
    file.write_text('{"do": "submitt"}', encoding="utf-8")
    assert "the nearest is submit" in said(call("correct", "1001-2558-1", "2", *order), status=2)


def test_announce_a_deadline(store: str) -> None:
    order = ["--known-since", "3 ส.ค. 2558", "--reference", "กท 0404/ว 12", "--store", store, "--lang", "en"]
    assert "judge_again" in said(call("announce", "report.deadline", "2015-09-01", *order), status=1)
    told = said(call("announce", "report.deadline", "2015-09-01", *order, "--judge-again"))
    assert "judged again: 2" in told
    assert "days late to report the results (S10.8): 0 → 14" in told
    told = said(call("announce", "calendar.extra_days_off", '["2016-01-04"]', *order))
    assert "projects whose periods move: 0" in told
    assert "the nearest is" in said(call("announce", "report.dedline", "2015-09-01", *order), status=1)


def test_verify_and_seal(store: str, tmp_path: Path) -> None:
    key, heads = tmp_path / "key", tmp_path / "heads.json"
    key.write_text("kept-by-the-office-not-by-the-store\n", encoding="utf-8")
    told = said(call("verify", "--store", store, "--key", key, "--seal", heads, "--lang", "en"))
    assert "2 streams, 16 records verified: 0 found" in told
    said(call("verify", "--store", store, "--key", key, "--sealed", heads))
    other = f"sqlite:///{tmp_path / 'other.db'}"
    with Workflow.open(other, clock=Hands("2015-10-20")) as workflow:
        carry(workflow, *SCORED)
    told = said(call("verify", "--store", other, "--key", key, "--sealed", heads, "--lang", "en"), status=1)
    assert "shortened or rewritten" in told
    assert "need --key" in said(call("verify", "--store", other, "--sealed", heads), status=2)


def test_what_if_of_documents_and_of_a_store(store: str, tmp_path: Path) -> None:
    rows, page = tmp_path / "rows.csv", tmp_path / "page.html"
    free = ["--set", "submission.late.free_days=2", "--jobs", "1", "--lang", "en"]
    told = said(call("whatif", "--store", store, *free, "--csv", rows, "--html", page))
    assert "1001-2558-1: 4.4800 → 4.5000" in told
    assert rows.read_text(encoding="utf-8-sig").splitlines()[1].startswith("what if,1001-2558-1,1001,line,")
    html = page.read_text(encoding="utf-8")
    assert '<td class="figure">0.0200</td>' in html
    assert (
        "submission.late.free_days): 0 days → 2 days" in html or "submission.late.free_days): 0 → 2" in html
    )
    assert "<li>1001-2558-1: 4.4800 → 4.5000</li>" in html
    told = said(call("whatif", EXAMPLE_FILE, "--set", "scoring.levels=[70,80,90,95,100]", *free[2:]))
    assert "4.4800 → 3.9800" in told


def test_what_the_readings_decide() -> None:
    told = said(call("whatif", EXAMPLE_FILE, "--readings", "--jobs", "1", "--lang", "en"))
    assert told.count("\nA") == len({reading.id for reading in READINGS}) == 18
    assert told.count("\n      ") == len(READINGS) == 22


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("lang", ["en", "th"])
def test_tables_of_what_if_break_no_word_and_no_figure(
    lang: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    place = ["en", "th"].index(lang)
    told = said(call("whatif", EXAMPLE_FILE, "--readings", "--jobs", "1", "--lang", lang))
    words = told.split()
    for reading in READINGS:
        assert all(word in words for word in f"{reading.question[place]} {reading.other[place]}".split())
    totals = said(
        call("whatif", EXAMPLE_FILE, "--set", "revision.late.flat=1", "--jobs", "1", "--lang", lang)
    )
    headings, row, _ = totals.splitlines()[2:]
    assert headings.split() == [heading[place] for heading in HEADINGS]
    assert row.split()[1:] == ["1", "1", "0", "1", "4.4800", "3.5000", "0.0000", "0.9800", "0"]
    if columns >= 80:
        assert max(cell_len(line) for line in f"{told}{totals}".splitlines()) <= columns


def test_more_changes_than_can_be_shown_are_counted_on(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text(f"{json.dumps(EXAMPLE)}\n" * 25, encoding="utf-8")
    told = said(call("whatif", file, "--set", "revision.late.flat=1", "--jobs", "1", "--lang", "en"))
    assert told.startswith("Projects that change, points before → after\n  5001-2558-1: 4.4800 → 3.5000\n")
    assert told.count("4.4800 → 3.5000") == 20
    assert "\n  … (--csv writes all of them)\n" in told


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "one of them"),
        ([str(EXAMPLE_FILE)], "which other rules"),
        ([str(EXAMPLE_FILE), "--set", "x"], "FIELD=VALUE"),
        ([str(EXAMPLE_FILE), "--set", "scoring.decimal=2"], "the nearest is"),
        ([str(EXAMPLE_FILE), "--set", "scoring.decimals=many"], "a whole number"),
        ([str(EXAMPLE_FILE), "--readings", "--set", "scoring.decimals=2"], "by itself"),
        (["missing.jsonl", "--readings"], "cannot be read"),
    ],
)
def test_a_what_if_that_cannot_be_asked(arguments: list[str], why: str) -> None:
    assert why in said(call("whatif", *arguments), status=2)
