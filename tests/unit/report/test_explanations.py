"""Explanations as text, Markdown, HTML, JSON and a picture, in Thai and in English."""

import json
import re
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from tests.explained import LATE_TWICE, explained
from tests.histories import EXECUTING

from bestservice_workflow.explanation import Mark, Operation, walk
from bestservice_workflow.report.explanation_html import as_html
from bestservice_workflow.report.explanation_json import as_json
from bestservice_workflow.report.explanation_text import as_markdown, as_text
from bestservice_workflow.report.explanation_words import MARKS, OPERATIONS
from bestservice_workflow.report.language import Language
from bestservice_workflow.report.receipt_strip import receipt_svg

TOLD = explained(*LATE_TWICE)
LANGUAGES = list(Language)


def test_every_operation_and_mark_has_its_words() -> None:
    assert set(OPERATIONS) == set(Operation)
    assert set(MARKS) == set(Mark)
    assert all(
        english and re.search("[ก-๙]", thai) for english, thai in [*OPERATIONS.values(), *MARKS.values()]
    )


def test_text_tells_figures_with_their_clauses() -> None:
    text = as_text(TOLD, language=Language.EN)
    assert "points = 4.46" in text
    assert (
        "further deduction for each day late = 0.01  [clause S6.2, “และตัดคะแนนเพิ่มอีกวันละ 0.01 คะแนน”]" in text
    )
    assert "counted from = 12 Dec 2014  [recorded: notify, 12 Dec 2014, Office ocsc]" in text
    assert (
        "S8.6.1 agency, resubmit the modified project: until 26 Dec 2014; done 29 Dec 2014; 3 days late"
        in text
    )


def test_thai_text_is_in_buddhist_era() -> None:
    text = as_text(TOLD, language=Language.TH)
    assert "ณ วันที่ 12 ต.ค. 2558" in text
    assert "แนวการตีความ A2" in text
    assert "10 ธ.ค. 2557       วันหยุด ไม่นับ: วันรัฐธรรมนูญ" in text
    assert not re.search(r"\b201[45]\b", text)


def test_deductions_stand_by_themselves_until_there_are_points() -> None:
    text = as_text(explained(*LATE_TWICE[:-1]), language=Language.EN)
    assert "\nDeductions\ndeduction: late to submit" in text
    assert "\nDeductions\n" not in as_text(TOLD, language=Language.EN)


def test_markdown_is_a_list_for_each_tree_and_a_table_for_each_deadline() -> None:
    text = as_markdown(TOLD, language=Language.TH)
    assert text.startswith("# 1001-2558-1 คลองสวย น้ำใส (สำนักงานเขตพระนคร) ณ วันที่ 12 ต.ค. 2558\n")
    assert text.count("\n### ") == len(TOLD.deadlines)
    assert "| **26 ธ.ค. 2557** | 10 | วันครบกำหนด |" in text


def hostile() -> str:
    return "<script>*x*</script> `y` | \x1b[31m"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_project_says_is_never_markup(language: Language) -> None:
    told = attrs.evolve(TOLD, title=hostile())
    assert "<script>" not in as_html(told, language=language)
    assert "\x1b" not in as_html(told, language=language)
    assert "\x1b" not in as_text(told, language=language)
    assert "\\<script\\>\\*x\\*" in as_markdown(told, language=language)


class Balanced(HTMLParser):
    """Whether every element that begins also ends, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the interface
        if tag not in {"meta", "rect"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "rect":
            assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_and_asks_for_nothing_outside_it(language: Language) -> None:
    page = as_html(TOLD, language=language)
    parser = Balanced()
    parser.feed(page)
    assert parser.open == []
    assert re.findall(r"(?:src|href)=", page) == []
    assert page.count("<svg ") == len(TOLD.deadlines)


def test_json_tells_every_node_and_day_exactly() -> None:
    plain = json.loads(json.dumps(as_json(TOLD)))
    assert plain["format"] == "bestservice-explanation/1"
    assert plain["points"]["value"] == "4.46"

    def count(node: dict[str, Any]) -> int:
        children: list[dict[str, Any]] = node.get("children", [])
        return 1 + sum(map(count, children))

    assert count(plain["points"]) == len(list(walk(TOLD.points)))
    revision = plain["deadlines"][2]
    assert (revision["due"], revision["days_late"]) == ("2014-12-26", 3)
    assert revision["days"][1]["off"]["name_th"] == "วันเสาร์"
    assert revision["rules"][0]["wording"].startswith("ภายใน 10 วันทำการ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_has_a_square_for_each_day(language: Language) -> None:
    for receipt in (*TOLD.deadlines, *explained(*EXECUTING).deadlines):
        picture = ET.fromstring(receipt_svg(receipt, language=language))  # noqa: S314 -- our own
        squares = picture.findall(".//{http://www.w3.org/2000/svg}rect")
        assert len(squares) == len(receipt.days)
