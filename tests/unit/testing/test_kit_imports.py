"""The library never imports hypothesis; the kit says which extra it wants."""

import os
import subprocess
import sys

import pytest

WITHOUT = "import sys; sys.modules['hypothesis'] = None\n"


def run(code: str) -> str:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)  # noqa: S603
    return done.stdout + done.stderr


def test_importing_the_library_or_exploring_imports_no_hypothesis() -> None:
    told = run(
        "import sys, bestservice_workflow, bestservice_workflow.testing\n"
        "from bestservice_workflow.testing import explore, violations\n"
        "print('hypothesis' in sys.modules, 'pytest' in sys.modules)"
    )
    assert told.strip() == "False False"


@pytest.mark.parametrize(
    "wanted",
    [
        "from bestservice_workflow.testing import WorkflowMachine",
        "from bestservice_workflow.testing import strategies",
        "import bestservice_workflow.testing.strategies",
        "import bestservice_workflow.testing.stateful",
    ],
)
def test_what_needs_it_says_which_extra_to_install(wanted: str) -> None:
    told = run(WITHOUT + wanted)
    assert "MissingExtra" in told
    assert 'pip install "bestservice-workflow[testing]"' in told


def test_what_does_not_need_it_works_without() -> None:
    told = run(
        WITHOUT + "from bestservice_workflow import load_rulebook\n"
        "from bestservice_workflow.testing import Bounds, explore\n"
        "print(explore(load_rulebook('fy2558'), Bounds(states=5)).verdict)"
    )
    assert told.strip() == "INCOMPLETE"
