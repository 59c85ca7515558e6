"""How a figure, a state or a refusal came about: a tree down to recorded facts and rules.

Every node has its exact value. An inner node names the operation by which its value follows from its
children, so that anybody can work it out again; a leaf names its source.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from bestservice_workflow.actions import Actor, Trigger
from bestservice_workflow.calendars import CalendarDay
from bestservice_workflow.explanation.operations import WORKED_OUT_BY, Operation
from bestservice_workflow.rulebook.words import Words


@attrs.frozen(kw_only=True)
class FactSource:
    """A recorded fact: the draft, or one accepted action."""

    action: int | None
    """The 0-based place among the case's actions; None for the draft."""
    do: Trigger | None
    """What was done; None for the draft."""
    on: date | None
    """Its effective day; None for the draft, which has none."""
    by: Actor | None
    """Who did it; None for the draft."""


@attrs.frozen(kw_only=True)
class RuleSource:
    """A parameter of the rulebook, as it was known when it was applied."""

    name: str
    clause: str
    wording: str
    """The Thai original, where the clause has words for it."""
    reading: str | None
    """The entry A1–A20 of the register of ambiguities that it settles."""
    reason: str
    reference: str | None = None
    """Where it was announced, if it was given a new value during the year."""
    known_since: date | None = None


@attrs.frozen(kw_only=True)
class CalendarSource:
    """The days off in a span of days, each with its reason."""

    days: tuple[CalendarDay, ...]


@attrs.frozen(kw_only=True)
class Asked:
    """What the question itself said: the day for which the answer holds."""


Source = FactSource | RuleSource | CalendarSource | Asked


@attrs.frozen(kw_only=True)
class Node:
    """One step of a derivation.

    >>> from fractions import Fraction
    >>> half = Node(label=("a", "ก"), value=Fraction(1, 2), source=Asked())
    >>> recomputed(Node(label=("sum", "รวม"), value=None, operation=Operation.SUM, children=(half, half)))
    Fraction(1, 1)
    """

    label: Words
    value: Any
    """Exact: a Fraction, a number of days, a day, a word, a list of these, or None."""
    operation: Operation | None = None
    """How the value follows from the children; None for a leaf."""
    children: "tuple[Node, ...]" = ()
    source: Source | None = None
    """Where a leaf comes from; None for an inner node."""


def derived(label: Words, operation: Operation, *children: Node) -> Node:
    """An inner node, worked out from its children."""
    value = WORKED_OUT_BY[operation]([child.value for child in children])
    return Node(label=label, value=value, operation=operation, children=children)


def recomputed(node: Node) -> Any:  # noqa: ANN401 -- a value of any kind
    """The node's value, worked out anew from its children alone; a leaf's is its own."""
    if node.operation is None:
        return node.value
    return WORKED_OUT_BY[node.operation]([child.value for child in node.children])


def walk(node: Node) -> Iterator[Node]:
    """The node and everything under it, each before its children."""
    yield node
    for child in node.children:
        yield from walk(child)


def leaves(node: Node) -> Iterator[Node]:
    """The facts and rules that everything rests on, in order."""
    return (part for part in walk(node) if part.operation is None)
