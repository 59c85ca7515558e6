"""A workflow over each of the first two stores, at a clock that tests can see."""

from collections.abc import Iterator
from pathlib import Path

import pendulum
import pytest

from bestservice_workflow import Workflow

NOW = pendulum.datetime(2014, 12, 3, 9, 30, tz="Asia/Bangkok")


@pytest.fixture(params=["memory:", "sqlite:///{folder}/store.db"], ids=["memory", "sqlite"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where the store is."""
    return str(request.param).format(folder=tmp_path)


@pytest.fixture
def workflow(url: str) -> Iterator[Workflow]:
    """A workflow on the morning of 3 December 2014."""
    with Workflow.open(url, clock=lambda: NOW) as opened:
        yield opened
