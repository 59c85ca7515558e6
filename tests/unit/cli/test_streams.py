"""What goes to which stream, and how a run ends: as a program of its own."""

import json
import os
import shlex
import signal
import subprocess
from pathlib import Path

import pytest
from tests.command_line import PROGRAM, ROOT, as_text, call, environment, run_program, start_program
from tests.documents import EXAMPLE, EXAMPLE_FILE, up_to

GOLDEN = ROOT / "tests" / "golden" / "history-outcome.json"
GOOD = as_text(EXAMPLE)
BAD = as_text(up_to(1, EXAMPLE["actions"][3]))


def test_the_example_of_the_format_gives_its_outcome_key_by_key() -> None:
    called = run_program("replay", "--json", EXAMPLE_FILE)
    assert (called.status, called.err) == (0, "")
    (outcome,) = called.outcomes
    expected = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert {key: outcome[key] for key in expected} == expected


def test_every_line_runs_whatever_becomes_of_the_others(tmp_path: Path) -> None:
    file = tmp_path / "year.jsonl"
    file.write_text("\n".join([GOOD, BAD, "", GOOD[:500], GOOD]), encoding="utf-8")
    called = call("replay", "--json", file)
    codes = [outcome["refused"] and outcome["refused"]["code"] for outcome in called.outcomes]
    assert (called.status, codes) == (1, [None, "illegal_transition", "invalid_document", None])
    assert called.err.startswith(f"{file}:4: not JSON: ")


PRETTY = json.dumps(EXAMPLE, ensure_ascii=False, indent=2)


@pytest.mark.parametrize(
    ("name", "content", "hints"),
    [
        ("x.jsonl", PRETTY, ["is one document over many lines: name it .json"]),
        ("x.jsonl", f"\ufeff\n{PRETTY}", ["is one document over many lines: name it .json"]),
        ("x.jsonl", f"[\n{GOOD},\n{GOOD}\n]", ["is a JSON array; write one document a line"]),
        ("x.json", f"[\n{GOOD},\n{GOOD}\n]", ["is a JSON array; write one document a line"]),
        ("x.jsonl", f"[{GOOD}]", ["is a JSON array; write one document a line"]),
        ("x.jsonl", f"{PRETTY}\n{PRETTY}", []),
        ("x.jsonl", f"{GOOD[:500]}\n{GOOD}", []),
        ("x.jsonl", "nothing", []),
        ("x.json", "[", []),
    ],
)
def test_a_file_in_another_layout_is_told_for_what_it_is(
    tmp_path: Path, name: str, content: str, hints: list[str]
) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    for form in ((), ("--json",)):
        called = call("replay", *form, file)
        assert called.status == 1
        notes = [line for line in called.err.splitlines() if line.startswith("Note: ")]
        assert [note.startswith(f"Note: {file} {hint}") for note, hint in zip(notes, hints, strict=True)] == [
            True for _ in hints
        ]


def test_an_array_on_standard_input_is_told_too() -> None:
    called = call("replay", "--json", "--lang", "th", "-", stdin=f"[{GOOD}]")
    assert "หมายเหตุ: <stdin> เป็นอาร์เรย์ JSON ให้เขียนบรรทัดละหนึ่งเอกสาร" in called.err


def test_documents_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    for name in "ba":
        (tmp_path / name).write_text(as_text(up_to(0, id=name)), encoding="utf-8")
    called = call("replay", "--json", tmp_path / "b", "-", tmp_path / "a", stdin=GOOD)
    assert [outcome["id"] for outcome in called.outcomes] == ["b", "5001-2558-1", "a"]
    assert called.status == 0


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    file = tmp_path / "marked.json"
    file.write_text(json.dumps(EXAMPLE, indent=2), encoding="utf-8-sig")
    assert call("replay", "--json", file).status == 0
    assert call("replay", "--json", "-", stdin=file.read_bytes()).status == 0


@pytest.mark.parametrize("content", ["", "\n \n\t\n", "\ufeff\n"])
def test_an_empty_file_is_a_wrong_call(tmp_path: Path, content: str) -> None:
    file = tmp_path / "empty.json"
    file.write_text(content, encoding="utf-8")
    called = call("replay", EXAMPLE_FILE, file)
    assert (called.status, called.out) == (2, "")
    assert called.err == (
        f"Error: {file}: empty; expected a history document, or one on each line\n"
        f"ข้อผิดพลาด: {file}: ว่างเปล่า ต้องมีเอกสารประวัติหนึ่งฉบับ หรือบรรทัดละหนึ่งฉบับ\n"
    )


def test_empty_standard_input_is_a_wrong_call() -> None:
    called = call("replay", "--json", "-", stdin="\n")
    assert (called.status, called.out) == (2, "")
    assert "<stdin>: empty" in called.err
    assert "<stdin>: ว่างเปล่า" in called.err


def test_all_that_is_wrong_with_the_files_is_told_before_anything_runs(tmp_path: Path) -> None:
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes(f"{GOOD}\n".encode() + b'{"a": "\xe9"}\n')
    called = call("replay", "--json", EXAMPLE_FILE, tmp_path / "none.json", tmp_path, latin)
    assert (called.status, called.out) == (2, "")
    errors = [line for line in called.err.splitlines() if line.startswith("Error: ")]
    assert errors == [
        f"Error: {tmp_path / 'none.json'}: cannot be read: No such file or directory",
        f"Error: {tmp_path}: cannot be read: Is a directory",
        f"Error: {latin}: not UTF-8 (line 2); save the file as UTF-8 and try again",
    ]
    assert f"ข้อผิดพลาด: {latin}: ไม่ใช่ UTF-8 (บรรทัดที่ 2) ให้บันทึกแฟ้มเป็น UTF-8 แล้วลองอีกครั้ง" in called.err


def test_a_character_cut_in_two_at_the_end_is_not_utf8(tmp_path: Path) -> None:
    file = tmp_path / "cut.json"
    file.write_bytes("ก".encode()[:2])
    assert call("replay", file).status == 2


def test_standard_input_that_turns_out_not_to_be_utf8_stops_the_run() -> None:
    called = call("replay", "--json", "-", stdin=f"{GOOD}\n".encode() + b"\xff\n" + GOOD.encode())
    assert (called.status, len(called.outcomes)) == (2, 1)
    assert "<stdin>: not UTF-8 (line 2)" in called.err


def test_standard_input_can_be_named_once() -> None:
    called = call("replay", "-", "-", stdin=GOOD)
    assert (called.status, called.out) == (2, "")
    assert "name it once" in called.err


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with start_program("replay", "--json", pipe) as program:
        pipe.write_text(GOOD, encoding="utf-8")
        out, _ = program.communicate(timeout=30)
    assert json.loads(out)["ok"] is True


def test_a_reader_that_goes_away_ends_the_run_quietly(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text(f"{GOOD}\n" * 300, encoding="utf-8")
    for form in ((), ("--json",)):
        with start_program("replay", *form, file) as program:
            assert program.stdout is not None
            assert program.stderr is not None
            program.stdout.readline()
            program.stdout.close()
            assert program.stderr.read() == b""
        assert program.returncode == 141


def test_control_c_ends_the_run_cleanly() -> None:
    with start_program("replay", "--json", "-") as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdin.write(f"{GOOD}\n".encode())
        program.stdin.flush()
        assert json.loads(program.stdout.readline())["ok"] is True  # at once: it does not wait for more
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=30) == 130
        assert program.stderr.read().strip() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told() -> None:
    line = shlex.join([*PROGRAM, "replay", str(EXAMPLE_FILE)])
    done = subprocess.run(  # noqa: S602 -- our own program; only a shell redirects so
        f"{line} > /dev/full", shell=True, capture_output=True, check=False, env=environment()
    )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("Error: cannot write: No space left on device\nข้อผิดพลาด: ")


def test_thai_is_written_as_utf8_whatever_the_locale() -> None:
    called = run_program(
        "replay", "--lang", "th", EXAMPLE_FILE, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    assert (called.status, called.err) == (0, "")
    assert "ให้คะแนนแล้ว" in called.out


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "Note: FY 2571–2572: not in the shipped table of days off; "),
        ("th", "หมายเหตุ: ปีงบประมาณ 2571–2572: ไม่อยู่ในตารางวันหยุด "),
    ],
)
def test_years_beyond_the_tables_are_told_in_one_note(lang: str, note: str) -> None:
    overrides = {"submission.late.days": "working"}
    document = as_text({**up_to(0), "overrides": overrides})
    called = run_program("replay", "--json", "--lang", lang, "--as-of", "2028-10-04", "-", text=document)
    assert called.status == 0
    (told,) = called.err.splitlines()
    assert told.startswith(note)


def test_years_that_other_processes_met_are_told_in_one_note_too(tmp_path: Path) -> None:
    document = up_to(0, {**EXAMPLE["actions"][0], "at": "2028-10-04"})
    file = tmp_path / "late.json"
    file.write_text(as_text({**document, "overrides": {"submission.late.days": "working"}}), encoding="utf-8")
    called = run_program("whatif", file, "--jobs", "2", "--set", "submission.late.flat=1")
    assert called.status == 0
    (told,) = called.err.splitlines()
    assert told.startswith("Note: FY 2571–2572: not in the shipped table of days off; ")
