"""What befalls each project of the sample year."""

from enum import StrEnum

import attrs


class Resolution(StrEnum):
    """What the committee resolves, in one consideration or on appeal."""

    APPROVE = "approve"
    REVISE = "request_revision"
    REJECT = "reject"
    GRANT = "grant_appeal"
    DISMISS = "dismiss_appeal"


class Ends(StrEnum):
    """How far a project comes."""

    NEVER_SENT = "never_sent"
    EXECUTING = "executing"
    REPORTED = "reported"
    SCORED = "scored"


APPROVE, REVISE, REJECT = Resolution.APPROVE, Resolution.REVISE, Resolution.REJECT
GRANT, DISMISS = Resolution.GRANT, Resolution.DISMISS


@attrs.frozen(kw_only=True)
class Plan:
    """The course of one project."""

    resolutions: tuple[Resolution, ...] = (APPROVE,)
    sent_late: int = 0
    """Days after the deadline of S6.2; 0 is in time."""
    revised_after: int = 7
    """Working days from the notice to the resubmission; more than 10 is late (S8.6.1)."""
    noticed_after: int = 4
    """Working days from a resolution to its notice; more than 7 is late (S8.5)."""
    ends: Ends = Ends.SCORED
    scored_late: bool = False


PASSES = Plan()
PLANS: dict[str, Plan] = {
    # sent late
    "B07": Plan(sent_late=1),
    "1005": Plan(sent_late=2),
    "1012": Plan(sent_late=3),
    "1026": Plan(sent_late=7),
    "1047": Plan(sent_late=1, resolutions=(REVISE, APPROVE)),
    # to be modified once or twice, in time and late
    "B05": Plan(resolutions=(REVISE, APPROVE)),
    "B10": Plan(resolutions=(REVISE, APPROVE), revised_after=9),
    "B14": Plan(resolutions=(REVISE, REVISE, APPROVE)),
    "1001": Plan(resolutions=(REVISE, APPROVE), revised_after=6),
    "1003": Plan(resolutions=(REVISE, APPROVE)),
    "1009": Plan(resolutions=(REVISE, APPROVE), revised_after=12),
    "1014": Plan(resolutions=(REVISE, APPROVE), revised_after=5),
    "1020": Plan(resolutions=(REVISE, APPROVE), revised_after=10),
    "1023": Plan(resolutions=(REVISE, APPROVE), revised_after=11),
    "1029": Plan(resolutions=(REVISE, REVISE, APPROVE), revised_after=13),
    "1033": Plan(resolutions=(REVISE, APPROVE), noticed_after=9),
    "1039": Plan(resolutions=(REVISE, APPROVE)),
    "1044": Plan(resolutions=(REVISE, REVISE, APPROVE), revised_after=8),
    # not approved, and back by one way or the other
    "B16": Plan(resolutions=(REJECT, APPROVE)),
    "1011": Plan(resolutions=(REJECT, APPROVE), revised_after=9),
    "1030": Plan(resolutions=(REJECT, GRANT)),
    "1041": Plan(resolutions=(REJECT, GRANT)),
    # not evaluated, or still on the way back
    "1025": Plan(resolutions=(REJECT, DISMISS)),
    "1036": Plan(resolutions=(REVISE, REVISE, REVISE)),
    "1049": Plan(resolutions=(REVISE, REJECT, REJECT)),
    "1043": Plan(resolutions=(REJECT,)),
    # the Office late, or the work not done
    "B09": Plan(noticed_after=10),
    "1017": Plan(noticed_after=8),
    "B12": Plan(scored_late=True),
    "1034": Plan(scored_late=True),
    "B02": Plan(ends=Ends.REPORTED),
    "1022": Plan(ends=Ends.REPORTED),
    "1008": Plan(ends=Ends.EXECUTING),
    "1046": Plan(ends=Ends.EXECUTING),
    "1050": Plan(ends=Ends.NEVER_SENT),
}
"""By agency; whoever is not named here passes at once."""
