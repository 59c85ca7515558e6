"""Random walks over what can be tried, quicker than hypothesis draws: each step held against the plain model."""

import random

from bestservice_workflow.actions import Trigger
from bestservice_workflow.case import Case, evolve
from bestservice_workflow.errors import Refused
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.machine.table import triggers_from
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing import model as plain
from bestservice_workflow.testing.exploring.alphabet import Alphabet, Attempt, moments
from bestservice_workflow.testing.exploring.projects import project_of

_USUAL, _AT_ONCE, _LATER = 0.85, 0.6, 30


def walk_once(rng: random.Random, rules: Rulebook, *, longest: int) -> int:
    """One history of up to ``longest`` attempts; gives how many it made."""
    alphabet = Alphabet(rules, later=_LATER)
    project = project_of(rules)
    case, model = evolve(None, draft(project, rules)), plain.begin(project, rules)
    length = rng.randint(longest // 2, longest)
    for _ in range(length):
        action = _attempt(rng, alphabet, case, rules).action
        against = plain.reasons(model, action, rules)
        try:
            event = decide(case, action, rules)
        except Refused as refused:
            assert [reason.code for reason in refused.reasons] == against, action  # noqa: PT017
            continue
        assert against == [], action
        case, model = evolve(case, event), plain.step(model, action, rules)
        assert plain.differences(model, case) == [], action
    return length


def _attempt(rng: random.Random, alphabet: Alphabet, case: Case, rules: Rulebook) -> Attempt:
    """Mostly what the state knows, by whom it is, with sound content; at once, or at any class of day."""
    known = triggers_from(case.state)
    do = rng.choice(known) if rng.random() < _USUAL else rng.choice(list(Trigger))
    by = alphabet.own(case, do) if rng.random() < _USUAL else rng.choice(alphabet.everybody(case))
    when = moments(case, rules, later=_LATER)
    at = when[0] if rng.random() < _AT_ONCE else rng.choice(when)
    contents = alphabet.contents(do, case, at)
    first = next(iter(contents))
    content = first if rng.random() < _USUAL else rng.choice(list(contents))
    return alphabet.attempt(do, at, by, content, contents[content])
