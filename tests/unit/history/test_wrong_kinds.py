"""Every value of a document is of its kind, or the document is refused, telling where."""

import json
from typing import Any

import pytest
from tests.documents import EXAMPLE, Place, places, with_value

from bestservice_workflow.history import outcome_of_text

ODD: list[Any] = [
    None,
    True,
    -1,
    0,
    1.5,
    "",
    "x",
    [],
    {},
    [[]],
    {"a": 1},
    "9" * 100,
    "1e999",
    "NaN",
    float("inf"),
]
ODD += ["2557-01-01", "2014-13-01", "2014-11-28T10:00:00", "2014-11-28T25:00:00+07:00", "\ud800"]


@pytest.mark.parametrize("path", list(places(EXAMPLE)), ids=lambda path: ".".join(map(str, path)))
def test_no_value_anywhere_breaks_the_reader(path: Place) -> None:
    for odd in ODD:
        outcome = outcome_of_text(json.dumps(with_value(path, odd)))
        assert outcome["ok"] or outcome["refused"]["reasons"]


@pytest.mark.parametrize(
    ("path", "value", "where", "message", "message_th"),
    [
        (
            ("actions", 0, "by", "role"),
            "agent",
            "actions[0].by.role",
            "expected one of agency / office / committee, not 'agent'; the nearest is agency",
            "ต้องเป็นค่าใดค่าหนึ่งใน agency / office / committee ไม่ใช่ 'agent' ค่าที่ใกล้เคียงที่สุดคือ agency",
        ),
        (
            ("project", "agency", "kind"),
            1,
            "project.agency.kind",
            "expected one of line / staff / line_and_staff, not 1",
            "ต้องเป็นค่าใดค่าหนึ่งใน line / staff / line_and_staff ไม่ใช่ 1",
        ),
        (("project", "title"), None, "project.title", "expected a text, not null", "ต้องเป็นข้อความ ไม่ใช่ null"),
        (("project", "id"), 7, "project.id", "expected a text, not 7", "ต้องเป็นข้อความ ไม่ใช่ 7"),
        (("rulebook",), None, "rulebook", "expected a text, not null", "ต้องเป็นข้อความ ไม่ใช่ null"),
        (
            ("project", "team", 0),
            [],
            "project.team[0]",
            "expected a text, not a list",
            "ต้องเป็นข้อความ ไม่ใช่ a list",
        ),
    ],
)
def test_what_is_expected_is_said(
    path: Place, value: object, where: str, message: str, message_th: str
) -> None:
    refused = outcome_of_text(json.dumps(with_value(path, value)))["refused"]
    assert (refused["code"], refused["path"]) == ("invalid_document", where)
    assert (refused["message"], refused["message_th"]) == (message, message_th)
