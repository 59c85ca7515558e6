"""kill −9, a full disk and a broken disk at every write, sync, rename and unlink of a few steps.

For each point, a new process writes under strace, which kills it or fails that one call. Then the store is opened
again: what was acknowledged is there, what failed is not, every chain holds, and the steps can be done again.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.deep.storage.writer import steps

import bestservice_workflow
from bestservice_workflow.storage import Storage, open_storage, verify_store

WRITER = Path(__file__).with_name("writer.py")
CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,truncate,rename,renameat,renameat2,unlink,unlinkat"
INJECTIONS = {"kill": "signal=SIGKILL", "full disk": "error=ENOSPC", "broken disk": "error=EIO"}
URLS = {"sqlite": "sqlite:///{}/store.db", "jsonl": "jsonl:{}/store"}

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")


def strace(url: str, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(bestservice_workflow.__file__).parents[1])}
    command = ["strace", "-qq", *options, sys.executable, str(WRITER), url]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment)  # noqa: S603


def points(url: str, log: Path) -> Counter[str]:
    """How often each call comes in a run that nothing disturbs."""
    said = strace(url, "-o", str(log), "-e", f"trace={CALLS}").stdout
    assert said.split("\n")[:4] == [f"{number} ok" for number in range(4)]
    return Counter(re.findall(r"^(?:\d+ +)?(\w+)\(", log.read_text(), flags=re.MULTILINE))


def there(store: Storage, number: int) -> bool:
    """Whether a step is there, whole; half a step is an error."""
    parts = [
        len(store.load(part.stream, after=part.expected)[: len(part.bodies)]) == len(part.bodies)
        for part in steps()[number]
    ]
    none = not any(store.load(part.stream, after=part.expected) for part in steps()[number])
    assert all(parts) or none, f"step {number} is there by half"
    return all(parts)


def check(url: str, said: str, what: str) -> tuple[int, int]:
    """Hold that nothing acknowledged is lost, and nothing torn; how many were, and how many unknown were kept."""
    outcomes = dict(line.split(" ", 1) for line in said.splitlines() if line[:1].isdigit())
    kept = 0
    with open_storage(url) as store:
        assert verify_store(store).faults == (), what
        for number in range(4):
            outcome = outcomes.get(str(number), "")
            is_there = there(store, number)
            if outcome == "ok":
                assert is_there, f"{what}: step {number} was acknowledged and is lost"
            elif outcome.startswith("fail"):
                assert not is_there, f"{what}: step {number} was said not to be written, and is there"
            else:
                kept += is_there
        for number, appends in enumerate(steps()):
            if not there(store, number):
                store.append_all(appends)
        assert verify_store(store).faults == (), what
        assert len(store.feed()) == 8, what
    return sum(outcome == "ok" for outcome in outcomes.values()), kept


@pytest.mark.parametrize("injection", INJECTIONS)
@pytest.mark.parametrize("backend", URLS)
def test_every_point(backend: str, injection: str, tmp_path: Path) -> None:
    (tmp_path / "dry").mkdir()
    calls = points(URLS[backend].format(tmp_path / "dry"), tmp_path / "log")
    tried = acknowledged = kept = hit = 0
    for call, count in calls.items():
        for when in range(1, count + 1):
            place = tmp_path / f"{call}-{when}"
            place.mkdir()
            url = URLS[backend].format(place)
            inject = f"inject={call}:{INJECTIONS[injection]}:when={when}"
            run = strace(url, "-o", "/dev/null", "-e", f"trace={call}", "-e", inject)
            counted = check(url, run.stdout, f"{injection} at {call} {when}")
            acknowledged, kept = acknowledged + counted[0], kept + counted[1]
            tried += 1
            hit += run.stdout.count(" ok") < len(steps())
            if injection == "kill":
                assert run.returncode in {-9, 137}, f"the kill at {call} {when} did not happen"
            shutil.rmtree(place)
    assert tried > 20
    assert hit > tried / 3, "so few injections had an effect that they prove nothing"
    print(  # noqa: T201 - figures
        f"{backend}, {injection}: {tried} points {dict(calls)}, {hit} of them felt; {acknowledged} steps acknowledged, lost 0, torn 0;"
        f" {kept} unacknowledged steps were there, whole"
    )
