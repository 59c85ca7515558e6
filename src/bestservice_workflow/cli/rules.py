"""``bestservice rules``: the parameters of a rulebook."""

import click

from bestservice_workflow.cli.options import language_option, rulebook_option
from bestservice_workflow.report.language import Language
from bestservice_workflow.rulebook import DEFAULT_RULEBOOK, Rulebook, load_rulebook


@click.command()
@rulebook_option("The rulebook to show: a shipped id, or a TOML file; by default fy2558.")
@language_option()
def rules(*, rulebook: Rulebook | None, language: Language) -> None:
    """Show every parameter of the rules: its value, its clause, and why it is read so."""
    from bestservice_workflow.report.parameters import print_parameters  # noqa: PLC0415 -- loads rich
    from bestservice_workflow.report.terminal import console  # noqa: PLC0415

    print_parameters(rulebook or load_rulebook(DEFAULT_RULEBOOK), on=console(), language=language)
