"""The rules of a fiscal year, as data."""

from bestservice_workflow.rulebook.differences import RuleChange
from bestservice_workflow.rulebook.loading import (
    DEFAULT_RULEBOOK,
    load_rulebook,
    parse_rulebook,
    shipped_rulebooks,
)
from bestservice_workflow.rulebook.model import Rulebook
from bestservice_workflow.rulebook.parameter import Announcement, Parameter
from bestservice_workflow.rulebook.sections import KINDS

__all__ = [
    "DEFAULT_RULEBOOK",
    "KINDS",
    "Announcement",
    "Parameter",
    "RuleChange",
    "Rulebook",
    "load_rulebook",
    "parse_rulebook",
    "shipped_rulebooks",
]
