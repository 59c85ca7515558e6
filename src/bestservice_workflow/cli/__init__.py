"""The command line, ``bestservice``; its packages come with the extra ``cli``."""

import sys
from importlib.util import find_spec
from typing import NoReturn

from bestservice_workflow.errors import MissingExtra

USAGE = 2
"""Exit status where the call itself is wrong."""


def main() -> NoReturn:
    """Run the command line on the program's own arguments, and exit."""
    for package in ("click", "rich"):
        if find_spec(package) is None:
            error = MissingExtra.needing(package, extra="cli")
            sys.stderr.write(f"Error: {error.message}\nข้อผิดพลาด: {error.message_th}\n")
            sys.exit(USAGE)

    from bestservice_workflow.cli.running import run  # noqa: PLC0415 -- loads the packages just looked for

    sys.exit(run())
