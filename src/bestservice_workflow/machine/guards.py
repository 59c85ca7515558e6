"""What must hold for an action to be accepted: each guard gives the reason against it, or None.

Every guard of a row is asked, so each must stand on its own, whatever the others say.
"""

from collections import Counter
from collections.abc import Callable

from bestservice_workflow.actions import Report, Role, Submit
from bestservice_workflow.deadlines import lapsed_appeal
from bestservice_workflow.errors import Reason
from bestservice_workflow.explanation import refusals
from bestservice_workflow.machine.decision import Decision
from bestservice_workflow.project import Category, Project
from bestservice_workflow.rulebook.choices import Element, Proof

Guard = Callable[[Decision], Reason | None]


def permitted(*roles: Role) -> Guard:
    """Only these roles may act; an agency only on its own project, the committee also as A19 is read."""

    def permitted(decision: Decision) -> Reason | None:
        by, do = decision.action.by, decision.action.do
        allowed = who_may(roles, decision.rules.review.recorded_by)
        if by.role not in allowed:
            return refusals.wrong_role(do, by, allowed)
        code = decision.case.project.agency.code
        if by.role is Role.AGENCY and by.id != code:
            return refusals.other_agency(do, by, code)
        return None

    return permitted


def who_may(roles: tuple[Role, ...], recorded_by: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles that may act: the committee's resolutions are recorded by whom the rulebook says (A19)."""
    return recorded_by if roles == (Role.COMMITTEE,) else roles


def in_order(decision: Decision) -> Reason | None:
    """An action is not dated before the one it follows."""
    last = decision.case.last_at
    if last is not None and decision.action.at.precedes(last):
        return refusals.out_of_order(decision.action.at, last)
    return None


def complete(decision: Decision) -> Reason | None:
    """The project has its team, and states what it must (S6.1, S7.2)."""
    required = decision.rules.completeness
    stated = _stated(decision.project)
    without_team = required.team and not stated[Element.TEAM]
    missing = [element for element in required.states if not stated[element]]
    if without_team:
        clause = decision.rules.clause("completeness.team")
        return refusals.incomplete_project([Element.TEAM, *missing], clause)
    if missing:
        return refusals.incomplete_project(missing, decision.rules.clause("completeness.states"))
    return None


def _stated(project: Project) -> dict[Element, bool]:
    return {
        Element.TEAM: any(member.strip() for member in project.team),
        Element.INDICATORS: bool(project.indicators)
        and all(indicator.target is not None for indicator in project.indicators),
        Element.METHOD: bool(project.method.strip()),
        Element.PERIOD: project.period is not None,
        Element.SERVICE: bool(project.service.strip()),
    }


def eligible(decision: Decision) -> Reason | None:
    """The project is of a category that may be presented this year (S3)."""
    rules, project = decision.rules, decision.project
    eligibility = rules.eligibility
    if project.category is Category.CONTINUING and project.continues != eligibility.continues_from:
        clause = rules.clause("eligibility.continues_from")
        return refusals.wrong_continuation(project.continues, eligibility.continues_from, clause)
    if project.category is Category.IMPROVED and eligibility.improved_never_presented:
        described = bool(project.improvement and project.improvement.strip())
        if project.previously_presented or not described:
            clause = rules.clause("eligibility.improved_never_presented")
            return refusals.not_improved(presented=project.previously_presented, clause=clause)
    distinct = bool(project.distinctive and project.distinctive.strip())
    if project.facebook and eligibility.facebook_needs_distinction and not distinct:
        return refusals.indistinct_facebook(rules.clause("eligibility.facebook_needs_distinction"))
    period = project.period
    inside = period is None or rules.fiscal_year.overlaps(period.start, period.end)
    if eligibility.within_fiscal_year and not inside:
        clause = rules.clause("eligibility.within_fiscal_year")
        return refusals.outside_fiscal_year(rules.fiscal_year.year, clause)
    return None


def officially_sent(decision: Decision) -> Reason | None:
    """The submission names its official letter and its e-mail (S6.2)."""
    action = decision.action
    named = {
        Proof.LETTER: isinstance(action, Submit) and bool(action.letter and action.letter.strip()),
        Proof.EMAIL: isinstance(action, Submit) and action.email is not None,
    }
    missing = [proof for proof in decision.rules.submission.proof if not named[proof]]
    if missing:
        return refusals.missing_proof(missing, decision.rules.clause("submission.proof"))
    return None


def rounds_left(decision: Decision) -> Reason | None:
    """The committee may consider the project once more (S7.4)."""
    if decision.rounds_left:
        return None
    rules = decision.rules
    return refusals.round_limit_reached(rules.review.max_rounds, rules.clause("review.max_rounds"))


def notified(decision: Decision) -> Reason | None:
    """The last resolution has been announced (S8.5)."""
    if decision.notified:
        return None
    return refusals.not_notified(decision.rules.clause("notification.working_days"))


def not_yet_notified(decision: Decision) -> Reason | None:
    """The last resolution is still to be announced (S8.5)."""
    if not decision.notified:
        return None
    return refusals.already_notified(decision.rules.clause("notification.working_days"))


def not_final(decision: Decision) -> Reason | None:
    """The committee has not spoken its final word (S9.6.2)."""
    return refusals.decision_final(decision.rules.clause("appeal.final")) if decision.final else None


def appeal_in_time(decision: Decision) -> Reason | None:
    """The time to appeal against the announced resolution is not over (S9.6.2, A14)."""
    rules = decision.rules
    lapsed = lapsed_appeal(decision.case, rules, on=decision.effective)
    if lapsed is None:
        return None
    clause = rules.clause("appeal.working_days")
    may_resubmit = rules.review.rejected_may_resubmit and decision.rounds_left
    return refusals.appeal_too_late(decision.effective, lapsed, clause, may_resubmit=may_resubmit)


def appeals_left(decision: Decision) -> Reason | None:
    """The project has not been appealed before (S9.6.2)."""
    if decision.appeals < decision.rules.appeal.limit:
        return None
    return refusals.appeal_used(decision.rules.clause("appeal.limit"))


def every_result(decision: Decision) -> Reason | None:
    """There is exactly one result for every indicator (S10.8)."""
    counted = Counter(_reported(decision))
    wanting = [indicator.id for indicator in decision.project.indicators if counted[indicator.id] != 1]
    if wanting:
        return refusals.results_incomplete(wanting, decision.rules.clause("report.deadline"))
    return None


def known_indicators(decision: Decision) -> Reason | None:
    """Every result is for an indicator that the project has (S10.8)."""
    known = [indicator.id for indicator in decision.project.indicators]
    unknown = [indicator for indicator in dict.fromkeys(_reported(decision)) if indicator not in known]
    if unknown:
        return refusals.unknown_indicator(unknown, known, decision.rules.clause("report.deadline"))
    return None


def _reported(decision: Decision) -> list[str]:
    action = decision.action
    return [result.indicator for result in action.results] if isinstance(action, Report) else []
