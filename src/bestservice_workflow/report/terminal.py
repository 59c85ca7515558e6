"""The console that reports are printed on: coloured on a terminal, plain text elsewhere."""

import sys

from rich.console import Console, RenderableType
from rich.text import Text

NARROWEST, WIDEST = 60, 120
ROOMY = 112
"""From this width on, tables tell more."""


def console() -> Console:
    """The console of standard output; user's text is never taken for markup."""
    printed = Console(file=sys.stdout, markup=False, emoji=False, highlight=False, soft_wrap=False)
    printed.width = min(max(printed.width, NARROWEST), WIDEST)
    return printed


def put(console: Console, printed: RenderableType) -> None:
    """Print it; without a terminal, without the spaces that fill lines up."""
    if console.is_terminal:
        console.print(printed)
        return
    with console.capture() as captured:
        console.print(printed)
    console.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def put_line(console: Console, line: Text) -> None:
    """Print a line that is not to be broken, such as a command to copy."""
    console.print(line, soft_wrap=True)
