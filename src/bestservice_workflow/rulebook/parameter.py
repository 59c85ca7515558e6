"""One rule as data, and what is announced about it."""

from datetime import date
from typing import Any

import attrs

from bestservice_workflow.rulebook.kinds import DAYS
from bestservice_workflow.rulebook.sections import KINDS


@attrs.frozen(kw_only=True)
class Parameter:
    """One rule as data: its value and where it comes from."""

    name: str
    """Dotted: ``submission.late.per_day``."""
    value: Any
    clause: str
    """The clause that sets it: ``S6.2``."""
    wording: str = ""
    """The Thai original, where the clause has words for it."""
    reading: str | None = None
    """The entry A1–A20 of the register of ambiguities that it settles."""
    reason: str = ""
    """Why it ships with this value, where the clause can be read two ways."""

    announceable: bool = False
    """Whether the clause leaves it to the Office to announce during the year."""

    @property
    def plain(self) -> Any:  # noqa: ANN401 -- any JSON value
        """The value as plain JSON, exact."""
        return KINDS[self.name].write(self.value)


@attrs.frozen(kw_only=True)
class Announcement:
    """A parameter that was given a new value during the year."""

    known_since: date
    field: str
    value: Any
    reference: str
    """Where it was announced: a circular's number and date."""


def set_by(announcement: Announcement, parameter: Parameter) -> Parameter:
    """The parameter with the announced value; an announced day off does not take back those before it."""
    value = announcement.value
    if KINDS[announcement.field] is DAYS:
        value = tuple(dict.fromkeys([*parameter.value, *value]))
    return attrs.evolve(parameter, value=value)
