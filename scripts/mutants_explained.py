"""Code mutants that no test can notice, by mutmut's name, each with its reason."""

_SUM = "a sum of rationals that starts from the whole number 0 is the same rational"
_MADE = "transitions gives a transition everything by position, so there are no keywords left to pass on"

EXPLAINED: dict[str, str] = {
    "bestservice_workflow.machine.engine.xǁAskAllǁ__init____mutmut_6": _MADE,
    "bestservice_workflow.scoring.x_agency_points__mutmut_7": _SUM,
    "bestservice_workflow.scoring.x_score_card__mutmut_24": _SUM,
}
