"""Every command of the pages on the command line runs, and prints what the page says."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from tests.command_line import PROGRAM, ROOT, environment

PAGES = [ROOT / "docs" / name for name in ("replay.md", "command-line.md")]
PART = re.compile(
    r"^<!-- file: (?P<name>\S+) -->\n```json\n(?P<content>.*?)^```|^```console\n(?P<commands>.*?)^```",
    flags=re.DOTALL | re.MULTILINE,
)


def said(script: str, *, folder: Path) -> str:
    """What the commands print, one after the other in one shell."""
    program = shlex.join(PROGRAM)
    done = subprocess.run(  # noqa: S603 -- our own pages
        ["/bin/sh", "-c", f'bestservice() {{ {program} "$@"; }}\n{script}'],
        capture_output=True,
        check=False,
        cwd=folder,
        env=environment(COLUMNS="80"),
    )
    assert done.stderr == b""
    return done.stdout.decode()


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="no shell here")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page(page: Path, tmp_path: Path) -> None:
    parts = list(PART.finditer(page.read_text(encoding="utf-8")))
    assert parts
    for part in parts:
        if part["name"]:
            (tmp_path / part["name"]).write_text(part["content"], encoding="utf-8")
            continue
        lines = part["commands"].splitlines(keepends=True)
        commands = "".join(line.removeprefix("$ ") for line in lines if line.startswith("$ "))
        printed = "".join(line for line in lines if not line.startswith("$ "))
        assert said(commands, folder=tmp_path) == printed
