"""One history held against every check of a step: what counterexamples are turned into tests with."""

from bestservice_workflow.case import Case, evolve
from bestservice_workflow.errors import Refused
from bestservice_workflow.history import HistoryDocument
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.testing import model as plain
from bestservice_workflow.testing.exploring.alphabet import Alphabet
from bestservice_workflow.testing.exploring.bounds import Bounds
from bestservice_workflow.testing.exploring.findings import Decide
from bestservice_workflow.testing.exploring.graph import is_end
from bestservice_workflow.testing.exploring.invariants import Step, broken_by


def violations(document: HistoryDocument, *, by: Decide = decide) -> tuple[str, ...]:
    """The names of the checks that a history breaks, in order; none if it breaks none.

    A refused action is skipped. ``model`` is a difference from the plain model, ``crash`` a rule that fails
    instead of answering, ``dead_end`` an end of the history where nothing can be done, which is no end.
    """
    rules = document.rules
    case = evolve(None, draft(document.project, rules))
    model = plain.begin(document.project, rules)
    found: list[str] = []
    for action in document.actions:
        against = plain.reasons(model, action, rules)
        try:
            event = by(case, action, rules)
        except Refused as refused:
            if [reason.code for reason in refused.reasons] != against:
                found.append("model")
            continue
        except Exception:  # noqa: BLE001 -- whatever a rule does instead of answering is told
            found.append("crash")
            continue
        step = Step(before=case, event=event, after=evolve(case, event), rules=rules)
        found += [invariant.name for invariant, _ in broken_by(step)]
        case = step.after
        if not against:
            model = plain.step(model, action, rules)
        if against or plain.differences(model, case):
            found.append("model")
            break
    else:
        if not is_end(case, rules) and not _can_go_on(case, document, by):
            found.append("dead_end")
    return tuple(dict.fromkeys(found))


def _can_go_on(case: Case, document: HistoryDocument, by: Decide) -> bool:
    alphabet = Alphabet(document.rules, later=Bounds().later)
    for attempt in alphabet.attempts(case):
        try:
            by(case, attempt.action, document.rules)
        except Refused:
            continue
        return True
    return False
