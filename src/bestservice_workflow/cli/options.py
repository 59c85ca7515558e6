"""Options that several commands have."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from bestservice_workflow.calendars import parse_day
from bestservice_workflow.cli.messages import WrongCall
from bestservice_workflow.errors import InvalidDocument, InvalidRulebook
from bestservice_workflow.report.language import Language
from bestservice_workflow.rulebook import Rulebook, load_rulebook


class _Day(click.ParamType[Any]):
    """A day, ISO 8601 (C.E.) or as Thai officers write it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401, ARG002 -- the interface of click
        """Read the option's text."""
        if isinstance(value, date):
            return value
        try:
            return parse_day(value)
        except InvalidDocument as error:
            raise WrongCall.of(error, about=_named(param)) from None


class _Rules(click.ParamType[Any]):
    """A rulebook, by the id of a shipped one or the path of a TOML file."""

    name = "id|path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Rulebook:  # noqa: ANN401, ARG002 -- the interface of click
        """Load it."""
        if isinstance(value, Rulebook):
            return value
        try:
            return load_rulebook(value)
        except InvalidRulebook as error:
            raise WrongCall.of(error, about=_named(param)) from None


def _named(param: click.Parameter | None) -> str:
    return param.opts[-1] if param is not None else "value"


DAY = _Day()
RULEBOOK = _Rules()

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def language_option() -> Decorator:
    """``--lang``."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice([word.value for word in Language]),
        callback=lambda _ctx, _param, said: Language(said) if said else Language.of_locale(),
        help="Language of what people read; by default that of the locale.",
    )


def rulebook_option(help: str) -> Decorator:  # noqa: A002 -- click's name for it
    """``--rulebook``."""
    return click.option("--rulebook", type=RULEBOOK, metavar="ID|PATH", help=help)
