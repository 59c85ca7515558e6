"""The example of many machines gives what one process gives; skipped where ``distributed`` is not installed."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from bestservice_workflow import load_rulebook
from bestservice_workflow.sample_year import documents
from bestservice_workflow.workflow.whatif import Scenario, what_if

EXAMPLE = Path(__file__).parents[3] / "examples" / "whatif_on_dask.py"


@pytest.mark.skipif(find_spec("distributed") is None, reason="needs the package distributed")
def test_dask_gives_the_same() -> None:
    ran = subprocess.run(  # noqa: S603 -- our own example
        [sys.executable, str(EXAMPLE)], capture_output=True, text=True, check=True, timeout=120
    )
    texts = [json.dumps(document) for document in documents()]
    step = Scenario(overrides={"scoring.between_levels": "step"})
    (tally,) = what_if(texts, [step], own=load_rulebook("fy2558"))
    assert ran.stdout.strip() == str(tally.total)
