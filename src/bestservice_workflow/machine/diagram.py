"""The state table as a Mermaid diagram, so that the picture can never differ from the machine."""

from collections.abc import Callable, Iterable, Iterator

import attrs

from bestservice_workflow.actions import Role
from bestservice_workflow.events import State
from bestservice_workflow.explanation.words import ROLES, STATES, TRIGGERS
from bestservice_workflow.machine import guards, hooks
from bestservice_workflow.machine.table import (
    TABLE,
    Row,
    rejected_may_resubmit,
    rejection_appealable,
    revision_appealable,
    revision_ends_it,
    revision_follows,
)

_INDENT = "    "
_OF_A_ROUND = frozenset({State.SUBMITTED, State.UNDER_REVIEW, State.REVISION, State.APPEAL, State.REJECTED})
"""States that stand in one round; the others are the same after any."""

_CONDITIONS_TH: dict[Callable[..., object], str] = {
    guards.complete: "มีรายละเอียดครบถ้วน",
    guards.eligible: "เป็นโครงการที่นำเสนอได้",
    guards.officially_sent: "ส่งอย่างเป็นทางการ",
    guards.rounds_left: "ยังเหลือครั้งการพิจารณา",
    guards.notified: "แจ้งผลแล้ว",
    guards.not_yet_notified: "ยังไม่ได้แจ้งผล",
    guards.not_final: "ผลยังไม่ถึงที่สุด",
    guards.appeal_in_time: "ขอชี้แจงภายในกำหนด",
    guards.appeals_left: "ยังเหลือสิทธิขอชี้แจง",
    guards.every_result: "มีผลครบทุกตัวชี้วัด",
    guards.known_indicators: "เป็นตัวชี้วัดของโครงการ",
    revision_follows: "ยังปรับแก้ได้อีก",
    revision_ends_it: "เป็นการพิจารณาครั้งสุดท้าย",
    rejected_may_resubmit: "โครงการที่ไม่อนุมัติส่งใหม่ได้",
    rejection_appealable: "มติไม่อนุมัติขอชี้แจงได้",
    revision_appealable: "มติให้ปรับแก้ขอชี้แจงได้",
}
"""Guards and readings; in English they are called as in the table."""


def mermaid(*, unroll_rounds: int | None = None, thai: bool = False) -> str:
    """Give the machine as Mermaid text: who pulls each trigger, under which guards and readings.

    With ``unroll_rounds`` each of the committee's considerations has its own states, up to that many (S7.4).

    >>> print(mermaid().splitlines()[0])
    stateDiagram-v2
    """
    words = _Words(thai=thai)
    edges = list(_unrolled(TABLE, unroll_rounds) if unroll_rounds else _folded(TABLE))
    nodes = dict.fromkeys([edge.source for edge in edges] + [edge.dest for edge in edges])
    lines = ["stateDiagram-v2", *(f"{_INDENT}{words.declaration(node)}" for node in nodes)]
    lines.append(f"{_INDENT}[*] --> {_Node(State.DRAFT).id}")
    lines += [f"{_INDENT}{edge.source.id} --> {edge.dest.id}: {words.label(edge.row)}" for edge in edges]
    return "\n".join(lines) + "\n"


@attrs.frozen
class _Node:
    state: State
    round: int = 0
    """Considerations opened so far; 0 where rounds are not told apart."""
    final: bool = False
    """After a dismissed appeal nothing is left."""

    @property
    def id(self) -> str:
        return self.state.value + (f"_{self.round}" if self.round else "") + ("_final" if self.final else "")


@attrs.frozen
class _Edge:
    source: _Node
    dest: _Node
    row: Row


def _folded(table: Iterable[Row]) -> Iterator[_Edge]:
    for row in table:
        yield _Edge(_Node(row.source), _Node(row.dest), row)


def _unrolled(table: Iterable[Row], rounds: int) -> Iterator[_Edge]:
    """Every edge that can be reached from the draft, round by round."""
    rows = tuple(table)
    reached, waiting = {_Node(State.DRAFT)}, [_Node(State.DRAFT)]
    while waiting:
        node = waiting.pop(0)
        for row in rows:
            if row.source is not node.state or not _possible(row, node, rounds):
                continue
            dest = _after(row, node)
            yield _Edge(node, dest, row)
            if dest not in reached:
                reached.add(dest)
                waiting.append(dest)


def _possible(row: Row, node: _Node, rounds: int) -> bool:
    """Whether the guards and readings that speak of rounds let the row be taken from here."""
    opened = _opened(node)
    if guards.rounds_left in row.guards and opened >= rounds:
        return False
    if node.final and {guards.not_final, guards.appeals_left} & set(row.guards):
        return False
    if row.when is revision_follows:
        return opened < rounds
    return row.when is not revision_ends_it or opened >= rounds


def _opened(node: _Node) -> int:
    """Considerations opened before this node; a submitted project waits for the one it is numbered by."""
    return node.round - 1 if node.state is State.SUBMITTED else node.round


def _after(row: Row, node: _Node) -> _Node:
    if row.dest not in _OF_A_ROUND:
        return _Node(row.dest)
    opened = _opened(node) + (hooks.count_round in row.hooks)
    return _Node(
        row.dest,
        opened + 1 if row.dest is State.SUBMITTED else max(opened, 1),
        final=row.dest is State.REJECTED and (node.final or hooks.make_final in row.hooks),
    )


@attrs.frozen(kw_only=True)
class _Words:
    thai: bool

    def declaration(self, node: _Node) -> str:
        name = STATES[node.state][self.thai]
        if node.round:
            name += (f", round {node.round}", f" ครั้งที่ {node.round}")[self.thai]
        if node.final:
            name += (", final", " ถือว่าสิ้นสุด")[self.thai]
        return f'state "{name}" as {node.id}'

    def label(self, row: Row) -> str:
        role = ROLES[Role(row.by)][self.thai]
        conditions = [self.said(guard) for guard in row.guards]
        if row.when is not None:
            conditions.append(f"{('if ', 'หาก')[self.thai]}{self.said(row.when)}")
        asked = f" [{', '.join(conditions)}]" if conditions else ""
        return f"{TRIGGERS[row.trigger][self.thai]} ({role}){asked}"

    def said(self, condition: Callable[..., object]) -> str:
        return _CONDITIONS_TH[condition] if self.thai else condition.__name__.replace("_", " ")
