"""``bestservice rules``: the parameters of a rulebook."""

import click


@click.command()
def rules() -> None:
    """List"""
