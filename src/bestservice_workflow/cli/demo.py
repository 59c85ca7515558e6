"""``bestservice demo``: the parameters of a rulebook."""

import click


@click.command()
def demo() -> None:
    """List"""
