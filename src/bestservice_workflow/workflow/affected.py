"""What another law means for each project of a store: which periods it moves, and what it would judge again."""

from collections.abc import Iterator
from datetime import date

import attrs

from bestservice_workflow.case import Case, fold
from bestservice_workflow.errors import Refused
from bestservice_workflow.events import Decided
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.storage import Query, Storage
from bestservice_workflow.workflow.changes import ProjectChanged, Standing, changes_between
from bestservice_workflow.workflow.facts import in_force
from bestservice_workflow.workflow.law import Law
from bestservice_workflow.workflow.redeciding import Impossible, decide_again, judgements
from bestservice_workflow.workflow.stream import Recorded, load_records


@attrs.frozen(kw_only=True)
class Affected:
    """What an announcement means for one project."""

    stream: str
    version: int
    before: Case
    after: Case
    facts: tuple[Decided, ...] | None
    """All facts, decided again; None where nothing that was judged changes."""
    changed: ProjectChanged


class ImpossibleFor(Exception):
    """A project has a fact that the other law does not allow."""

    def __init__(self, stream: str, refused: Refused) -> None:
        super().__init__(stream, refused)
        self.stream = stream
        self.refused = refused


@attrs.frozen(kw_only=True)
class Scan:
    """Every project of the year, as it was looked at."""

    affected: tuple[Affected, ...]
    versions: dict[str, int]
    """How far each project was."""


def scan(storage: Storage, law: Law, after: Rulebook, *, on: date) -> Scan:
    """Look at every project of the year: what changes for it under another law, as it stands on a day.

    Raises:
        ImpossibleFor: a recorded fact would not be allowed.
        UnknownRulebook: a fact was decided under rules that are not here.
    """
    before, versions = law.now(), dict[str, int]()
    affected: list[Affected] = []
    for stream, _ in streams(storage, before.fiscal_year.year):
        recorded = tuple(Recorded.of(record) for record in load_records(storage, stream))
        versions[stream] = recorded[-1].version
        facts = tuple(fact.event for fact in in_force(recorded))
        if fold(facts[:1]).rulebook != before.id:
            continue
        for fact in facts:
            law.of(fact, stream=stream)
        one = _affected(stream, versions[stream], facts, before, after, on)
        if one is not None:
            affected.append(one)
    return Scan(affected=tuple(affected), versions=versions)


def streams(storage: Storage, year: int) -> Iterator[tuple[str, int]]:
    """Every project of a fiscal year, with how far it is."""
    cursor: str | None = None
    while True:
        page = storage.find(Query(fiscal_year=year, limit=1000, cursor=cursor))
        yield from ((row.stream, row.version) for row in page.rows)
        cursor = page.next
        if cursor is None:
            return


def _affected(  # noqa: PLR0917 -- one project, under the one law and the other
    stream: str, version: int, facts: tuple[Decided, ...], before: Rulebook, after: Rulebook, on: date
) -> Affected | None:
    was = fold(facts)
    try:
        again = decide_again(facts, after)
    except Impossible as impossible:
        raise ImpossibleFor(stream, impossible.refused) from None
    judged = judgements(facts) != judgements(again.facts)
    now = again.case if judged else was
    changes = changes_between(Standing(case=was, rules=before, on=on), Standing(case=now, rules=after, on=on))
    if not changes and not judged:
        return None
    return Affected(
        stream=stream,
        version=version,
        before=was,
        after=now,
        facts=again.facts if judged else None,
        changed=ProjectChanged(project=stream, agency=was.project.agency.code, changes=changes),
    )
