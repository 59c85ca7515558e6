"""Where the time comes from, when nobody says it."""

from collections.abc import Callable

import pendulum

Clock = Callable[[], pendulum.DateTime]
"""Gives the present instant, with its zone. Tests and replays pass their own."""


def bangkok_now() -> pendulum.DateTime:
    """The present instant in Asia/Bangkok."""
    return pendulum.now("Asia/Bangkok")
