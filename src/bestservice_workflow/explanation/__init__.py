"""Why: refusals in words, derivations down to facts and clauses, receipts of deadlines."""

from bestservice_workflow.explanation.case_explained import Explanation, explain
from bestservice_workflow.explanation.derivation import (
    Asked,
    CalendarSource,
    FactSource,
    Node,
    RuleSource,
    Source,
    leaves,
    recomputed,
    walk,
)
from bestservice_workflow.explanation.grounds import Grounds
from bestservice_workflow.explanation.operations import Operation
from bestservice_workflow.explanation.receipt import Mark, Receipt, ReceiptDay, receipt_of, receipts
from bestservice_workflow.explanation.refusal_trees import refusal_tree

__all__ = [
    "Asked",
    "CalendarSource",
    "Explanation",
    "FactSource",
    "Grounds",
    "Mark",
    "Node",
    "Operation",
    "Receipt",
    "ReceiptDay",
    "RuleSource",
    "Source",
    "explain",
    "leaves",
    "receipt_of",
    "receipts",
    "recomputed",
    "refusal_tree",
    "walk",
]
