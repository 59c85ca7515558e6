"""``bestservice correct``: a wrongly recorded fact, put right on record."""

from pathlib import Path

import click

from bestservice_workflow.actions import Actor
from bestservice_workflow.cli.messages import WrongCall, printable
from bestservice_workflow.cli.options import language_option, rulebook_option
from bestservice_workflow.cli.stores import opened, store_option
from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.history import read_fact
from bestservice_workflow.report.language import Language
from bestservice_workflow.rulebook import Rulebook


@click.command()
@click.argument("project")
@click.argument("fact", type=int)
@store_option()
@click.option(
    "--to",
    "file",
    required=True,
    type=click.Path(path_type=Path),
    help="JSON file with the action as it really was, or the project; - is standard input.",
)
@click.option("--reason", required=True, help="Why the record is wrong.")
@click.option("--authority", required=True, help="Who or what orders it: the number of a memorandum.")
@click.option("--officer", default="ocsc", help="Id of the officer of the Office; by default ocsc.")
@rulebook_option("The rulebook that the store is run by; by default fy2558.")
@language_option()
def correct(
    *,
    project: str,
    fact: int,
    store: str,
    file: Path,
    reason: str,
    authority: str,
    officer: str,
    rulebook: Rulebook | None,
    language: Language,
) -> None:
    """Put FACT of PROJECT right; everything after it is decided again, and what changes is told.

    FACT is the version of the record, 1 for the draft.

    Exit status: 0 it was corrected, 1 it was refused, 2 the call is wrong.
    """
    try:
        with click.open_file(str(file), encoding="utf-8-sig") as stream:
            to = read_fact(stream.read())
    except InvalidDocument as error:
        raise WrongCall.of(error, about=str(file)) from None
    except UnicodeDecodeError:
        raise WrongCall.because(f"{file}: not UTF-8", f"{file}: ไม่ใช่ UTF-8") from None
    except OSError as error:
        why = error.strerror or str(error)
        raise WrongCall.because(f"{file}: cannot be read: {why}", f"{file}: อ่านแฟ้มไม่ได้: {why}") from None
    with opened(store, rulebook=rulebook) as workflow:
        correction = workflow.correct(
            project, fact=fact, to=to, by=Actor.office(officer), reason=reason, authority=authority
        )
    nothing = ("nothing else changes", "ไม่มีผลต่อสิ่งอื่น")
    for one in correction.changes:
        click.echo(printable(language.of((one.message, one.message_th))))
    if not correction.changes:
        click.echo(language.of(nothing))
