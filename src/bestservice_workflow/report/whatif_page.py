"""What other rules would have done, as one HTML page, without anything from outside it."""

from collections.abc import Sequence
from html import escape

from bestservice_workflow.report.language import Language
from bestservice_workflow.rulebook.words import Words

_STYLE = (
    "body{font-family:'Sarabun','Noto Sans Thai',sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "line-height:1.5;color:#222}table{border-collapse:collapse;width:100%}"
    "td,th{padding:.3rem .6rem;border-bottom:1px solid #ccc;text-align:left}"
    "td.figure,th.figure{text-align:right;font-variant-numeric:tabular-nums}.totals tbody tr:last-child{font-weight:600}"
)
_TITLE = ("What if", "หากใช้เกณฑ์อื่น")
_RULES = ("What is set otherwise", "เกณฑ์ที่เปลี่ยน")
_CHANGED = ("Projects that change, points before → after", "โครงการที่ผลเปลี่ยน คะแนนเดิม → ใหม่")


def whatif_page(
    headings: Sequence[Words],
    rows: Sequence[Sequence[str]],
    *,
    rules: Sequence[str],
    changed: Sequence[str],
    language: Language,
) -> str:
    """The totals, below what the rules set otherwise, and above the projects that change."""
    figures = [all(_is_figure(cell) for cell in column) for column in zip(*rows, strict=True)]
    head = "".join(
        f"<th{_class(figure)}>{escape(language.of(words))}</th>"
        for words, figure in zip(headings, figures, strict=True)
    )
    body = "\n".join(
        "<tr>"
        + "".join(
            f"<td{_class(figure)}>{escape(cell)}</td>" for cell, figure in zip(row, figures, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    title = escape(language.of(_TITLE))
    total = ' class="totals"' if rules else ""
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="{language.value}">\n<head>\n<meta charset="utf-8">',
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>",
            *_listed(_RULES, rules, language),
            f"<table{total}>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>",
            *_listed(_CHANGED, changed, language),
            "</body>\n</html>\n",
        ]
    )


def _listed(heading: Words, items: Sequence[str], language: Language) -> list[str]:
    if not items:
        return []
    listed = "\n".join(f"<li>{escape(item)}</li>" for item in items)
    return [f"<h2>{escape(language.of(heading))}</h2>\n<ul>\n{listed}\n</ul>"]


def _is_figure(cell: str) -> bool:
    return not cell.strip("0123456789.,-− ")


def _class(figure: bool) -> str:  # noqa: FBT001 -- its one argument is its name
    return ' class="figure"' if figure else ""
