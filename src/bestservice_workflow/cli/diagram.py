"""``bestservice diagram``: the state machine as Mermaid text."""

import click

from bestservice_workflow.cli.options import language_option
from bestservice_workflow.machine.diagram import mermaid
from bestservice_workflow.report.language import Language

MOST_ROUNDS = 9


@click.command()
@click.option(
    "--rounds",
    type=click.IntRange(1, MOST_ROUNDS),
    help="Draw each of so many considerations on its own; the rules know 3.",
)
@language_option()
def diagram(*, rounds: int | None, language: Language) -> None:
    """Print the state machine as Mermaid text, made from the very table that runs.

    Paste it into a Mermaid viewer, or into a ```mermaid block of a Markdown page.
    """
    click.echo(mermaid(unroll_rounds=rounds, thai=language is Language.TH), nl=False)
