"""What a decision, a document and a case in memory cost, beside stock ``transitions``.

Contenders run in turn in one process; trust the ratios, not the times.  Run it with ``python benchmarks/core.py``.
"""

import gc
import statistics
import tempfile
import timeit
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import attrs
from transitions import Machine

from bestservice_workflow import Actor, OpenReview, Workflow, decide, draft, fold, read_document
from bestservice_workflow.history import outcome_of_text, replay

ROUNDS = 9
EXAMPLE = (Path(__file__).parents[1] / "examples" / "history.json").read_text(encoding="utf-8")
DOCUMENT = read_document(EXAMPLE)
CASES = 10_000


@attrs.define
class Light:
    """A model as the tutorial of ``transitions`` has it."""

    state: str = "submitted"


def stock_trigger() -> Callable[[], object]:
    machine = Machine(
        model=None, states=["submitted", "under_review"], initial="submitted", auto_transitions=False
    )
    machine.add_transition("open_review", "submitted", "under_review", conditions=lambda: True)
    model = Light()
    event = machine.events["open_review"]

    def trigger() -> object:
        model.state = "submitted"
        return event.trigger(model)

    return trigger


def one_decision() -> Callable[[], object]:
    run = replay(attrs.evolve(DOCUMENT, actions=DOCUMENT.actions[:1]))
    action = OpenReview(at="2014-12-09", by=Actor.office())
    return lambda: decide(run.case, action, DOCUMENT.rules)


def microseconds(call: Callable[[], object], *, number: int) -> float:
    return statistics.median(timeit.repeat(call, number=number, repeat=ROUNDS)) / number * 1e6


def memory_of_a_case() -> float:
    """Bytes that a case takes beside its project and its actions."""
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    cases = [replay(DOCUMENT).case for _ in range(CASES)]
    gc.collect()
    taken = (tracemalloc.get_traced_memory()[0] - before) / len(cases)
    tracemalloc.stop()
    return taken


def loading() -> Callable[[], object]:
    """A whole project from SQLite: read, decoded, folded."""
    workflow = Workflow.open(f"sqlite:///{tempfile.mkdtemp()}/bench.db")
    workflow.draft(DOCUMENT.project)
    for action in DOCUMENT.actions:
        workflow.do(DOCUMENT.project.id, action)
    return lambda: workflow.load(DOCUMENT.project.id)


def main() -> None:
    stock = microseconds(stock_trigger(), number=2_000)
    decision = microseconds(one_decision(), number=2_000)
    whole = microseconds(lambda: outcome_of_text(EXAMPLE), number=100)
    events = replay(DOCUMENT).events
    folding = microseconds(lambda: fold(events), number=1_000)
    load = microseconds(loading(), number=200)
    drafting = microseconds(lambda: draft(DOCUMENT.project, DOCUMENT.rules), number=1_000)
    rows = [
        ("stock transitions, one trigger with one trivial guard", stock, "µs"),
        ("decide: three guards asked, one hook, an event made", decision, "µs"),
        ("draft", drafting, "µs"),
        (f"fold {len(events)} events", folding, "µs"),
        (f"load {len(events)} events from SQLite: read, decoded, folded", load, "µs"),
        (f"a document of {len(DOCUMENT.actions)} actions: read, decided, scored", whole, "µs"),
        (f"memory of one of {CASES:,} cases", memory_of_a_case(), "bytes"),
    ]
    for name, value, unit in rows:
        ratio = f"{value / stock:8.2f} × stock" if unit == "µs" else ""
        print(f"{name:55} {value:10,.1f} {unit:6} {ratio}")


if __name__ == "__main__":
    main()
