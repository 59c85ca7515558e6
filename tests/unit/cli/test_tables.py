"""What ``replay`` shows to people."""

import pytest
from tests.command_line import Called, as_text, call
from tests.documents import EXAMPLE, up_to

APPROVED_BY_AGENCY = {"do": "approve", "at": "2014-12-08", "by": {"role": "agency", "id": "5001"}}
LATE = as_text(EXAMPLE)
REFUSED = as_text(up_to(2, APPROVED_BY_AGENCY))


def shown(*documents: str, lang: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> Called:
    monkeypatch.setenv("COLUMNS", str(columns))
    return call("replay", "--lang", lang, "-", stdin="\n".join(documents))


def test_a_row_tells_state_round_lateness_and_points(monkeypatch: pytest.MonkeyPatch) -> None:
    called = shown(LATE, lang="en", columns=120, monkeypatch=monkeypatch)
    head, row, _, total = called.out.splitlines()
    assert head.split() == ["project", "state", "round", "late", "deducted", "score", "%", "net"]
    assert " ".join(row.split()) == (
        "5001-2558-1 scored 2 S8.6.1 agency 3 d (due 26 Dec 2014) 0.0200 95.0000 4.4800"
    )
    assert total == "1 document · scored 1"
    assert called.status == 0


def test_thai_tells_days_in_the_buddhist_era(monkeypatch: pytest.MonkeyPatch) -> None:
    called = shown(LATE, lang="th", columns=120, monkeypatch=monkeypatch)
    assert "S8.6.1 หน่วยงาน 3 วัน (ครบ 26 ธ.ค. 2557)" in called.out
    assert called.out.endswith("1 เอกสาร · ให้คะแนนแล้ว 1\n")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            [
                "✗ actions[2] approve: refused  <stdin>:1",
                "the committee must do this (approve), not the agency '5001' (not_permitted)",
                "dated 2014-12-08, before the last action at 2014-12-09",
                "→ let the one whose step it is act, in their own name",
                "→ date the action when it took effect",
            ],
        ),
        (
            "th",
            [
                "✗ actions[2] มีมติอนุมัติ: ถูกปฏิเสธ  <stdin>:1",
                "(not_permitted)",
                "ลงวันที่ 8 ธ.ค. 2557 ก่อนขั้นตอนล่าสุดเมื่อ 9 ธ.ค. 2557",
                "→ ให้ผู้มีอำนาจในขั้นตอนนั้นเป็นผู้ดำเนินการในนามของตนเอง",
            ],
        ),
    ],
)
def test_a_refusal_tells_every_reason_and_what_to_do(
    lang: str, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    called = shown(REFUSED, lang=lang, columns=120, monkeypatch=monkeypatch)
    assert called.status == 1
    for part in words:
        assert part in called.out


def test_an_unreadable_document_is_shown_by_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    called = shown(LATE, "{", lang="en", columns=80, monkeypatch=monkeypatch)
    assert "<stdin>:2                      unreadable" in called.out
    assert "cannot be read as a history document" in called.out
    assert called.out.endswith("2 documents · scored 1 · refused 1\n")


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("lang", ["en", "th"])
def test_no_line_is_wider_than_the_page_nor_filled_up(
    lang: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = shown(LATE, REFUSED, "{", lang=lang, columns=columns, monkeypatch=monkeypatch)
    lines = called.out.splitlines()
    assert all(line == line.rstrip() for line in lines)
    assert all("\x1b" not in line for line in lines)
    if lang == "en":
        assert max(map(len, lines)) <= columns


def test_nothing_in_a_document_can_move_the_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    text = as_text(up_to(0, id="a\x9b31mb"))
    called = shown(text, lang="en", columns=80, monkeypatch=monkeypatch)
    assert "a�31mb" in called.out


def test_a_project_that_is_not_evaluated_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    committee = {"role": "committee", "id": "committee"}
    office = {"role": "office", "id": "ocsc"}
    document = up_to(
        2,
        {"do": "reject", "at": "2014-12-09", "by": committee},
        {"do": "notify", "at": "2014-12-12", "by": office},
        {"do": "appeal", "at": "2014-12-15", "by": {"role": "agency", "id": "5001"}},
        {"do": "dismiss_appeal", "at": "2014-12-16", "by": committee},
    )
    called = shown(as_text(document), lang="en", columns=80, monkeypatch=monkeypatch)
    assert "not evaluated" in called.out.splitlines()[1]
    assert called.out.endswith("1 document · not evaluated 1\n")


BOTH_LATE = as_text(
    up_to(3, {**EXAMPLE["actions"][3], "at": "2014-12-24"}, {**EXAMPLE["actions"][4], "at": "2015-01-21"})
)


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize(
    ("lang", "late"),
    [
        ("en", ["S8.5 Office 5 d (due 19 Dec 2014)", "S8.6.1 agency 9 d (due 12 Jan 2015)"]),
        ("th", ["S8.5 สำนักงาน ก.ก. 5 วัน (ครบ 19 ธ.ค. 2557)", "S8.6.1 หน่วยงาน 9 วัน (ครบ 12 ม.ค. 2558)"]),
    ],
)
def test_lateness_is_always_told_with_whose_it_is(
    lang: str, late: list[str], columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = shown(BOTH_LATE, lang=lang, columns=columns, monkeypatch=monkeypatch).out.splitlines()
    told = [line for line in lines if "S8." in line]
    assert [any(part in line for line in told) for part in late] == [True, True]
    assert len(told) == 2


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_an_id_is_never_broken(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["5001-0763-2558", "a-project-of-five-and-twenty", "of-quite-another-length-than-is-usual"]
    documents = [as_text(up_to(1, id=name)) for name in names]
    called = shown(*documents, lang="en", columns=columns, monkeypatch=monkeypatch)
    words = called.out.split()
    assert all(name in words for name in names)
    assert words.count("submitted") == 3


def test_many_decimals_are_never_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = as_text({**EXAMPLE, "overrides": {"scoring.decimals": 12}})
    called = shown(exact, lang="en", columns=60, monkeypatch=monkeypatch)
    assert {"0.020000000000", "95.000000000000", "4.480000000000"} <= set(called.out.split())
