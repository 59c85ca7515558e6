"""What other rules would have done, on as many machines as a Dask cluster has.

Run it with ``distributed`` installed: ``python examples/whatif_on_dask.py``; with the address of a scheduler as
its argument it uses that cluster, else two processes of its own.
"""

import json
import sys

from distributed import Client, LocalCluster

from bestservice_workflow import load_rulebook
from bestservice_workflow.sample_year import documents
from bestservice_workflow.workflow.tallies import Tally
from bestservice_workflow.workflow.whatif import Scenario, what_if

STEP = Scenario(name="the highest level reached", overrides={"scoring.between_levels": "step"})


def on_dask(client: Client, *, workers: int) -> Tally:
    """The sample year under another reading of A6."""
    texts = (json.dumps(document) for document in documents())
    (tally,) = what_if(
        texts,
        [STEP],
        own=load_rulebook("fy2558"),
        executor=client.get_executor(),
        workers=workers,
        chunk=10,
    )
    return tally


def main() -> None:
    """Use the cluster at the address that was given, or one of our own."""
    if len(sys.argv) > 1:
        with Client(sys.argv[1]) as client:
            print(on_dask(client, workers=len(client.nthreads())).total)
        return
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        print(on_dask(client, workers=2).total)


if __name__ == "__main__":
    main()
