"""Run history documents through the machine."""

from datetime import date
from typing import Any

import attrs

from bestservice_workflow.actions import Action
from bestservice_workflow.case import Case, evolve
from bestservice_workflow.deadlines import parameter_of
from bestservice_workflow.errors import CalendarRangeError, InvalidDocument, Reason, Refused
from bestservice_workflow.events import Decided, Subject
from bestservice_workflow.history.document import HistoryDocument, document_of
from bestservice_workflow.history.json_text import parse_json
from bestservice_workflow.history.outcome import invalid_outcome, outcome_document, refusal
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.rulebook import DEFAULT_RULEBOOK, Rulebook, load_rulebook


@attrs.frozen(kw_only=True)
class Replay:
    """A document that was run: how far it came, by which facts, and what stopped it."""

    document: HistoryDocument
    case: Case
    events: tuple[Decided, ...]
    refused: Refused | None
    """The first action that the rules refused; those after it were not tried."""


def replay(document: HistoryDocument) -> Replay:
    """Run a document through the real machine, up to the first action that is refused.

    Raises:
        InvalidDocument: its deadline for submission lies where no calendar tells of working days.
    """
    try:
        drafted = draft(document.project, document.rules)
    except CalendarRangeError as error:
        path = f"overrides.{parameter_of(Subject.SUBMISSION)}"
        raise InvalidDocument.because(error.message, error.message_th, path=path) from None
    events: list[Decided] = [drafted]
    case = evolve(None, drafted)
    refused = None
    for action in document.actions:
        try:
            event = decide(case, action, document.rules)
        except Refused as error:
            refused = error
            break
        except CalendarRangeError as error:
            refused = _beyond_calendars(error, action, case)
            break
        events.append(event)
        case = evolve(case, event)
    return Replay(document=document, case=case, events=tuple(events), refused=refused)


def _beyond_calendars(error: CalendarRangeError, action: Action, case: Case) -> Refused:
    """A period that an action begins or ends runs where no calendar tells of working days."""
    message, message_th = error.message, error.message_th
    reason = Reason(code="invalid_value", clause=None, message=message, message_th=message_th)
    return Refused(do=action.do, state=case.state, reasons=(reason,), message=message, message_th=message_th)


def evaluated(run: Replay, *, as_of: date | None = None) -> dict[str, Any]:
    """The outcome of a run on a day, by default that of its last accepted action."""
    case = run.case
    told = None if run.refused is None else refusal(run.refused, action=case.actions)
    return outcome_document(case, run.document.rules, on=as_of or case.last_effective, refused=told)


def outcome_of_text(
    text: str, *, as_of: date | None = None, rulebook: Rulebook | None = None
) -> dict[str, Any]:
    """The outcome of a history document's text; one that cannot be read has an outcome too.

    >>> outcome_of_text("{}")["refused"]["code"]
    'invalid_document'
    """
    raw: object = None
    try:
        raw = parse_json(text)
        run = replay(document_of(raw, rulebook=rulebook))
    except InvalidDocument as error:
        return outcome_of_unread(error, id=_id_in(raw), rulebook=rulebook)
    return evaluated(run, as_of=as_of)


def outcome_of_unread(
    error: InvalidDocument,
    *,
    id: str | None = None,  # noqa: A002 -- its name in the format
    rulebook: Rulebook | None = None,
) -> dict[str, Any]:
    """The outcome of a document that could not be read, for this reason."""
    rules = rulebook or load_rulebook(DEFAULT_RULEBOOK)
    return invalid_outcome(error, id=id, decimals=rules.scoring.decimals)


def _id_in(raw: object) -> str | None:
    project = raw.get("project") if isinstance(raw, dict) else None
    found = project.get("id") if isinstance(project, dict) else None
    return found if type(found) is str else None
