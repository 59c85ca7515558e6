"""``bestservice explain``: why a project stands where it stands."""

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path

import click
import orjson

from bestservice_workflow.cli.messages import WrongCall, note
from bestservice_workflow.cli.options import day_option, language_option, rulebook_option
from bestservice_workflow.cli.stores import opened, store_option
from bestservice_workflow.errors import InvalidDocument, Refused
from bestservice_workflow.explanation import Explanation, Grounds
from bestservice_workflow.explanation import explain as explained
from bestservice_workflow.history import read_document, replay
from bestservice_workflow.report.explanation_html import as_html
from bestservice_workflow.report.explanation_json import as_json
from bestservice_workflow.report.explanation_text import as_markdown, as_text
from bestservice_workflow.report.language import Language
from bestservice_workflow.rulebook import Rulebook


class Form(StrEnum):
    """What an explanation is written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


@click.command()
@click.argument("name", metavar="FILE|PROJECT")
@store_option(required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    help="Default: text.",
)
@day_option("--as-of", "Day for which it holds; by default that of the last action, in a store today.")
@rulebook_option("The rulebook that a store is run by, or that takes the place of the document's.")
@language_option()
def explain(
    *,
    name: str,
    store: str | None,
    form: str,
    as_of: date | None,
    rulebook: Rulebook | None,
    language: Language,
) -> None:
    """Explain a project: its points, deductions and deadlines, down to recorded facts and clauses.

    FILE is a history document; with --store, PROJECT is the id of a stored project.
    """
    if store is None:
        told = _of_document(Path(name), as_of=as_of, rulebook=rulebook, language=language)
    else:
        with opened(store, rulebook=rulebook) as workflow:
            told = workflow.explain(name, on=as_of)
    sys.stdout.write(written(told, Form(form), language=language))


def written(told: Explanation, form: Form, *, language: Language) -> str:
    """The explanation in one of its forms."""
    match form:
        case Form.TEXT:
            from bestservice_workflow.report.page_width import fitted  # noqa: PLC0415 -- loads rich
            from bestservice_workflow.report.terminal import console  # noqa: PLC0415

            return fitted(as_text(told, language=language), to=console())
        case Form.MARKDOWN:
            return as_markdown(told, language=language)
        case Form.HTML:
            return as_html(told, language=language)
        case Form.JSON:
            return orjson.dumps(as_json(told), option=orjson.OPT_APPEND_NEWLINE).decode()


def _stopped(refused: Refused, action: int) -> tuple[str, str]:
    return (
        f"actions[{action}] {refused.do} was refused, and what stands before it is explained: {refused.message}",
        f"actions[{action}] {refused.do} ถูกปฏิเสธ จึงอธิบายเฉพาะขั้นตอนก่อนหน้า: {refused.message_th}",
    )


def _of_document(
    path: Path, *, as_of: date | None, rulebook: Rulebook | None, language: Language
) -> Explanation:
    try:
        document = read_document(path.read_text(encoding="utf-8-sig"), rulebook=rulebook)
    except UnicodeDecodeError:
        raise WrongCall.because(f"{path}: not UTF-8", f"{path}: ไม่ใช่ UTF-8") from None
    except OSError as error:
        why = error.strerror or str(error)
        raise WrongCall.because(f"{path}: cannot be read: {why}", f"{path}: อ่านแฟ้มไม่ได้: {why}") from None
    except InvalidDocument as error:
        raise WrongCall.of(error, about=str(path)) from None
    run = replay(document)
    if run.refused is not None:
        note(_stopped(run.refused, run.case.actions), language=language)
    return explained(Grounds.of(run.events, document.rules), on=as_of)
