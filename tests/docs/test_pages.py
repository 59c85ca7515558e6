"""Pages that speak of the code tell the truth."""

import json
import re
from pathlib import Path

import pytest

from bestservice_workflow import load_rulebook

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "bestservice_workflow"
RULES = load_rulebook("fy2558")
READINGS = re.findall(
    r"^\| (A\d+) \| [^|]+ \| `([^`]+)` \| `([^`]+)` \| (?:`([^`]+)`|–) \|",
    (ROOT / "docs" / "rules.md").read_text(encoding="utf-8"),
    flags=re.MULTILINE,
)


def test_the_architecture_names_every_module_and_no_other() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.partition("## Layers")[2].partition("## Where")[0]
    named = {
        name
        for row in re.findall(r"^\| [^|]+ \| ([^|]+) \|", table, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    there = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert named == there - {"__init__", "__main__"}


def test_every_ambiguity_has_its_line() -> None:
    assert {name for name, *_ in READINGS} == {f"A{number}" for number in range(1, 21)}


@pytest.mark.parametrize(("name", "field", "ships", "other"), READINGS)
def test_a_reading_is_told_as_it_ships_and_can_be_changed(
    name: str, field: str, ships: str, other: str
) -> None:
    parameter = RULES.parameters[field]
    assert parameter.plain == json.loads(ships)
    assert parameter.reading == name
    assert parameter.reason
    if other:
        changed = RULES.override({field: json.loads(other)})
        assert changed.parameters[field].plain == json.loads(other)
        assert changed.digest != RULES.digest


LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(#[^)\s]+)?\)")


@pytest.mark.parametrize(
    "page", sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]), ids=lambda page: page.name
)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        linked = (page.parent / target).resolve()
        assert linked.exists(), target
        if anchor:
            titles = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor[1:] in {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
