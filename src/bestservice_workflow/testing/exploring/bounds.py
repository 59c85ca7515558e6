"""How far an exploration goes. Reaching a bound is never a pass."""

import attrs


@attrs.frozen(kw_only=True)
class Bounds:
    """Limits of an exploration.

    >>> Bounds(states=100).states
    100
    """

    states: int = 50_000
    """Abstract states; one more, and the exploration is incomplete."""
    depth: int = 200
    """Actions from the draft; a state that deep is not gone on from, and the exploration is incomplete."""
    findings: int | None = None
    """Stop once this many things were found; None goes on to the end."""
    later: int = 30
    """How many days "later" is, where a day well after every period is meant."""
    relations: bool = True
    """Whether also to run every history under more lenient deadlines, and every period with more days off."""
