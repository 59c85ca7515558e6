"""The demo, as a person runs it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from tests.command_line import PROGRAM, Called, call, environment, run_program

from bestservice_workflow import Workflow
from bestservice_workflow.sample_year import agencies, documents, published_results

_MEMORY = Path("/dev/shm")  # noqa: S108 -- where it is, a demo's hundreds of durable steps wait for no disk


@contextmanager
def made_folder() -> Iterator[Path]:
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with made_folder() as made:
        monkeypatch.chdir(made)
        yield made
        monkeypatch.undo()


@pytest.fixture(scope="module")
def played() -> Iterator[tuple[Path, Called]]:
    """The demo as a program of its own, run once: its file, and how it ended. Copy the file to change it."""
    with made_folder() as made:
        called = run_program("demo", cwd=made)
        yield made / "bestservice-demo.db", called


def test_the_sample_year_is_of_all_agencies_with_the_published_results() -> None:
    year = list(documents())
    assert {document["project"]["agency"]["code"] for document in year} == {a.code for a in agencies()}
    titled = {document["project"]["title"]: document for document in year}
    for published in published_results():
        document = titled[published.subject]
        assert document["project"]["agency"]["code"] == published.agency
        (results,) = [action["results"] for action in document["actions"] if action["do"] == "report"]
        assert [result["achieved"] for result in results] == [published.result]
    assert year == list(documents())


def test_the_demo_plays_the_year_into_a_file(played: tuple[Path, Called]) -> None:
    file, called = played
    assert (called.status, called.err) == (0, "")
    for words in (
        "69 agencies, 70 projects",
        "The dates, the resolutions and most projects are made up.",
        "On 30 Dec 2014: overdue, and due by 13 Jan 2015",
        "1050-2558-1",
        "2.7200 points in all",
        "★ คลองสวย น้ำใส",
        "not evaluated",
        "an appeal was open until",
    ):
        assert words in called.out
    with Workflow.open(f"sqlite:///{file}") as workflow:
        assert len(workflow.find(limit=100).rows) == 70
        score = workflow.load("1018-2558-1").score
        assert score is not None
        assert f"{float(score.percent):.2f}" == "56.66"


def test_the_demo_speaks_thai(folder: Path) -> None:
    called = call("demo", "--lang", "th", "--on", "16/1/2558")
    assert called.status == 0
    assert "ตามที่กรุงเทพมหานครเผยแพร่" in called.out
    assert "วันที่ 16 ม.ค. 2558: ที่เกินกำหนด และที่ครบกำหนดภายใน 30 ม.ค. 2558" in called.out
    assert (folder / "bestservice-demo.db").exists()


def test_an_agenda_after_the_year_or_before_it_is_shown_too(folder: Path) -> None:  # noqa: ARG001 -- where it writes
    assert "On 1 Dec 2015: overdue" in call("demo", "--on", "2015-12-01", "--db", "year.db").out
    assert Path("year.db").exists()
    assert "On 1 Sep 2014: overdue, and due by 15 Sep 2014\nnothing" in call("demo", "--on", "2014-09-01").out


def test_a_file_that_is_there_is_never_overwritten(folder: Path) -> None:
    mine = folder / "mine.db"
    mine.write_text("mine", encoding="utf-8")
    called = call("demo", "--db", mine)
    assert (called.status, called.out, mine.read_text(encoding="utf-8")) == (2, "", "mine")
    assert f"{mine} is there already; name another file with --db" in called.err
    assert f"มีแฟ้ม {mine} อยู่แล้ว" in called.err


def test_the_default_file_is_made_anew_only_from_a_demo(folder: Path, played: tuple[Path, Called]) -> None:
    default = folder / "bestservice-demo.db"
    default.write_text("mine", encoding="utf-8")
    assert (call("demo").status, default.read_text(encoding="utf-8")) == (2, "mine")
    shutil.copy(played[0], default)
    os.utime(default, (0, 0))
    assert call("demo").status == 0
    assert default.stat().st_mtime > 0
    with Workflow.open("sqlite:///bestservice-demo.db") as workflow:
        workflow.draft(attrs.evolve(workflow.load("1001-2558-1").project, id="mine"))
    assert call("demo").status == 2


def test_a_place_where_no_file_can_be_is_told(folder: Path) -> None:
    called = call("demo", "--db", folder / "none" / "year.db")
    assert called.status == 2
    assert called.err.startswith("Error: ")


def test_the_documents_of_the_year_all_run(folder: Path) -> None:  # noqa: ARG001
    printed = call("demo", "--documents")
    replayed = call("replay", "--json", "-", stdin=printed.out)
    assert (replayed.status, len(replayed.outcomes)) == (0, 70)
    assert not Path("bestservice-demo.db").exists()


@pytest.mark.skipif(shutil.which("sh") is None, reason="no shell here")
def test_every_command_to_try_next_works(folder: Path, played: tuple[Path, Called]) -> None:
    file, called = played
    shutil.copy(file, folder)
    commands = called.out.partition("Try next\n")[2].splitlines()
    assert len(commands) == 6
    assert all(PROGRAM[0] in command for command in commands)
    for command in commands:
        done = subprocess.run(  # noqa: S602 -- what we print ourselves
            command, shell=True, capture_output=True, check=False, cwd=folder, env=environment()
        )
        assert (done.returncode, done.stderr.decode()) == (0, ""), command
    assert (folder / "year.jsonl").stat().st_size > 0
