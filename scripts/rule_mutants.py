"""Mutants of the rules that are data: the state table, and the parameters of a rulebook."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import attrs

from bestservice_workflow.actions import Role
from bestservice_workflow.events import State
from bestservice_workflow.machine import TABLE, Row
from bestservice_workflow.machine.decision import Decision
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.rulebook.choices import (
    Appealable,
    BelowFirstLevel,
    BetweenLevels,
    DayCount,
    Element,
    LastRound,
    LateAppeal,
    NotEvaluated,
    Proof,
    SeveralProjects,
)
from bestservice_workflow.rulebook.model import Parameter

ONCE_IS_TWICE = {"make_final", "note_rounds_exhausted", "give_score"}
"""Hooks that do twice what they do once: a mutant that repeats them is no other rule."""
_CHOICES = (
    Appealable,
    BelowFirstLevel,
    BetweenLevels,
    DayCount,
    Element,
    LastRound,
    LateAppeal,
    NotEvaluated,
    Proof,
    Role,
    SeveralProjects,
)
_LISTED = {"completeness.states": Element, "submission.proof": Proof, "appeal.against": Appealable}
_FALSE = "S0.mutant"


@attrs.frozen(kw_only=True)
class Mutant:
    """One change, and the rules with it."""

    kind: str
    name: str
    table: tuple[Row, ...] = TABLE
    rules: Rulebook | None = None
    """None where the rulebook is as shipped."""


def table_mutants() -> Iterator[Mutant]:
    """Every row dropped, led elsewhere, given to another role; every guard and hook dropped or repeated."""
    for place, row in enumerate(TABLE):
        where = f"{row.trigger}: {row.source} → {row.dest}"
        yield Mutant(kind="drop row", name=where, table=TABLE[:place] + TABLE[place + 1 :])
        for kind, name, other in _rows(row):
            table = (*TABLE[:place], other, *TABLE[place + 1 :])
            yield Mutant(kind=kind, name=f"{where}, {name}", table=table)


def _rows(row: Row) -> Iterator[tuple[str, str, Row]]:
    for state in State:
        if state is not row.dest:
            yield "swap target", f"to {state}", attrs.evolve(row, dest=state)
    for role in Role:
        if role is not row.by:
            yield "swap role", f"by {role}", attrs.evolve(row, by=role)
    for place, guard in enumerate(row.guards):
        fewer = row.guards[:place] + row.guards[place + 1 :]
        yield "drop guard", guard.__name__, attrs.evolve(row, guards=fewer)
    if len(row.guards) > 1:
        yield "reverse guards", "", attrs.evolve(row, guards=row.guards[::-1])
    for place, hook in enumerate(row.hooks):
        fewer_hooks = row.hooks[:place] + row.hooks[place + 1 :]
        yield "drop hook", hook.__name__, attrs.evolve(row, hooks=fewer_hooks)
        if hook.__name__ not in ONCE_IS_TWICE:
            yield "repeat hook", hook.__name__, attrs.evolve(row, hooks=(*row.hooks, hook))
    if row.when is not None:
        yield "drop when", "", attrs.evolve(row, when=None)
        yield "negate when", "", attrs.evolve(row, when=_Negated(row.when))


class _Negated:
    def __init__(self, when: Any) -> None:  # noqa: ANN401 -- a row's own
        self._when = when

    def __call__(self, decision: Decision) -> bool:
        return not self._when(decision)


def rulebook_mutants(rules: Rulebook) -> Iterator[Mutant]:
    """Every parameter with another value and, apart from that, with another clause."""
    for name, parameter in rules.parameters.items():
        for value in _values(parameter):
            yield Mutant(
                kind=f"change {type(value).__name__}",
                name=f"{name} = {value}",
                rules=_with(rules, attrs.evolve(parameter, value=value)),
            )
        cited = attrs.evolve(parameter, clause=_FALSE)
        yield Mutant(kind="change clause", name=name, rules=_with(rules, cited))


def _with(rules: Rulebook, parameter: Parameter) -> Rulebook:
    return attrs.evolve(
        rules,
        parameters={**rules.parameters, parameter.name: parameter},
        calendar=attrs.NOTHING if parameter.name.startswith("calendar.extra") else rules.calendar,
    )


def _values(parameter: Parameter) -> Iterator[Any]:
    value, name = parameter.value, parameter.name
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, _CHOICES):
        yield from (other for other in type(value) if other is not value)
    elif isinstance(value, int):
        yield from (other for other in (value - 1, value + 1) if other >= 0)
    elif isinstance(value, date):
        yield from (value + days * timedelta(days=1) for days in (-1, 1, -31, 31))
    elif isinstance(value, Fraction):
        yield from (
            other for other in (value + Fraction(1, 100), value - Fraction(1, 100), value * 2) if other > 0
        )
    elif value is None:
        yield date(2015, 9, 30)
    elif isinstance(value, tuple):
        yield from _lists(name, value)


def _lists(name: str, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if name == "scoring.levels":
        for place, level in enumerate(value):
            for step in (-1, 1):
                yield (*value[:place], level + step, *value[place + 1 :])
            yield (*value[:place], *value[place + 1 :])
    elif name.startswith("calendar.extra"):
        yield (date(2014, 12, 16),) if "off" in name else (date(2014, 12, 13),)
    elif name == "review.recorded_by":
        yield from ((*value, Role.OFFICE), (Role.OFFICE,), ())
    else:
        yield from (tuple(one for one in value if one is not left) for left in value)
        yield from ((*value, one) for one in _LISTED[name] if one not in value)
