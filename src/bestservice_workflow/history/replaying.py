"""Run history documents through the machine."""

from datetime import date
from typing import Any

import attrs

from bestservice_workflow.case import Case, evolve
from bestservice_workflow.errors import InvalidDocument, Refused
from bestservice_workflow.events import Decided
from bestservice_workflow.history.document import HistoryDocument, document_of
from bestservice_workflow.history.json_text import parse_json
from bestservice_workflow.history.outcome import invalid_outcome, outcome_document, refusal
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.rulebook import Rulebook, load_rulebook


@attrs.frozen(kw_only=True)
class Replay:
    """A document that was run: how far it came, by which facts, and what stopped it."""

    document: HistoryDocument
    case: Case
    events: tuple[Decided, ...]
    refused: Refused | None
    """The first action that the rules refused; those after it were not tried."""


def replay(document: HistoryDocument) -> Replay:
    """Run a document through the real machine, up to the first action that is refused."""
    drafted = draft(document.project, document.rules)
    events: list[Decided] = [drafted]
    case = evolve(None, drafted)
    refused = None
    for action in document.actions:
        try:
            event = decide(case, action, document.rules)
        except Refused as error:
            refused = error
            break
        events.append(event)
        case = evolve(case, event)
    return Replay(document=document, case=case, events=tuple(events), refused=refused)


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
        document = document_of(raw, rulebook=rulebook)
    except InvalidDocument as error:
        return outcome_of_unread(error, id=_id_in(raw), rulebook=rulebook)
    return evaluated(replay(document), as_of=as_of)


def outcome_of_unread(
    error: InvalidDocument, *, id: str | None = None, rulebook: Rulebook | None = None  # noqa: A002 -- its name in the format
) -> dict[str, Any]:
    """The outcome of a document that could not be read, for this reason."""
    rules = rulebook or load_rulebook("fy2558")
    return invalid_outcome(error, id=id, decimals=rules.scoring.decimals)


def _id_in(raw: object) -> str | None:
    project = raw.get("project") if isinstance(raw, dict) else None
    found = project.get("id") if isinstance(project, dict) else None
    return str(found) if isinstance(found, str) else None
