"""Memory does not grow with the input, once the caches that a run needs are filled."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.command_line import as_text, environment
from tests.documents import up_to

PROGRAM = """
import sys
from bestservice_workflow.cli.running import run
status = run(["replay", *sys.argv[1:]])
with open("/proc/self/status") as told:
    print(*[line.split()[1] for line in told if line.startswith("VmHWM")], file=sys.stderr)
sys.exit(status)
"""


def peak(file: Path, *options: str) -> int:
    """The most memory that a run had, in KiB."""
    done = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-c", PROGRAM, *options, str(file)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
        env=environment(),
    )
    return int(done.stderr)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of one program")
@pytest.mark.parametrize(("options", "few", "many"), [(("--json",), 4_000, 12_000), ((), 400, 1_200)])
def test_more_documents_take_no_more_memory(
    tmp_path: Path, options: tuple[str, ...], few: int, many: int
) -> None:
    document = as_text(up_to(0))
    for count in (few, many):
        (tmp_path / f"{count}.jsonl").write_text(f"{document}\n" * count, encoding="utf-8")
    assert peak(tmp_path / f"{many}.jsonl", *options) < peak(tmp_path / f"{few}.jsonl", *options) + 3_000
