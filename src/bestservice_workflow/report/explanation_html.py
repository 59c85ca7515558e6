"""An explanation as one HTML page, without anything from outside it."""

from html import escape

from bestservice_workflow.explanation import Explanation, Node
from bestservice_workflow.report.explanation_text import HEADINGS, node_said, receipt_lines, receipt_title
from bestservice_workflow.report.language import Language
from bestservice_workflow.report.receipt_strip import receipt_svg
from bestservice_workflow.report.words import safe

_STYLE = (
    "body{font-family:'Sarabun','Noto Sans Thai',sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "line-height:1.5;color:#222}ul{list-style:none;padding-left:1.2rem;border-left:1px solid #ccc}"
    "summary{cursor:pointer}pre{white-space:pre-wrap;font:inherit;color:#444}svg{max-width:100%;height:auto}"
    ".leaf{color:#444}@media print{details>*{display:block}}"
)


def as_html(explanation: Explanation, *, language: Language) -> str:
    """The explanation as a page: trees that open and close, and a picture for each deadline."""
    title = safe(f"{explanation.project} {explanation.title}")
    on = "" if explanation.on is None else language.day(explanation.on)
    parts = [
        f'<!DOCTYPE html>\n<html lang="{language.value}">\n<head>\n<meta charset="utf-8">',
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
        f"<h1>{escape(title)}</h1>\n<p>{escape(safe(explanation.agency))} {escape(on)}</p>",
        f"<h2>{escape(language.of(HEADINGS['points']))}</h2>",
        _tree(explanation.points, explanation.decimals, language),
    ]
    if explanation.deductions and explanation.points.value is None:
        parts.append(f"<h2>{escape(language.of(HEADINGS['deductions']))}</h2>")
        parts += [_tree(tree, explanation.decimals, language) for tree in explanation.deductions]
    parts.append(f"<h2>{escape(language.of(HEADINGS['deadlines']))}</h2>")
    for receipt in explanation.deadlines:
        days = "\n".join(list(receipt_lines(receipt, language=language))[1:])
        parts.append(
            f"<h3>{escape(receipt_title(receipt, language=language))}</h3>\n"
            f"{receipt_svg(receipt, language=language)}\n"
            f"<details><summary>{escape(language.of(('every day', 'รายวัน')))}</summary>"
            f"<pre>{escape(days)}</pre></details>"
        )
    return "\n".join([*parts, "</body>\n</html>\n"])


def _tree(node: Node, decimals: int, language: Language) -> str:
    told = escape(node_said(node, decimals, language))
    if not node.children:
        return f'<div class="leaf">{told}</div>'
    children = "".join(f"<li>{_tree(child, decimals, language)}</li>" for child in node.children)
    return f"<details open><summary>{told}</summary><ul>{children}</ul></details>"
