"""Does a test notice when a rule changes? Mutates the state table and the rulebook, and counts who notices.

``python -m scripts.mutate_rules`` runs every mutant; ``--every 10`` a sample. Fails where a mutant survives,
where none was killed, where fewer ran than were selected, and where there are fewer than 500 to select from.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from itertools import zip_longest
from typing import Any

import attrs
from scripts.rule_mutants import Mutant, rulebook_mutants, table_mutants
from tests.golden.parameters import SLIDES
from tests.golden.transition_tables import FILE, tables
from tests.oracle.random_documents import documents
from tests.oracle.reference import outcome

from bestservice_workflow.history import HistoryDocument, outcome_of_text, read_document
from bestservice_workflow.machine import TABLE, decide
from bestservice_workflow.machine.engine import build_machine
from bestservice_workflow.rulebook import Rulebook, load_rulebook
from bestservice_workflow.rulebook.model import Announcement
from bestservice_workflow.testing import violations
from bestservice_workflow.testing.transition_table import situations, transition_table

LEAST = 500
_DOCUMENTS = 150
_WORDS = {"message", "message_th"}


def mutants() -> list[Mutant]:
    """All of them, always in the same order."""
    return [*table_mutants(), *rulebook_mutants(load_rulebook("fy2558"))]


def killer(mutant: Mutant) -> str | None:
    """Who notices this mutant first; None where nobody does."""
    checks: dict[str, Callable[[Mutant], bool]] = {
        "golden transition table": _changes_the_table,
        "plain model": _differs_from_the_model,
        "oracle": _differs_from_the_oracle,
        "the slides' parameters": _contradicts_the_slides,
    }
    for name, notices in checks.items():
        try:
            if notices(mutant):
                return name
        except Exception as error:  # noqa: BLE001 -- a rule that fails is noticed, however it fails
            return f"{name} ({type(error).__name__})"
    return None


def _changes_the_table(mutant: Mutant) -> bool:
    lines: Iterator[str]
    if mutant.rules is None:
        lines = tables(table=mutant.table)
        return any(told != frozen for told, frozen in zip_longest(lines, _frozen()))
    lines = transition_table(_situations(), mutant.rules)
    frozen = transition_table(_situations(), load_rulebook("fy2558"))
    return any(told != expected for told, expected in zip_longest(lines, frozen))


@cache
def _frozen() -> tuple[str, ...]:
    return tuple(FILE.read_text("utf-8").splitlines())


@cache
def _situations() -> dict[str, Any]:
    return situations(load_rulebook("fy2558"))


def _differs_from_the_model(mutant: Mutant) -> bool:
    by = partial(decide, machine=build_machine(mutant.table))
    return mutant.rules is None and any("model" in violations(one, by=by) for one in _run_by_the_model())


@cache
def _run_by_the_model() -> tuple[HistoryDocument, ...]:
    """Random histories under all readings; and a third round that the law takes away once it is asked for."""
    read = [read_document(json.dumps(raw)) for raw, _ in documents(58, _DOCUMENTS)]
    fewer = Announcement(known_since=date(2015, 1, 1), field="review.max_rounds", value=1, reference="กท 1/1")
    changed = attrs.evolve(load_rulebook("fy2558"), announcements=(fewer,))
    return (*read, *(attrs.evolve(one, rules=changed) for one in read))


def _differs_from_the_oracle(mutant: Mutant) -> bool:
    rules: Rulebook | None = mutant.rules
    if rules is None:
        return False
    for text, as_of, expected in _histories():
        told = _without_words(outcome_of_text(text, as_of=as_of, rulebook=rules))
        if told != expected:
            return True
    return False


@cache
def _histories() -> tuple[tuple[str, Any, Any], ...]:
    """Random histories under the rules as shipped, and what the oracle makes of them."""
    plain = [({**raw, "overrides": {}}, as_of) for raw, as_of in documents(2558, _DOCUMENTS)]
    return tuple((json.dumps(raw), as_of, outcome(raw, as_of=as_of)) for raw, as_of in plain)


def _without_words(told: Any) -> Any:  # noqa: ANN401 -- any JSON value
    if isinstance(told, dict):
        return {key: _without_words(value) for key, value in told.items() if key not in _WORDS}
    return [_without_words(item) for item in told] if isinstance(told, list) else told


def _contradicts_the_slides(mutant: Mutant) -> bool:
    if mutant.rules is None:
        return False
    said = mutant.rules.parameters
    return any((said[name].plain, said[name].clause) != SLIDES[name][:2] for name in SLIDES)


def main() -> int:
    """Run the mutants, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="run each n-th mutant only")
    every = parser.parse_args().every
    everything = mutants()
    selected = everything[::every]
    killed: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    survivors: list[Mutant] = []
    for mutant in selected:
        kinds[mutant.kind] += 1
        by = killer(mutant)
        if by is None:
            survivors.append(mutant)
        else:
            killed[by.split(" (")[0]] += 1
    for mutant in survivors:
        print(f"SURVIVED {mutant.kind}: {mutant.name}")
    print(
        f"{len(everything)} mutants of {len(TABLE)} rows and {len(SLIDES)} parameters, {len(selected)} selected"
    )
    print("\n".join(f"  {count:4} {kind}" for kind, count in sorted(kinds.items())))
    print(
        f"{killed.total()} killed: " + ", ".join(f"{count} by {name}" for name, count in killed.most_common())
    )
    ran_all = killed.total() + len(survivors) == len(selected)
    sound = bool(killed) and ran_all and len(everything) >= LEAST
    return 0 if sound and not survivors else 1


if __name__ == "__main__":
    sys.exit(main())
