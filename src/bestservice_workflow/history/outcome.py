"""The outcome of a history document: what the rules make of it, as ``bestservice-outcome/1``."""

from datetime import date
from typing import Any

from bestservice_workflow.case import Case
from bestservice_workflow.deadlines import Deadline, deadlines
from bestservice_workflow.errors import InvalidDocument, Reason, Refused
from bestservice_workflow.events import Deduction, ScoreCard, State
from bestservice_workflow.figures import exact, plain, shown
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.rulebook.choices import NotEvaluated
from bestservice_workflow.scoring import Outcome, outcome_of, weight_of

FORMAT = "bestservice-outcome/1"


def outcome_document(
    case: Case, rules: Rulebook, *, on: date | None, refused: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The outcome of a case as it stands on an evaluation day, as plain JSON values."""
    decimals = rules.scoring.decimals
    outcome = outcome_of(case, rules, on=on)
    return {
        "format": FORMAT,
        "id": case.project.id,
        "ok": refused is None,
        "state": case.state.value,
        "round": case.round,
        "deductions": [_deduction(deduction, decimals) for deduction in case.deductions],
        "deductions_total": shown(case.points_deducted, decimals),
        "deadlines": [_deadline(deadline) for deadline in deadlines(case, rules, on=on)],
        "outcome": outcome.value,
        "score": _score(case, outcome, rules),
        "refused": refused,
    }


def invalid_outcome(error: InvalidDocument, *, id: str | None, decimals: int) -> dict[str, Any]:  # noqa: A002 -- its name in the format
    """The outcome of a document that cannot be read; nothing of it was run."""
    reasons = [
        {
            "code": "invalid_document",
            "clause": None,
            "path": fault.path,
            "message": fault.message,
            "message_th": fault.message_th,
        }
        for fault in error.faults
    ]
    return {
        "format": FORMAT,
        "id": id,
        "ok": False,
        "state": State.DRAFT.value,
        "round": 0,
        "deductions": [],
        "deductions_total": f"{0:.{decimals}f}",
        "deadlines": [],
        "outcome": Outcome.PENDING.value,
        "score": None,
        "refused": {"action": None, "do": None, **reasons[0], "reasons": reasons},
    }


def refusal(error: Refused, *, action: int) -> dict[str, Any]:
    """What is told of a refused action; ``action`` is its 0-based place."""
    reasons = [_reason(reason) for reason in error.reasons]
    return {"action": action, "do": str(error.do), **reasons[0], "reasons": reasons}


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "code": reason.code,
        "clause": reason.clause,
        "message": reason.message,
        "message_th": reason.message_th,
    }


def _deduction(deduction: Deduction, decimals: int) -> dict[str, Any]:
    return {
        "clause": deduction.clause,
        "action": deduction.action,
        "due": deduction.due.isoformat(),
        "on": deduction.on.isoformat(),
        "days_late": deduction.days_late,
        "points": shown(deduction.points, decimals),
    }


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "clause": deadline.clause,
        "who": deadline.who.value,
        "kind": deadline.kind.value,
        "due": deadline.due.isoformat(),
        "done": deadline.done.isoformat() if deadline.done else None,
        "days_late": deadline.days_late,
    }


def _score(case: Case, outcome: Outcome, rules: Rulebook) -> dict[str, Any] | None:
    if outcome is Outcome.NOT_EVALUATED:
        return _no_score(case, rules)
    return _scored(case, case.score, rules) if case.score is not None else None


def _scored(case: Case, score: ScoreCard, rules: Rulebook) -> dict[str, Any]:
    decimals = rules.scoring.decimals
    achieved = {result.indicator: result.achieved for result in case.results}
    targets = {i.id: i.target for i in case.project.indicators if i.target is not None}
    return {
        "indicators": [
            {
                "id": scored.id,
                "target": plain(targets[scored.id]),
                "achieved": plain(achieved[scored.id]),
                "percent": shown(scored.percent, decimals),
            }
            for scored in score.indicators
        ],
        "percent": shown(score.percent, decimals),
        "level": shown(score.level, decimals),
        "weight": exact(score.weight),
        "gross": shown(score.gross, decimals),
        "net": shown(score.net, decimals),
    }


def _no_score(case: Case, rules: Rulebook) -> dict[str, Any]:
    excluded = rules.scoring.not_evaluated is NotEvaluated.EXCLUDED
    nothing = None if excluded else f"{0:.{rules.scoring.decimals}f}"
    return {
        "indicators": [],
        "percent": None,
        "level": None,
        "weight": None if excluded else exact(weight_of(case.project.agency.kind, rules)),
        "gross": nothing,
        "net": nothing,
    }
