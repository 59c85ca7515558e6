"""The sample year, played through the real service, action by action, day by day."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

import attrs
import pendulum

from bestservice_workflow.actions import Action
from bestservice_workflow.history import HistoryDocument, read_document
from bestservice_workflow.moments import BANGKOK
from bestservice_workflow.sample_year.portfolio import documents
from bestservice_workflow.workflow import Workflow

BEGINS = date(2014, 10, 15)
"""The day on which the agencies draft their projects."""
ENDS = date(2015, 11, 30)
"""A day after everything; the year is judged on it."""


@attrs.define
class SampleClock:
    """The time of the sample year: the working hours of whichever day is being played."""

    day: date = BEGINS

    def __call__(self) -> pendulum.DateTime:
        """Give the present instant of that year."""
        return pendulum.instance(datetime.combine(self.day, time(16), BANGKOK), tz="Asia/Bangkok")


def read_year() -> tuple[HistoryDocument, ...]:
    """All documents of the sample year, read as any other document is."""
    return tuple(read_document(json.dumps(document)) for document in documents())


def play(workflow: Workflow, year: Iterable[HistoryDocument], *, clock: SampleClock) -> Iterator[date]:
    """Draft every project, then do every action in the order of its day; gives the day of each before it.

    Raises:
        Refused: never, unless the rulebook was changed.
    """
    projects = tuple(year)
    yield clock.day
    for document in projects:
        workflow.draft(document.project)
    for project, action in sorted(_steps(projects), key=_day):
        clock.day = action.at.day
        yield clock.day
        workflow.do(project, action)
    clock.day = ENDS
    yield clock.day


def _steps(projects: Iterable[HistoryDocument]) -> Iterator[tuple[str, Action]]:
    for document in projects:
        for action in document.actions:
            yield document.project.id, action


def _day(step: tuple[str, Action]) -> date:
    return step[1].at.day
