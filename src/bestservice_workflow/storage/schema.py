"""Schema versions: a store is brought up one step at a time, and one from the future is refused."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bestservice_workflow.storage import failures

Step = Sequence[str]
"""The statements that bring a database from one version to the next; run in one transaction."""

_Step = TypeVar("_Step")


def migrate(*, where: str, found: int, steps: Sequence[_Step], run: Callable[[_Step, int], None]) -> None:
    """Bring a schema from version ``found`` to ``len(steps)``; version 0 is an empty place.

    Args:
        where: The store, for messages.
        found: The version that is there.
        steps: ``steps[n]`` brings version n to n + 1.
        run: Does one step and notes the version it leads to, both or neither.

    Raises:
        SchemaTooNew: ``found`` is beyond the last step.

    >>> migrate(where="x", found=1, steps=(["a"], ["b"], ["c"]), run=print)
    ['b'] 2
    ['c'] 3
    """
    if found > len(steps):
        raise failures.too_new(where, found=found, known=len(steps))
    for version in range(found, len(steps)):
        run(steps[version], version + 1)
