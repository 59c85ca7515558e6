"""An explanation as plain text for a terminal or a letter, and as Markdown."""

from collections.abc import Iterator

from bestservice_workflow.explanation import Explanation, Mark, Node, Receipt, ReceiptDay
from bestservice_workflow.explanation.words import ROLES, SUBJECTS
from bestservice_workflow.report.explanation_words import (
    MARKS,
    OPERATIONS,
    rule_said,
    source_said,
    value_said,
)
from bestservice_workflow.report.language import Language
from bestservice_workflow.report.words import safe
from bestservice_workflow.rulebook.words import Words, said

HEADINGS: dict[str, Words] = {
    "points": ("Points", "คะแนน"),
    "state": ("How it came there", "ลำดับการดำเนินการ"),
    "deductions": ("Deductions", "การตัดคะแนน"),
    "deadlines": ("Deadlines", "กำหนดเวลา"),
}


def as_text(explanation: Explanation, *, language: Language) -> str:
    """The explanation as text, its trees drawn with lines."""
    lines = [_title(explanation, language), ""]
    for heading, trees in _chapters(explanation):
        lines.append(language.of(HEADINGS[heading]))
        lines += [line for tree in trees for line in tree_lines(tree, explanation.decimals, language)]
        lines.append("")
    lines.append(language.of(HEADINGS["deadlines"]))
    for receipt in explanation.deadlines:
        lines += [f"  {line}" for line in receipt_lines(receipt, language=language)]
    return "\n".join(lines) + "\n"


def as_markdown(explanation: Explanation, *, language: Language) -> str:
    """The explanation as Markdown: nested lists, and a table for each deadline."""
    lines = [f"# {_escaped(_title(explanation, language))}", ""]
    for heading, trees in _chapters(explanation):
        lines += [f"## {language.of(HEADINGS[heading])}", ""]
        lines += [line for tree in trees for line in _bullets(tree, explanation.decimals, language)]
        lines.append("")
    lines += [f"## {language.of(HEADINGS['deadlines'])}", ""]
    for receipt in explanation.deadlines:
        lines += [*_table(receipt, language), ""]
    return "\n".join(lines).rstrip() + "\n"


def _title(explanation: Explanation, language: Language) -> str:
    name = safe(f"{explanation.project} {explanation.title} ({explanation.agency})")
    if explanation.on is None:
        return name
    day = language.day(explanation.on)
    return language.of((f"{name}, as of {day}", f"{name} ณ วันที่ {day}"))


def _chapters(explanation: Explanation) -> Iterator[tuple[str, tuple[Node, ...]]]:
    yield "points", (explanation.points,)
    if explanation.deductions and explanation.points.value is None:
        yield "deductions", explanation.deductions


def node_said(node: Node, decimals: int, language: Language) -> str:
    """One node as a line: what, how much, and how or whence."""
    told = f"{safe(language.of(node.label))} = {value_said(node.value, language=language, decimals=decimals)}"
    if node.operation is not None:
        return f"{told}  ← {language.of(OPERATIONS[node.operation])}"
    whence = source_said(node.source, language=language) if node.source is not None else ""
    return f"{told}  [{safe(whence)}]" if whence else told


def tree_lines(node: Node, decimals: int, language: Language) -> Iterator[str]:
    """The tree, one line a node, drawn with lines."""
    yield node_said(node, decimals, language)
    for place, child in enumerate(node.children):
        last = place == len(node.children) - 1
        branch, stem = ("└─ ", "   ") if last else ("├─ ", "│  ")
        first, *rest = tree_lines(child, decimals, language)
        yield f"{branch}{first}"
        yield from (f"{stem}{line}" for line in rest)


def _bullets(node: Node, decimals: int, language: Language, *, depth: int = 0) -> Iterator[str]:
    yield f"{'  ' * depth}- {_escaped(node_said(node, decimals, language))}"
    for child in node.children:
        yield from _bullets(child, decimals, language, depth=depth + 1)


def receipt_title(receipt: Receipt, *, language: Language) -> str:
    """What the deadline is for, whose it is, when it ends, and how it stands."""
    what, who = language.of(SUBJECTS[receipt.subject]), language.of(ROLES[receipt.who])
    if receipt.due is None:
        stands = language.of((": no deadline announced yet", " (ยังไม่ได้แจ้งกำหนด)"))
    else:
        due = language.day(receipt.due)
        stands = language.of((f": until {due}", f"ภายในวันที่ {due}"))
    clause = receipt.clause
    told = language.of((f"{clause} {who}, {what}{stands}", f"ข้อ {clause} {who}{what}{stands}"))
    if receipt.done is not None:
        done = language.day(receipt.done)
        told += language.of((f"; done {done}", f" ดำเนินการวันที่ {done}"))
    if receipt.days_late:
        late = receipt.days_late
        told += language.of((f"; {late} day{'s' if late > 1 else ''} late", f" ล่าช้า {late} วัน"))
    return told


def receipt_lines(receipt: Receipt, *, language: Language) -> Iterator[str]:
    """The receipt of a deadline as text: its rules, then each day."""
    yield receipt_title(receipt, language=language)
    for rule, value in zip(receipt.rules, receipt.values, strict=True):
        yield f"  {rule.name} = {language.of(said(rule.name, value))}  [{rule_said(rule, language=language)}]"
    for line in receipt.days:
        yield f"  {_day_said(line, language)}"


def _day_said(line: ReceiptDay, language: Language) -> str:
    number = "" if line.number is None else str(line.number)
    return f"{language.day(line.day):>12}  {number:>3}  {mark_said(line, language=language)}"


def mark_said(line: ReceiptDay, *, language: Language) -> str:
    """What the day is to the deadline; for a day off, which, and since when that was known."""
    told = language.of(MARKS[line.mark])
    if line.reason is None:
        return told
    told += f": {language.of((line.reason.name_en, line.reason.name_th))}"
    if line.reason.known_since is not None:
        day = language.day(line.reason.known_since)
        told += language.of((f" (known since {day})", f" (ประกาศเมื่อ {day})"))
    return told


def _table(receipt: Receipt, language: Language) -> Iterator[str]:
    yield f"### {_escaped(receipt_title(receipt, language=language))}"
    yield ""
    for rule, value in zip(receipt.rules, receipt.values, strict=True):
        told = f"{language.of(said(rule.name, value))}  [{rule_said(rule, language=language)}]"
        yield f"- `{rule.name}` = {_escaped(told)}"
    yield ""
    yield language.of(("| day | number | |", "| วันที่ | ลำดับ | |"))
    yield "| --- | --- | --- |"
    for line in receipt.days:
        bold = "**" if line.mark is Mark.DUE else ""
        number = "" if line.number is None else line.number
        told = _escaped(mark_said(line, language=language))
        yield f"| {bold}{language.day(line.day)}{bold} | {number} | {told} |"


def _escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in "\\`*_[]<>|#" else character for character in text)
