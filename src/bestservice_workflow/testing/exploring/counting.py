"""How often each row, guard and hook of a state table spoke."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import wraps

import attrs

from bestservice_workflow.errors import Reason
from bestservice_workflow.events import Accepted
from bestservice_workflow.machine.decision import Decision
from bestservice_workflow.machine.guards import Guard
from bestservice_workflow.machine.hooks import Hook
from bestservice_workflow.machine.table import Row


@attrs.frozen(kw_only=True)
class Fired:
    """How often a guard passed and refused, or a hook or row fired (``passed``)."""

    passed: int = 0
    refused: int = 0


@attrs.define
class Counts:
    """Counters by the name of the function, or of the row."""

    guards: Counter[tuple[str, bool]] = attrs.field(factory=Counter)
    hooks: Counter[str] = attrs.field(factory=Counter)
    rows: Counter[str] = attrs.field(factory=Counter)
    dormant: set[str] = attrs.field(factory=set)
    """Rows that ``when`` has never put in force so far."""

    def accepted(self, event: Accepted) -> None:
        """Count the row that took an action."""
        self.rows[f"{event.action.do}: {event.source} → {event.target}"] += 1

    def told(self) -> dict[str, Fired]:
        """All counts, by ``guard …``, ``hook …`` and ``row …``."""
        guards = {
            f"guard {name}": Fired(passed=self.guards[name, True], refused=self.guards[name, False])
            for name in sorted({name for name, _ in self.guards})
        }
        hooks = {f"hook {name}": Fired(passed=count) for name, count in sorted(self.hooks.items())}
        rows = {f"row {name}": Fired(passed=count) for name, count in sorted(self.rows.items())}
        return guards | hooks | rows


def name_of(row: Row) -> str:
    """A row in words."""
    return f"{row.trigger}: {row.source} → {row.dest}"


def counted(table: Iterable[Row], counts: Counts) -> tuple[Row, ...]:
    """The same table, whose guards and hooks count."""
    return tuple(_counted(row, counts) for row in table)


def _counted(row: Row, counts: Counts) -> Row:
    if row.when is not None:
        counts.dormant.add(name_of(row))
    return attrs.evolve(
        row,
        guards=tuple(_guard(guard, counts) for guard in row.guards),
        hooks=tuple(_hook(hook, counts) for hook in row.hooks),
        when=None if row.when is None else _when(row, row.when, counts),
    )


def _guard(guard: Guard, counts: Counts) -> Guard:
    name = called(guard)

    @wraps(guard)
    def counting(decision: Decision) -> Reason | None:
        reason = guard(decision)
        counts.guards[name, reason is None] += 1
        return reason

    return counting


def _hook(hook: Hook, counts: Counts) -> Hook:
    name = called(hook)

    @wraps(hook)
    def counting(decision: Decision) -> None:
        counts.hooks[name] += 1
        hook(decision)

    return counting


def _when(row: Row, when: Callable[[Decision], bool], counts: Counts) -> Callable[[Decision], bool]:
    name = name_of(row)

    @wraps(when)
    def counting(decision: Decision) -> bool:
        in_force = when(decision)
        if in_force:
            counts.dormant.discard(name)
        return in_force

    return counting


def called(function: Callable[..., object]) -> str:
    """What a guard or hook is called."""
    return str(getattr(function, "__name__", repr(function)))
