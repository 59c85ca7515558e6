"""An explanation as plain JSON values, exact: ``bestservice-explanation/1``."""

from typing import Any

import attrs

from bestservice_workflow.explanation import (
    Asked,
    CalendarSource,
    Explanation,
    FactSource,
    Node,
    Receipt,
    RuleSource,
    Source,
)
from bestservice_workflow.report.explanation_words import value_plain

FORMAT = "bestservice-explanation/1"


def as_json(explanation: Explanation) -> dict[str, Any]:
    """The explanation with every node, source and day; labels in both languages."""
    return {
        "format": FORMAT,
        "id": explanation.project,
        "as_of": value_plain(explanation.on),
        "state": node_plain(explanation.state),
        "deductions": [node_plain(tree) for tree in explanation.deductions],
        "points": node_plain(explanation.points),
        "deadlines": [receipt_plain(receipt) for receipt in explanation.deadlines],
    }


def node_plain(node: Node) -> dict[str, Any]:
    """A node and everything under it."""
    plain: dict[str, Any] = {
        "label": node.label[0],
        "label_th": node.label[1],
        "value": value_plain(node.value),
    }
    if node.operation is not None:
        plain["operation"] = node.operation.value
        plain["children"] = [node_plain(child) for child in node.children]
    if node.source is not None:
        plain["source"] = _source(node.source)
    return plain


def _source(source: Source) -> dict[str, Any]:
    match source:
        case FactSource(action=action, do=do, on=on, by=by):
            actor = None if by is None else {"role": by.role.value, "id": by.id}
            return {"fact": action, "do": do and do.value, "on": value_plain(on), "by": actor}
        case RuleSource():
            return rule_plain(source)
        case CalendarSource(days=days):
            return {"days_off": [_off(one.day.isoformat(), one.reason) for one in days]}
        case Asked():
            return {"asked": True}


def rule_plain(rule: RuleSource) -> dict[str, Any]:
    """A parameter's clause, wording and reading; empty ones left out."""
    fields = attrs.asdict(rule)
    return {"rule": fields.pop("name")} | {
        name: value_plain(value) for name, value in fields.items() if value not in {None, ""}
    }


def _off(day: str, reason: Any) -> dict[str, Any]:  # noqa: ANN401 -- a day off or a weekend
    plain = {"day": day, "name": reason.name_en, "name_th": reason.name_th, "kind": reason.kind.value}
    if reason.known_since is not None:
        plain["known_since"] = reason.known_since.isoformat()
    return {**plain, "source": reason.source}


def receipt_plain(receipt: Receipt) -> dict[str, Any]:
    """A deadline with every day that it counted or skipped."""
    days = []
    for line in receipt.days:
        told: dict[str, Any] = {"day": line.day.isoformat(), "mark": line.mark.value, "number": line.number}
        if line.reason is not None:
            told["off"] = _off(line.day.isoformat(), line.reason)
        days.append(told)
    return {
        "clause": receipt.clause,
        "who": receipt.who.value,
        "kind": receipt.kind.value,
        "began": value_plain(receipt.began),
        "due": value_plain(receipt.due),
        "done": value_plain(receipt.done),
        "days_late": receipt.days_late,
        "rules": [
            {**rule_plain(rule), "value": value_plain(value)}
            for rule, value in zip(receipt.rules, receipt.values, strict=True)
        ],
        "days": days,
    }
