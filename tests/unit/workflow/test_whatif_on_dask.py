"""The example of many machines gives what one process gives."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bestservice_workflow import load_rulebook
from bestservice_workflow.sample_year import documents
from bestservice_workflow.workflow.whatif import Scenario, what_if

ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
EXAMPLE = Path(__file__).parents[3] / "examples" / "whatif_on_dask.py"


def test_dask_gives_the_same() -> None:
    ran = subprocess.run(  # noqa: S603 -- our own example
        [sys.executable, str(EXAMPLE)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env=ENVIRONMENT,
    )
    texts = [json.dumps(document) for document in documents()]
    step = Scenario(overrides={"scoring.between_levels": "step"})
    (tally,) = what_if(texts, [step], own=load_rulebook("fy2558"))
    assert ran.stdout.strip() == str(tally.total)
