"""Deciding a project's facts again: with one of them put right, or under rules that have changed."""

from collections.abc import Sequence

import attrs

from bestservice_workflow.case import Case, evolve
from bestservice_workflow.errors import Refused
from bestservice_workflow.events import Accepted, Decided, Drafted, Period
from bestservice_workflow.machine import decide
from bestservice_workflow.rulebook import Rulebook


class Impossible(Exception):
    """The fact at ``place`` is not allowed any more."""

    def __init__(self, place: int, refused: Refused) -> None:
        super().__init__(place, refused)
        self.place = place
        self.refused = refused


@attrs.frozen(kw_only=True)
class DecidedAgain:
    """Facts decided again, and the case they lead to."""

    facts: tuple[Decided, ...]
    case: Case


def decide_again(facts: Sequence[Decided], rules: Rulebook) -> DecidedAgain:
    """Decide these facts once more, the draft excepted, which nobody decides.

    Raises:
        Impossible: a fact is not allowed, those before it being as they are.
    """
    first, *later = facts
    case, decided = evolve(None, first), [first]
    for place, fact in enumerate(later, start=1):
        assert isinstance(fact, Accepted)  # noqa: S101 -- only the first is a draft
        try:
            again = decide(case, fact.action, rules)
        except Refused as refused:
            raise Impossible(place, refused) from None
        decided.append(again)
        case = evolve(case, again)
    return DecidedAgain(facts=tuple(decided), case=case)


def judgements(facts: Sequence[Decided]) -> list[object]:
    """What the facts decided, without under which rules and until which day: equal means judged alike."""
    return [_judgement(fact) for fact in facts]


def _judgement(fact: Decided) -> object:
    if isinstance(fact, Drafted):
        return attrs.evolve(fact, digest="", opened=tuple(_undated(period) for period in fact.opened))
    return attrs.evolve(
        fact,
        digest="",
        opened=tuple(_undated(period) for period in fact.opened),
        closed=tuple((place, _undated(period)) for place, period in fact.closed),
    )


def _undated(period: Period) -> Period:
    return attrs.evolve(period, due=None)
