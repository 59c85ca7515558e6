"""Which clause is which parameter, guard or hook, and which tests hold it: ``docs/traceability.md``.

``python -m scripts.traceability`` writes the page; with ``--check`` it fails where the page is out of date, or
where a clause, a reading or a refusal code has no test.
"""

import argparse
import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import attrs

from bestservice_workflow.explanation import refusals
from bestservice_workflow.machine import TABLE
from bestservice_workflow.machine.guards import in_order, permitted
from bestservice_workflow.rulebook import load_rulebook

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "traceability.md"
_CLAUSE = re.compile(r"\bS\d+(?:\.(?:\d+|note))*\b")
_READING = re.compile(r"\bA(?:20|1\d|[1-9])\b")
_CODE = re.compile(r'code="([a-z_]+)"')
_OTHER_CODES = {"invalid_document"}
"""Told by the reader of documents, not by a guard."""


_INTRODUCTION = """\
From clause to parameter to guard or hook to tests. Made by `python -m scripts.traceability`; a test fails where a clause,
a reading or a refusal code has no test. A test counts for a clause or a reading if it names it, or a parameter of it."""


@attrs.frozen(kw_only=True)
class Line:
    """One clause, reading or refusal code, with all that carries it."""

    name: str
    parameters: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


def clauses() -> Iterator[Line]:
    """Every clause that a parameter, guard or hook cites."""
    parameters = load_rulebook("fy2558").parameters.values()
    spoken = _rules()
    cited = {parameter.clause for parameter in parameters}
    cited |= {clause for words in spoken.values() for clause in _CLAUSE.findall(words)}
    for clause in sorted(cited, key=_by_number):
        names = tuple(parameter.name for parameter in parameters if parameter.clause == clause)
        rules = tuple(name for name, words in spoken.items() if clause in _CLAUSE.findall(words))
        yield Line(name=clause, parameters=names, rules=rules, tests=tests_of(clause, *names))


def readings() -> Iterator[Line]:
    """Every entry of the register of ambiguities."""
    parameters = load_rulebook("fy2558").parameters.values()
    spoken = _rules()
    for number in range(1, 21):
        name = f"A{number}"
        settled = tuple(parameter.name for parameter in parameters if parameter.reading == name)
        rules = tuple(rule for rule, words in spoken.items() if name in _READING.findall(words))
        yield Line(name=name, parameters=settled, rules=rules, tests=tests_of(name, *settled))


def codes() -> Iterator[Line]:
    """Every refusal code."""
    told = _CODE.findall(Path(refusals.__file__).read_text("utf-8"))
    for code in sorted({*told, *_OTHER_CODES}):
        yield Line(name=code, tests=tests_of(code))


def _by_number(clause: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", clause)]


def _rules() -> dict[str, str]:
    """Every guard and hook of the table, by name, with its own words."""
    every: list[Callable[..., object]] = [permitted, in_order]
    every += [guard for row in TABLE for guard in row.guards]
    every += [hook for row in TABLE for hook in row.hooks]
    every += [row.when for row in TABLE if row.when is not None]
    return {rule.__name__: rule.__doc__ or "" for rule in every}


def tests_of(*names: str) -> tuple[str, ...]:
    """The test files in which a test names one of these, as a whole word."""
    word = re.compile(r"(?<![\w.])(?:" + "|".join(re.escape(name) for name in names) + r")(?![\w]|\.\d)")
    return tuple(path for path, texts in _tests().items() if any(word.search(text) for text in texts))


@cache
def _tests() -> dict[str, tuple[str, ...]]:
    """The source of every test, and of the tables that tests are made from, by file."""
    files = sorted((ROOT / "tests").rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): tuple(_sources(path)) for path in files if _is_of_tests(path)}


def _is_of_tests(path: Path) -> bool:
    """Whether behaviour is tested there; that a parameter has its value is no test of what it does."""
    return path.name.startswith("test_") or path.name == "transition_tables.py"


def _sources(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign):
            decorators = [
                ast.get_source_segment(text, one) or "" for one in getattr(node, "decorator_list", ())
            ]
            yield "\n".join([*decorators, ast.get_source_segment(text, node) or ""])


def untested() -> list[str]:
    """Clauses, readings and codes that no test names."""
    return [line.name for line in (*clauses(), *readings(), *codes()) if not line.tests]


def page() -> str:
    """The page of the docs."""
    parts = [
        "# Traceability",
        _INTRODUCTION,
        "## Clauses",
        _table(("clause", "parameters", "guards and hooks", "tests"), clauses()),
        "## Readings",
        _table(("reading", "parameters", "guards and hooks", "tests"), readings()),
        "## Refusal codes",
        _table(("code", "tests"), codes()),
    ]
    return "\n\n".join(parts) + "\n"


def _table(titles: tuple[str, ...], lines: Iterable[Line]) -> str:
    rows = [f"| {' | '.join(titles)} |", f"|{' --- |' * len(titles)}"]
    for line in lines:
        cells = (line.tests,) if len(titles) == 2 else (line.parameters, line.rules, line.tests)  # noqa: PLR2004
        told = ["<br>".join(f"`{one}`" for one in cell) or "–" for cell in cells]
        rows.append(f"| {line.name} | {' | '.join(told)} |")
    return "\n".join(rows)


def main() -> int:
    """Write the page, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where something is missing")
    missing = untested()
    for name in missing:
        print(f"no test names {name}")
    if not parser.parse_args().check:
        PAGE.write_text(page(), "utf-8")
    elif PAGE.read_text("utf-8") != page():
        print(f"{PAGE.name} is out of date: run python -m scripts.traceability")
        return 1
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
