"""``bestservice explain``: why a project stands where it stands."""

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path

import click
import orjson

from bestservice_workflow.cli.messages import WrongCall
from bestservice_workflow.cli.options import day_option, language_option, rulebook_option
from bestservice_workflow.cli.stores import opened, store_option
from bestservice_workflow.errors import InvalidDocument
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
        told = _of_document(Path(name), as_of=as_of, rulebook=rulebook)
    else:
        with opened(store, rulebook=rulebook) as workflow:
            told = workflow.explain(name, on=as_of)
    sys.stdout.write(written(told, Form(form), language=language))


def written(told: Explanation, form: Form, *, language: Language) -> str:
    """The explanation in one of its forms."""
    match form:
        case Form.TEXT:
            return as_text(told, language=language)
        case Form.MARKDOWN:
            return as_markdown(told, language=language)
        case Form.HTML:
            return as_html(told, language=language)
        case Form.JSON:
            return orjson.dumps(as_json(told), option=orjson.OPT_APPEND_NEWLINE).decode()


def _of_document(path: Path, *, as_of: date | None, rulebook: Rulebook | None) -> Explanation:
    try:
        document = read_document(path.read_text(encoding="utf-8-sig"), rulebook=rulebook)
    except (OSError, ValueError) as error:
        raise WrongCall.because(f"{path}: cannot be read: {error}", f"{path}: อ่านแฟ้มไม่ได้: {error}") from None
    except InvalidDocument as error:
        raise WrongCall.of(error, about=str(path)) from None
    run = replay(document)
    return explained(Grounds.of(run.events, document.rules), on=as_of)
