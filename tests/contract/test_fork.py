"""A store opened before a fork is refused in the child: its connections and locks are the parent's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import bestservice_workflow

FORKING = """
import os, sys
from bestservice_workflow.errors import StorageUnavailable
from bestservice_workflow.storage import Append, open_storage

def step(version):
    return Append(stream="p", bodies=(b"{}",), expected=version, recorded="now")

with open_storage(sys.argv[1]) as store:
    store.append(step(0))
    child = os.fork()
    if child == 0:
        try:
            store.append(step(1))
        except StorageUnavailable as error:
            os.write(1, str(error).encode())
            with open_storage(sys.argv[1]) as own:
                own.append(step(1))
        os._exit(0)
    os.waitpid(child, 0)
    store.append(step(2))
"""


@pytest.mark.parametrize("backend", ["sqlite", "jsonl", "postgres", "sqlalchemy"])
def test_fork(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    match backend:
        case "postgres":
            url: str = request.getfixturevalue("postgres_url")
        case "sqlalchemy":
            url = f"sqlalchemy:sqlite:///{tmp_path}/best.db"
        case "sqlite":
            url = f"sqlite:///{tmp_path}/best.db"
        case _:
            url = f"jsonl:{tmp_path}/best"
    environment = {**os.environ, "PYTHONPATH": str(Path(bestservice_workflow.__file__).parents[1])}
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", FORKING, url], check=False, capture_output=True, text=True, env=environment
    )
    assert "open it anew after the fork" in run.stdout, run.stderr
    assert run.returncode == 0, run.stderr
