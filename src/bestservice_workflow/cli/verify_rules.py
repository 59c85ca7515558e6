"""``bestservice verify-rules``: reach every state that a rulebook allows, and check every step."""

import json
from pathlib import Path

import click

from bestservice_workflow.cli.messages import WrongCall
from bestservice_workflow.errors import InvalidRulebook
from bestservice_workflow.rulebook import load_rulebook


@click.command("verify-rules")
@click.argument("rulebook", metavar="FILE")
@click.option("--states", type=click.IntRange(min=1), help="Give up, as INCOMPLETE, after so many states.")
@click.option("--depth", type=click.IntRange(min=1), help="Give up, as INCOMPLETE, after so many actions.")
@click.option(
    "--save",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write each counterexample there: a history document, and a test for pytest.",
)
@click.pass_context
def verify_rules(
    ctx: click.Context, rulebook: str, *, states: int | None, depth: int | None, save: Path | None
) -> None:
    """Check a rulebook: a TOML file, or the id of a shipped one.

    Every state that its rules allow is reached on the real machine, and every step checked; whatever is against the
    rules is shown by a shortest history. Exits with 0 if everything was reached and everything held, else with 1.
    """
    from bestservice_workflow.testing import Bounds, explore  # noqa: PLC0415 -- only this command needs it

    try:
        rules = load_rulebook(rulebook)
    except InvalidRulebook as error:
        raise WrongCall.of(error, about=rulebook) from None
    bounds = Bounds()
    explored = explore(rules, Bounds(states=states or bounds.states, depth=depth or bounds.depth))
    click.echo(explored.summary())
    for number, finding in enumerate(explored.findings, start=1):
        if save is not None:
            save.mkdir(parents=True, exist_ok=True)
            name = f"finding_{number}"
            document = json.dumps(finding.document(), ensure_ascii=False, indent=2)
            (save / f"{name}.json").write_text(f"{document}\n", "utf-8")
            (save / f"test_{name}.py").write_text(finding.as_pytest(), "utf-8")
    ctx.exit(0 if explored.complete else 1)
