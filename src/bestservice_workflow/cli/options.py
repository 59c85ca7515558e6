"""Options that several commands have."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from bestservice_workflow.calendars import parse_day
from bestservice_workflow.cli.messages import WrongCall, say_in
from bestservice_workflow.errors import InvalidDocument, InvalidRulebook
from bestservice_workflow.report.language import Language
from bestservice_workflow.rulebook import Rulebook, load_rulebook

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def language_option() -> Decorator:
    """``--lang``."""

    def read(_ctx: click.Context, _param: click.Parameter, said: str | None) -> Language:
        if said is None:
            return Language.of_locale()
        say_in(Language(said))
        return Language(said)

    return click.option(
        "--lang",
        "language",
        type=click.Choice([word.value for word in Language]),
        is_eager=True,
        callback=read,
        help="Language of what people read; by default that of the locale.",
    )


def day_option(name: str, help: str) -> Decorator:  # noqa: A002 -- click's name for it
    """An option that takes a day, ISO 8601 (C.E.) or as Thai officers write it."""

    def read(_ctx: click.Context, _param: click.Parameter, said: str | None) -> date | None:
        try:
            return None if said is None else parse_day(said)
        except InvalidDocument as error:
            raise WrongCall.of(error, about=name) from None

    return click.option(name, metavar="DATE", callback=read, help=help)


def rulebook_option(help: str) -> Decorator:  # noqa: A002 -- click's name for it
    """``--rulebook``: the id of a shipped one, or the path of a TOML file."""

    def read(_ctx: click.Context, _param: click.Parameter, said: str | None) -> Rulebook | None:
        try:
            return None if said is None else load_rulebook(said)
        except InvalidRulebook as error:
            raise WrongCall.of(error, about=f"--rulebook {said}") from None

    return click.option("--rulebook", metavar="ID|PATH", callback=read, help=help)
