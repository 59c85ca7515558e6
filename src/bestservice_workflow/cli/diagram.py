"""``bestservice diagram``: the parameters of a rulebook."""

import click


@click.command()
def diagram() -> None:
    """List"""
