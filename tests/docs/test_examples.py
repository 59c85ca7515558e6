"""Every example of a docstring and of a page runs, and gives what it says."""

import doctest
import importlib
import pkgutil
import re
import runpy
from pathlib import Path

import pytest

import bestservice_workflow

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(bestservice_workflow.__path__, "bestservice_workflow.")
    if not module.name.endswith("__main__")
)
BLOCK = re.compile(r"^```(?P<language>pycon|python)\n(?P<code>.*?)^```", flags=re.DOTALL | re.MULTILINE)
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name), optionflags=OPTIONS).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is read from top to bottom: each block goes on where the one before it ended."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    runner = doctest.DocTestRunner(optionflags=OPTIONS)
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block["language"] == "python":
            exec(compile(block["code"], page.name, "exec"), names)  # noqa: S102 -- our own page
        else:
            example = doctest.DocTestParser().get_doctest(block["code"], names, page.name, str(page), 0)
            runner.run(example, clear_globs=False)
            names = example.globs
    assert runner.failures == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(found) > 30


def test_the_example_of_a_whole_year(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(ROOT / "examples" / "from_draft_to_score.py"))
    assert capsys.readouterr().out.splitlines() == [
        "a project in state revision has no step 'appeal'; its steps are notify, resubmit",
        "  the agency can resubmit until 2014-12-26",
        "resubmit was due on 2014-12-26 and costs 0.02 point",
        "level 4.5, 4.48 points",
    ]
