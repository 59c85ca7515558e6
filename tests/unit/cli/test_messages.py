"""Messages: in which language, once, and with which exit status."""

import json
import shlex
import subprocess
import warnings

import pytest
from tests.command_line import PROGRAM, call, environment, run_program
from tests.documents import EXAMPLE_FILE

from bestservice_workflow.cli import running
from bestservice_workflow.cli.provisional_years import told_of


@pytest.mark.parametrize(
    "arguments",
    [
        ("replay",),
        ("replay", "none.json"),
        ("replay", "--as-of", "30/2/2557", "x"),
        ("rules", "--rulebook", "none.toml"),
        ("announce", "x", "y", "--store", "memory://", "--reference", "r", "--known-since", "2015-01-05"),
        ("whatif",),
    ],
)
def test_errors_are_told_in_the_language_asked_for_else_in_both(arguments: tuple[str, ...]) -> None:
    both, english, thai = (call(*arguments, *lang).err for lang in ((), ("--lang", "en"), ("--lang", "th")))
    assert set(both.splitlines()) == {*english.splitlines(), *thai.splitlines()}
    assert "ต้อง" not in english
    assert ": ไม่" not in english
    assert "Error" not in thai
    assert "Refused" not in thai


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("replay",), "ต้องระบุ FILE..."),
        (("replay", "--such", "x"), "ไม่มีตัวเลือก --such"),
        (("whatif", "--jobs", "0"), "ค่าของ --jobs ไม่ถูกต้อง"),
        (("explain", "x", "--format"), "ใช้ตัวเลือก --format ไม่ถูกต้อง"),
        (("verify",), "ต้องระบุ --store"),
        (("nothing",), "เรียกใช้คำสั่งไม่ถูกต้อง"),
    ],
)
def test_a_call_that_cannot_be_read_is_told_in_thai_too(arguments: tuple[str, ...], told: str) -> None:
    called = call(*arguments)
    assert (called.status, called.out) == (2, "")
    assert "Error: " in called.err
    assert f"\nข้อผิดพลาด: {told}" in called.err


def test_years_are_told_as_ranges() -> None:
    english, thai = told_of({2575, 2571, 2572, 2573})
    assert english.startswith("FY 2571–2573, 2575: ")
    assert thai.startswith("ปีงบประมาณ 2571–2573, 2575: ")


def test_another_warning_is_told_as_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    from bestservice_workflow.cli.provisional_years import warnings_as_notes  # noqa: PLC0415

    with warnings_as_notes():
        warnings.simplefilter("always")
        warnings.warn("look", stacklevel=1)
    assert capsys.readouterr().err == "Note: look\n"


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_without_standard_output_nothing_runs(form: tuple[str, ...]) -> None:
    line = shlex.join([*PROGRAM, "replay", *form, str(EXAMPLE_FILE)])
    done = subprocess.run(  # noqa: S602 -- our own program; only a shell closes it so
        f"{line} >&-", shell=True, capture_output=True, check=False, env=environment()
    )
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "Error: cannot write: standard output is closed\nข้อผิดพลาด: เขียนข้อมูลไม่ได้: ช่องข้อมูลออกมาตรฐานปิดอยู่\n"
    )


def test_without_standard_error_the_run_goes_on() -> None:
    line = shlex.join([*PROGRAM, "replay", "--json", str(EXAMPLE_FILE)])
    done = subprocess.run(  # noqa: S602 -- our own program; only a shell closes it so
        f"{line} 2>&-", shell=True, capture_output=True, check=False, env=environment()
    )
    assert (done.returncode, json.loads(done.stdout)["ok"]) == (0, True)


def test_a_fault_of_the_program_is_never_taken_for_a_refusal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_arguments: object, **_more: object) -> None:
        raise KeyError

    monkeypatch.setattr(running.bestservice, "main", broken)
    assert running.run(["rules"]) == 70
    told = capsys.readouterr().err
    assert told.startswith("Traceback ")
    assert "KeyError" in told
    assert "Fault: this is a fault of the program" in told


def test_the_program_ends_with_the_status_of_the_run() -> None:
    assert run_program("replay", "none.json").status == 2
