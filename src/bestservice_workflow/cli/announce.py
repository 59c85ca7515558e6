"""``bestservice announce``: a deadline or a day off that the Office announces during the year."""

from datetime import date

import click
import orjson

from bestservice_workflow.actions import Actor
from bestservice_workflow.cli.messages import WrongCall, printable
from bestservice_workflow.cli.options import day_option, language_option, rulebook_option
from bestservice_workflow.cli.stores import opened, store_option
from bestservice_workflow.report.language import Language
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.workflow import ProjectChanged


@click.command()
@click.argument("field")
@click.argument("value")
@store_option()
@day_option("--known-since", "Day on which it became known; needed.")
@click.option("--reference", required=True, help="Where it was announced: the circular's number and date.")
@click.option("--officer", default="ocsc", help="Id of the officer of the Office; by default ocsc.")
@click.option("--judge-again", is_flag=True, help="Judge again, on record, whatever it reaches back over.")
@rulebook_option("The rulebook that the store is run by; by default fy2558.")
@language_option()
def announce(
    *,
    field: str,
    value: str,
    store: str,
    known_since: date | None,
    reference: str,
    officer: str,
    judge_again: bool,
    rulebook: Rulebook | None,
    language: Language,
) -> None:
    """Announce FIELD to be VALUE: a deadline (2015-09-30), or days off (["2015-06-02"]).

    Exit status: 0 it was announced, 1 it was refused, 2 the call is wrong.
    """
    if known_since is None:
        raise WrongCall.because("--known-since is missing", "ไม่ได้ระบุ --known-since")
    with opened(store, rulebook=rulebook) as workflow:
        made = workflow.announce(
            field,
            _value(value),
            known_since=known_since,
            reference=reference,
            by=Actor.office(officer),
            judge_again=judge_again,
        )
    moved = (f"projects whose periods move: {len(made.moved)}", f"โครงการที่กำหนดเวลาเปลี่ยน: {len(made.moved)}")
    again = (
        f"projects judged again: {len(made.judged_again)}",
        f"โครงการที่วินิจฉัยใหม่: {len(made.judged_again)}",
    )
    for heading, projects in ((moved, made.moved), (again, made.judged_again)):
        click.echo(language.of(heading))
        for project in projects:
            click.echo(told(project, language=language))


def told(project: ProjectChanged, *, language: Language) -> str:
    """What changed for a project, a line each."""
    lines = [f"  {printable(project.project)}"]
    lines += [f"    {printable(language.of((one.message, one.message_th)))}" for one in project.changes]
    return "\n".join(lines)


def _value(text: str) -> object:
    if not text.startswith("["):
        return text
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise WrongCall.because(f"VALUE is not JSON: {error}", f"VALUE ไม่ใช่ JSON: {error}") from None
