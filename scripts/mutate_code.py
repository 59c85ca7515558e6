"""Mutates the code of the rule modules with mutmut, on a copy, and counts who notices.

``python -m scripts.mutate_code`` prints each survivor; those that are explained below are no failure. Fails where
nothing was killed, where fewer ran than were made, where less than 97 % were killed, or where a survivor is not explained.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.mutants_explained import EXPLAINED

ROOT = Path(__file__).parents[1]
LEAST = 0.97
_COPIED = ("src", "tests", "scripts", "docs", "pyproject.toml", "README.md")
_PACKAGE = "src/bestservice_workflow"
_MODULES = ("machine/*", "deadlines.py", "deductions.py", "scoring.py", "case.py")
_TESTS = (
    "tests/unit/machine",
    "tests/unit/test_case.py",
    "tests/unit/test_deadlines.py",
    "tests/unit/test_deductions.py",
    "tests/unit/test_scoring.py",
    "tests/golden/test_refusals.py",
    "tests/golden/test_transition_table.py",
    "tests/properties/test_agrees_with_model.py",
    "tests/properties/test_agrees_with_oracle.py",
)
_NOTICED = ("killed", "timeout", "segfault", "suspicious")


def configuration() -> str:
    """What mutmut is told, as the end of a ``pyproject.toml``: no diagrams, and no words for type checkers."""
    lines = {
        "source_paths": ["src"],
        "only_mutate": [f"{_PACKAGE}/{module}" for module in _MODULES],
        "do_not_mutate": [f"{_PACKAGE}/machine/diagram.py"],
        "do_not_mutate_patterns": [r"\bcast\("],
        "also_copy": ["scripts", "docs", "src"],
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-W", "ignore"],
        "pytest_add_cli_args_test_selection": list(_TESTS),
    }
    return (
        "\n[tool.mutmut]\n" + "\n".join(f"{key} = {json.dumps(value)}" for key, value in lines.items()) + "\n"
    )


def run_in(folder: Path) -> dict[str, int]:
    """Run mutmut on a copy of the project, and give its counts."""
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, folder / name)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(configuration())
    _mutmut(folder, "run")
    _mutmut(folder, "export-cicd-stats")
    stats: dict[str, int] = json.loads((folder / "mutants" / "mutmut-cicd-stats.json").read_text("utf-8"))
    return stats


def _mutmut(folder: Path, *arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", "mutmut", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)  # noqa: S603 -- our own words
    return done.stdout + done.stderr


def survivors(folder: Path) -> list[str]:
    """The names of the mutants that nobody noticed."""
    lines = (line.strip().rpartition(": ") for line in _mutmut(folder, "results").splitlines())
    return [name for name, _, what in lines if name and what not in _NOTICED]


def main() -> int:
    """Run, and tell."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        stats = run_in(folder)
        alive = survivors(folder)
        for name in alive:
            reason = EXPLAINED.get(name)
            print(f"{'EXPLAINED' if reason else 'SURVIVED'} {name}{f': {reason}' if reason else ''}")
            if not reason:
                print(_mutmut(folder, "show", name))
    total = stats.get("total", 0)
    noticed = sum(stats.get(name, 0) for name in _NOTICED)
    print(json.dumps(stats))
    print(f"{noticed} of {total} noticed ({noticed / total:.1%})" if total else "nothing was mutated")
    ran_all = noticed + len(alive) >= total > 0
    sound = ran_all and noticed > 0 and noticed / total >= LEAST
    return 0 if sound and all(name in EXPLAINED for name in alive) else 1


if __name__ == "__main__":
    sys.exit(main())
