"""Reaching every state that a rulebook allows, and checking every step."""

from bestservice_workflow.testing.exploring.bounds import Bounds
from bestservice_workflow.testing.exploring.findings import Finding
from bestservice_workflow.testing.exploring.invariants import Invariant, Step
from bestservice_workflow.testing.exploring.one_history import violations
from bestservice_workflow.testing.exploring.result import Exploration, Reached, Verdict
from bestservice_workflow.testing.exploring.search import explore

__all__ = [
    "Bounds",
    "Exploration",
    "Finding",
    "Invariant",
    "Reached",
    "Step",
    "Verdict",
    "explore",
    "violations",
]
