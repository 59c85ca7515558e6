"""The store that a command works on, and how what it refuses is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from bestservice_workflow.cli.messages import WrongCall, language_said, tell_each
from bestservice_workflow.errors import StorageError, WorkflowError
from bestservice_workflow.rulebook import DEFAULT_RULEBOOK, Rulebook
from bestservice_workflow.workflow import Workflow

REFUSED = 1
"""Exit status where the rules do not allow it."""
_REFUSED = ("Refused", "ไม่อาจดำเนินการได้")


def store_option(*, required: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--store``."""
    return click.option(
        "--store", metavar="URL", required=required, help="The store: sqlite:///file.db, postgresql://…"
    )


@contextmanager
def opened(store: str, *, rulebook: Rulebook | None) -> Iterator[Workflow]:
    """The workflow over a store, closed at the end; what it refuses ends the run with exit status 1."""
    try:
        with Workflow.open(store, rulebook=rulebook or DEFAULT_RULEBOOK) as workflow:
            yield workflow
    except StorageError as error:
        raise WrongCall.of(error, about="--store") from None
    except WorkflowError as error:
        tell_each((error.message, error.message_th), headings=_REFUSED, language=language_said())
        raise click.exceptions.Exit(REFUSED) from None
