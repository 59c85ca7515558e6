"""The rulebooks that the laws are held on: as shipped, and with many readings turned over."""

from tests.histories import RULES

from bestservice_workflow.rulebook import Rulebook

OTHER = RULES.override(
    {
        "submission.late.free_days": 1,
        "submission.late.days": "working",
        "review.max_rounds": 2,
        "review.recorded_by": ["office"],
        "revision.late.per_day": "0.01",
        "appeal.count_first_day": True,
        "appeal.against": ["reject", "request_revision"],
        "appeal.final": False,
        "appeal.limit": 2,
        "appeal.uses_round": True,
        "report.deadline": "2015-09-12",
        "report.late.flat": "0.1",
        "scoring.between_levels": "step",
        "scoring.below_first_level": "floor",
        "calendar.roll": False,
        "calendar.day_ends": "16:30",
    }
)
RULEBOOKS: tuple[Rulebook, ...] = (RULES, OTHER)
