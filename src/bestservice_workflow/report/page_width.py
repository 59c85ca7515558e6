"""Long lines of an explanation, broken for a page so that its trees keep their shape."""

import re

from rich.console import Console
from rich.text import Text

_BRANCHES = re.compile(r"[│├└─ ]*")
_STEMS = str.maketrans({"├": "│", "└": " ", "─": " "})
_HANGING = "  "
_LEAST = 24
"""Columns that words get, however deep the tree."""


def fitted(text: str, *, to: Console) -> str:
    """The text with lines that fit the page; what goes on in the next line hangs below its own branch."""
    return "".join(f"{part}\n" for line in text.splitlines() for part in _parts(line, to))


def _parts(line: str, console: Console) -> list[str]:
    told = Text(line)
    if told.cell_len <= console.width:
        return [line]
    found = _BRANCHES.match(line)
    branches = "" if found is None else found[0]
    stems = branches.translate(_STEMS) + _HANGING
    width = max(_LEAST, console.width - len(stems))
    first, *rest = Text(line.removeprefix(branches)).wrap(console, width, overflow="fold")
    return [f"{branches}{first.plain.rstrip()}", *(f"{stems}{part.plain.strip()}" for part in rest)]
