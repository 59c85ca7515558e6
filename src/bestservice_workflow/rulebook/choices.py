"""The words that parameters choose between: one closed set for each question that a rulebook answers."""

from enum import StrEnum


class DayCount(StrEnum):
    """Which days of lateness are counted (A2)."""

    CALENDAR = "calendar"
    WORKING = "working"


class Element(StrEnum):
    """What a project can be required to state (S6.1, S7.2)."""

    TEAM = "team"
    INDICATORS = "indicators"
    METHOD = "method"
    PERIOD = "period"
    SERVICE = "service"


class Proof(StrEnum):
    """What a submission can be required to name (S6.2)."""

    LETTER = "letter"
    EMAIL = "email"


class Appealable(StrEnum):
    """Resolutions that can be open to appeal (A12)."""

    REJECT = "reject"
    REQUEST_REVISION = "request_revision"


class LateAppeal(StrEnum):
    """What becomes of an appeal after its time (A14)."""

    REFUSED = "refused"
    ACCEPTED = "accepted"


class LastRound(StrEnum):
    """What a modification resolved in the last round leads to (A18)."""

    REJECT = "reject"
    REVISE = "revise"


class OfficeLate(StrEnum):
    """What becomes of the Office's own lateness (A15)."""

    RECORDED = "recorded"


class BetweenLevels(StrEnum):
    """The level of a percentage between two levels (A6)."""

    INTERPOLATE = "interpolate"
    STEP = "step"


class BelowFirstLevel(StrEnum):
    """The level of a percentage below level 1 (A7)."""

    EXTRAPOLATE = "extrapolate"
    ZERO = "zero"
    FLOOR = "floor"


class NotEvaluated(StrEnum):
    """What "not evaluated" does to the agency's points (A9)."""

    ZERO = "zero"
    EXCLUDED = "excluded"


class SeveralProjects(StrEnum):
    """The points of an agency with several projects (A20)."""

    MEAN = "mean"
    BEST = "best"
    LOWEST = "lowest"
