"""Calls of the command line: in this process where that is enough, else as a program of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
from click.testing import CliRunner

from bestservice_workflow.cli.running import bestservice

ROOT = Path(__file__).parents[1]
PROGRAM = (sys.executable, "-m", "bestservice_workflow")


@attrs.frozen(kw_only=True)
class Called:
    """How a call ended."""

    status: int
    out: str
    err: str

    @property
    def outcomes(self) -> list[dict[str, Any]]:
        """What it printed; every line must be an outcome."""
        found = [json.loads(line) for line in self.out.splitlines()]
        assert all(outcome["format"] == "bestservice-outcome/1" for outcome in found)
        return found


def call(*arguments: str | Path, stdin: bytes | str = b"", language: str = "C.UTF-8") -> Called:
    """Call the command line in this process."""
    environment = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": language}
    result = CliRunner().invoke(bestservice, [str(part) for part in arguments], input=stdin, env=environment)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Called(status=result.exit_code, out=result.stdout, err=result.stderr)


def environment(**more: str) -> dict[str, str]:
    """For a program of its own: the source on the path, an English locale."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    return {**plain, "PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8", **more}


def run_program(*arguments: str | Path, text: str = "", cwd: Path | None = None, **more: str) -> Called:
    """Call the command line as a program of its own."""
    done = subprocess.run(  # noqa: S603 -- our own program
        [*PROGRAM, *map(str, arguments)],
        input=text.encode(),
        capture_output=True,
        check=False,
        cwd=cwd,
        env=environment(**more),
    )
    return Called(status=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())


def start_program(*arguments: str | Path) -> subprocess.Popen[bytes]:
    """Start the command line as a program of its own, with pipes to all its streams."""
    return subprocess.Popen(  # noqa: S603 -- our own program
        [*PROGRAM, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )


def as_text(document: object) -> str:
    """A document as one line of JSON."""
    return json.dumps(document, ensure_ascii=False)
