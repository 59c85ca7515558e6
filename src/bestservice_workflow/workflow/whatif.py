"""What other rules would have done: documents or stored projects, decided again, on any executor."""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from fractions import Fraction
from functools import lru_cache
from itertools import islice

import attrs

from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.events import Drafted
from bestservice_workflow.figures import shown
from bestservice_workflow.history import HistoryDocument, read_document, replay
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.scoring import outcome_of, points_of
from bestservice_workflow.storage import Record, Storage
from bestservice_workflow.workflow.facts import in_force
from bestservice_workflow.workflow.law import is_rulebook
from bestservice_workflow.workflow.stream import Recorded
from bestservice_workflow.workflow.tallies import Effect, Figures, Tally

Item = str | tuple[Record, ...]
"""The text of a history document, or the records of a stored project."""

CHUNK = 200
"""Projects that travel to a worker together."""


@attrs.frozen(kw_only=True)
class Scenario:
    """Other rules: another rulebook, other values, or both."""

    name: str = ""
    rulebook: Rulebook | None = None
    """In place of the one each project was decided by; None keeps it."""
    overrides: Mapping[str, object] = attrs.field(factory=dict)
    """On top; checked when first used."""

    def rules(self, own: Rulebook) -> Rulebook:
        """The rules that take the place of a project's own.

        Raises:
            InvalidRulebook: an override that no clause knows, or of the wrong kind.
        """
        return (self.rulebook or own).override(self.overrides, path="set")


def stored_projects(storage: Storage) -> Iterator[Item]:
    """Every project of a store."""
    for stream in storage.streams():
        if not is_rulebook(stream):
            yield storage.load(stream)


def what_if(
    items: Iterable[Item],
    scenarios: Sequence[Scenario],
    *,
    own: Rulebook,
    executor: Executor | None = None,
    workers: int = 1,
    chunk: int = CHUNK,
    each: Callable[[Effect], None] = lambda _: None,
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[Tally, ...]:
    """Decide every project again under each scenario, and tally who gains and who loses.

    Memory stays flat: no more than a few chunks are under way at once, and only tallies are kept.

    Args:
        items: documents or stored projects; read as they are needed.
        scenarios: the other rules; there is one tally for each, in order.
        own: the rulebook of stored projects; documents name their own.
        executor: where to do the work, in chunks; here and now, if left out.
        workers: how many chunks the executor works on at once.
        chunk: projects in one chunk.
        each: called with each project that changes, in the order of the items.
        progress: called with how many projects are done.

    Raises:
        InvalidRulebook: an override that no clause knows, or of the wrong kind.
    """
    for scenario in scenarios:
        scenario.rules(own)
    packed = pickle.dumps((tuple(scenarios), own))
    tallies = tuple(Tally() for _ in scenarios)
    done = 0
    for counted, result in _results(_chunks(items, chunk), packed, executor, ahead=2 * workers + 1):
        parts, changed = result
        for tally, part in zip(tallies, parts, strict=True):
            tally.add(part)
        for effect in changed:
            each(effect)
        done += counted
        progress(done)
    return tallies


Result = tuple[list[Tally], list[Effect]]
"""A tally for each scenario, and the projects that change, in order."""


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk


def _results(
    chunks: Iterator[list[Item]], packed: bytes, executor: Executor | None, *, ahead: int
) -> Iterator[tuple[int, Result]]:
    if executor is None:
        yield from ((len(chunk), compare_chunk(chunk, packed)) for chunk in chunks)
        return
    running: deque[tuple[int, Future[Result]]] = deque()
    try:
        for chunk in chunks:
            running.append((len(chunk), executor.submit(compare_chunk, chunk, packed)))
            if len(running) >= ahead:
                counted, future = running.popleft()
                yield counted, future.result()
        while running:
            counted, future = running.popleft()
            yield counted, future.result()
    finally:
        for _, future in running:
            future.cancel()


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> tuple[tuple[Scenario, ...], Rulebook]:
    scenarios: tuple[tuple[Scenario, ...], Rulebook] = pickle.loads(packed)  # noqa: S301 -- packed by this run
    return scenarios


@lru_cache(maxsize=1024)
def _other(packed: bytes, place: int, own: Rulebook) -> Rulebook:
    return _unpacked(packed)[0][place].rules(own)


def compare_chunk(chunk: Sequence[Item], packed: bytes) -> Result:
    """The work of one worker: the tally and the changed projects of each scenario."""
    scenarios, own = _unpacked(packed)
    tallies = [Tally() for _ in scenarios]
    changed: list[Effect] = []
    for item in chunk:
        try:
            document, before = _as_it_is(item, own)
        except InvalidDocument:
            for tally in tallies:
                tally.unread += 1
            continue
        for place, tally in enumerate(tallies):
            rules = _other(packed, place, document.rules)
            effect = _effect(document, before, rules, scenario=scenarios[place].name)
            tally.count(effect, rules)
            if effect.changed:
                changed.append(effect)
    return tallies, changed


def _as_it_is(item: Item, own: Rulebook) -> tuple[HistoryDocument, Figures]:
    if isinstance(item, str):
        document = read_document(item)
    else:
        facts = [fact.event for fact in in_force(Recorded.of(record) for record in item)]
        first, *later = facts
        assert isinstance(first, Drafted)  # noqa: S101 -- a stream begins with its draft
        actions = tuple(fact.action for fact in later if not isinstance(fact, Drafted))
        document = HistoryDocument(project=first.project, actions=actions, rules=own)
    return document, _figures(document, document.rules)


def _figures(document: HistoryDocument, rules: Rulebook) -> Figures:
    run = replay(attrs.evolve(document, rules=rules))
    case, on = run.case, run.case.last_effective
    points = points_of(case, rules, on=on)
    decimals = rules.scoring.decimals
    return Figures(
        state=case.state,
        outcome=outcome_of(case, rules, on=on),
        points=None if points is None else Fraction(shown(points, decimals)),
        deducted=Fraction(shown(case.points_deducted, decimals)),
        refused=None if run.refused is None else run.refused.code,
        actions=case.actions,
    )


def _effect(document: HistoryDocument, before: Figures, rules: Rulebook, *, scenario: str) -> Effect:
    agency = document.project.agency
    return Effect(
        scenario=scenario,
        project=document.project.id,
        agency=agency.code,
        kind=agency.kind,
        before=before,
        after=_figures(document, rules),
    )
