"""The options of ``replay``."""

import json
from importlib import resources
from pathlib import Path

import pytest
from tests.command_line import as_text, call
from tests.documents import EXAMPLE, EXAMPLE_FILE, up_to

SHIPPED = resources.files("bestservice_workflow") / "rulebooks" / "fy2558.toml"


@pytest.mark.parametrize("said", ["2015-01-05", "5/1/2558", "5 ม.ค. 2558", "๕ มกราคม ๒๕๕๘"])
def test_open_duties_are_judged_on_the_day_given(said: str) -> None:
    document = as_text(up_to(4))
    (outcome,) = call("replay", "--json", "--as-of", said, "-", stdin=document).outcomes
    late = {entry["clause"]: entry["days_late"] for entry in outcome["deadlines"]}
    assert late == {"S6.2": 0, "S8.5": 0, "S8.6.1": 10}


def test_a_day_before_the_last_action_is_noted_once_with_the_count() -> None:
    both = f"{as_text(EXAMPLE)}\n{as_text(up_to(1))}\n{as_text(EXAMPLE)}"
    called = call("replay", "--json", "--as-of", "2014-12-01", "-", stdin=both)
    assert [outcome["state"] for outcome in called.outcomes] == ["scored", "submitted", "scored"]
    assert called.err.startswith(
        "Note: 2 documents have actions after 1 Dec 2014, and every action was run; "
    )
    thai = call("replay", "--as-of", "2014-12-01", "--lang", "th", EXAMPLE_FILE)
    assert thai.err.startswith("หมายเหตุ: เอกสาร 1 ฉบับมีขั้นตอนหลังวันที่ 1 ธ.ค. 2557")
    assert call("replay", "--as-of", "2015-10-12", EXAMPLE_FILE).err == ""


@pytest.mark.parametrize(
    ("said", "message", "message_th"),
    [
        ("30/2/2557", "there is no day 30 of month 2 in B.E. 2557", "ไม่มีวันที่ 30 เดือน 2 ใน พ.ศ. 2557"),
        ("2557-11-28", "2557 is a Buddhist Era year", "2557 เป็นปี พ.ศ."),
        ("2200-01-01", "no table of days off covers 2200-01-01", "ไม่มีตารางวันหยุดสำหรับ 2200-01-01"),
    ],
)
def test_a_day_that_is_none_is_a_wrong_call(said: str, message: str, message_th: str) -> None:
    called = call("replay", "--json", "--as-of", said, EXAMPLE_FILE)
    assert (called.status, called.out) == (2, "")
    assert "--as-of: " in called.err
    assert message in called.err
    assert message_th in called.err


@pytest.mark.parametrize(
    ("locale", "option", "word"),
    [
        ("th_TH.UTF-8", [], "ให้คะแนนแล้ว"),
        ("en_US.UTF-8", [], "scored"),
        ("th_TH.UTF-8", ["--lang", "en"], "scored"),
        ("C", ["--lang", "th"], "ให้คะแนนแล้ว"),
    ],
)
def test_the_language_is_that_of_the_locale_or_the_option(locale: str, option: list[str], word: str) -> None:
    called = call("replay", *option, EXAMPLE_FILE, language=locale)
    assert called.status == 0
    assert word in called.out


def test_a_rulebook_takes_the_place_of_the_one_named(tmp_path: Path) -> None:
    rules = tmp_path / "strict.toml"
    text = SHIPPED.read_text(encoding="utf-8").replace('id = "fy2558"', 'id = "strict"')
    rules.write_text(text.replace('value = "0.02"', 'value = "0.5"'), encoding="utf-8")
    other = as_text({**EXAMPLE, "rulebook": "fy2557"})
    called = call(
        "replay",
        "--json",
        "--rulebook",
        rules,
        EXAMPLE_FILE,
        "-",
        "-".replace("-", str(EXAMPLE_FILE)),
        stdin=other,
    )
    assert (called.status, [outcome["deductions_total"] for outcome in called.outcomes]) == (
        0,
        ["0.5000"] * 3,
    )
    assert called.err == (
        f"Note: {EXAMPLE_FILE}:1 names the rulebook 'fy2558'; it is decided by 'strict', as --rulebook says\n"
        "Note: <stdin>:1 names the rulebook 'fy2557'; it is decided by 'strict', as --rulebook says\n"
    )


def test_a_document_of_an_unknown_rulebook_is_invalid_without_the_option() -> None:
    called = call("replay", "--json", "-", stdin=as_text({**EXAMPLE, "rulebook": "fy2557"}))
    assert called.status == 1
    assert called.outcomes[0]["refused"]["path"] == "rulebook"


def test_an_unknown_rulebook_is_a_wrong_call() -> None:
    called = call("replay", "--rulebook", "fy2559", EXAMPLE_FILE)
    assert (called.status, called.out) == (2, "")
    assert "--rulebook fy2559: unknown name 'fy2559'; the nearest is 'fy2558'" in called.err
    assert "--rulebook fy2559: ไม่รู้จักชื่อ 'fy2559'" in called.err


def test_all_faults_of_a_rulebook_are_told(tmp_path: Path) -> None:
    rules = tmp_path / "broken.toml"
    text = SHIPPED.read_text(encoding="utf-8").replace("max_rounds]\nvalue = 3", 'max_rounds]\nvalue = "x"')
    rules.write_text(text.replace("[appeal.limit]", "[appeal.limits]"), encoding="utf-8")
    called = call("replay", "--rulebook", rules, EXAMPLE_FILE)
    assert called.status == 2
    for path in ("review.max_rounds.value", "appeal.limits", "appeal.limit"):
        assert f"Error: --rulebook {rules}: {path}: " in called.err


def test_overrides_still_hold_under_the_option() -> None:
    document = as_text({**EXAMPLE, "overrides": {"revision.late.flat": "1"}})
    (outcome,) = call("replay", "--json", "--rulebook", "fy2558", "-", stdin=document).outcomes
    assert outcome["deductions_total"] == "1.0000"


def test_figures_are_read_exactly() -> None:
    text = as_text(EXAMPLE).replace('"76"', "0.1").replace('"80"', "0.30")
    (outcome,) = call("replay", "--json", "-", stdin=text).outcomes
    indicator = outcome["score"]["indicators"][0]
    assert indicator == {"id": "k1", "target": "0.30", "achieved": "0.1", "percent": "33.3333"}
    assert json.loads(as_text(outcome))["score"]["net"] == "0.0000"
