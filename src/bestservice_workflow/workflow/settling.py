"""Steps and announcements that crossed: what was decided by the law before is judged by the law as it stands.

A step looks at the law, decides, and commits; an announcement looks at the projects, and commits. Where each
commits after the other has looked, the step stands under a law that had just been replaced. Whoever commits looks
once more afterwards, and settles the project: both do, so that at least one of them sees it.
"""

from datetime import date

from bestservice_workflow.errors import Conflict
from bestservice_workflow.events import Corrected
from bestservice_workflow.serialization import to_bytes
from bestservice_workflow.storage import Append, Storage
from bestservice_workflow.workflow.facts import in_force
from bestservice_workflow.workflow.law import Law
from bestservice_workflow.workflow.redeciding import Impossible, decide_again, judgements
from bestservice_workflow.workflow.stream import Recorded, load_records, summary_of


def settle(storage: Storage, law: Law, stream: str, *, recorded: str, on: date) -> None:
    """Judge a project by the law as it stands, on record where that changes anything, and sum it up anew.

    A step that the new law would not have allowed stays as it was decided: it was accepted, and told so.

    Raises:
        NotFound: no such project.
        UnknownRulebook: a fact was decided under rules that are not here.
    """
    while True:
        history = tuple(Recorded.of(record) for record in load_records(storage, stream))
        facts = tuple(fact.event for fact in in_force(history))
        for fact in facts:
            law.of(fact, stream=stream)
        rules, version = law.now(), history[-1].version
        try:
            again = decide_again(facts, rules)
        except Impossible:
            return
        summary = summary_of(again.case, rules, on=on)
        try:
            if judgements(facts) == judgements(again.facts):
                storage.summarise(summary, stream=stream, expected=version)
                return
            latest = law.announcements()[-1]
            correction = Corrected(
                at=latest.at,
                by=latest.by,
                reason=f"{latest.announcement.field}: {latest.announcement.reference}",
                authority=latest.announcement.reference,
                fact=None,
                facts=again.facts,
            )
            storage.append(
                Append(
                    stream=stream,
                    bodies=(to_bytes(correction),),
                    expected=version,
                    recorded=recorded,
                    summary=summary,
                )
            )
        except Conflict:
            continue
        return
