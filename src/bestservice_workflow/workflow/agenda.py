"""What is due or overdue, for whom."""

from collections.abc import Iterator
from datetime import date

import attrs

from bestservice_workflow.deadlines import Deadline, deadlines
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.storage import Query, Storage
from bestservice_workflow.workflow.stream import load_case


@attrs.frozen(kw_only=True)
class AgendaItem:
    """One open period of one project."""

    project: str
    agency: str
    title: str
    deadline: Deadline

    @property
    def overdue(self) -> bool:
        """Whether a duty is late on the agenda's day."""
        return self.deadline.days_late > 0


def agenda_of(storage: Storage, rules: Rulebook, *, on: date, until: date) -> tuple[AgendaItem, ...]:
    """Open periods that end by ``until``, as they stand on ``on``, the earliest first."""
    items = [
        AgendaItem(project=stream, agency=case.project.agency.code, title=case.project.title, deadline=open_)
        for stream in _due_by(storage, rules, until)
        for case in (load_case(storage, stream).case,)
        for open_ in deadlines(case, rules, on=on)
        if open_.open and open_.due <= until
    ]
    return tuple(sorted(items, key=lambda item: (item.deadline.due, item.agency, item.project)))


def _due_by(storage: Storage, rules: Rulebook, until: date) -> Iterator[str]:
    year = rules.fiscal_year.year
    cursor: str | None = None
    while True:
        page = storage.find(Query(fiscal_year=year, due_by=until, limit=1000, cursor=cursor))
        yield from (row.stream for row in page.rows)
        cursor = page.next
        if cursor is None:
            return
