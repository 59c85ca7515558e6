"""History documents, and running them."""

from bestservice_workflow.history.document import HistoryDocument, document_of, read_document, read_fact
from bestservice_workflow.history.json_text import parse_json
from bestservice_workflow.history.replaying import (
    Replay,
    evaluated,
    outcome_of_text,
    outcome_of_unread,
    replay,
)

__all__ = [
    "HistoryDocument",
    "Replay",
    "document_of",
    "evaluated",
    "outcome_of_text",
    "outcome_of_unread",
    "parse_json",
    "read_document",
    "read_fact",
    "replay",
]
