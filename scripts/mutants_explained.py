"""Code mutants that no test can notice, by mutmut's name, each with its reason."""

_SUM = "a sum of rationals that starts from the whole number 0 is the same rational"
_MADE = "transitions gives a transition everything by position, so there are no keywords left to pass on"

_SAME_DAY = "on the due day itself both ways count 0 days"
_UNREAD = "no guard and no hook reads of an event anything but its model"

EXPLAINED: dict[str, str] = {
    "bestservice_workflow.deadlines.x_count_days_late__mutmut_1": _SAME_DAY,
    "bestservice_workflow.machine.engine.xǁDirectǁtrigger__mutmut_2": _UNREAD,
    "bestservice_workflow.machine.engine.xǁDirectǁtrigger__mutmut_3": _UNREAD,
    "bestservice_workflow.machine.engine.xǁDirectǁtrigger__mutmut_5": _UNREAD,
    "bestservice_workflow.machine.engine.xǁDirectǁtrigger__mutmut_6": _UNREAD,
    "bestservice_workflow.machine.engine.xǁAskAllǁ__init____mutmut_6": _MADE,
    "bestservice_workflow.scoring.x_agency_points__mutmut_7": _SUM,
    "bestservice_workflow.scoring.x_score_card__mutmut_24": _SUM,
}
