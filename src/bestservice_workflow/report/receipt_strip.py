"""The receipt of a deadline as a small picture: one square a day, as SVG."""

from html import escape

from bestservice_workflow.explanation import Mark, Receipt, ReceiptDay
from bestservice_workflow.report.explanation_text import mark_said, receipt_title
from bestservice_workflow.report.language import Language

_COLOURS: dict[Mark, tuple[str, str]] = {
    Mark.FIRST: ("#ffffff", "#555555"),
    Mark.COUNTED: ("#cfe8d5", "#174d29"),
    Mark.SKIPPED: ("#e4e4e4", "#6b6b6b"),
    Mark.FIXED: ("#ffffff", "#555555"),
    Mark.DUE: ("#1f7a3d", "#ffffff"),
    Mark.LATE: ("#c43d2f", "#ffffff"),
    Mark.LATE_FREE: ("#f1c9c4", "#6b2a23"),
}
"""Ground and ink."""
_CELL, _GAP, _ACROSS, _HEAD = 26, 2, 28, 16


def receipt_svg(receipt: Receipt, *, language: Language) -> str:
    """The days of a deadline as squares: counted, skipped, due, late; each tells its reason when pointed at."""
    rows = -(-len(receipt.days) // _ACROSS) or 1
    width = min(len(receipt.days) or 1, _ACROSS) * (_CELL + _GAP) + _GAP
    height = rows * (_CELL + _GAP + _HEAD) + _GAP
    title = escape(receipt_title(receipt, language=language))
    squares = "".join(_square(line, place, receipt.days, language) for place, line in enumerate(receipt.days))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="sans-serif" font-size="11"><title>{title}</title>{squares}</svg>'
    )


def _square(line: ReceiptDay, place: int, days: tuple[ReceiptDay, ...], language: Language) -> str:
    row, column = divmod(place, _ACROSS)
    x, y = column * (_CELL + _GAP) + _GAP, row * (_CELL + _GAP + _HEAD) + _HEAD
    ground, ink = _COLOURS[line.mark]
    told = escape(f"{language.day(line.day)}: {mark_said(line, language=language)}")
    begins = place == 0 or column == 0 or days[place - 1].day.month != line.day.month
    month = (
        f'<text x="{x}" y="{y - 4}" fill="#444444">{escape(language.day(line.day).split()[1])}</text>'
        if begins
        else ""
    )
    return (
        f'{month}<g><title>{told}</title><rect x="{x}" y="{y}" width="{_CELL}" height="{_CELL}" rx="3" '
        f'fill="{ground}" stroke="#999999" stroke-width="0.5"/><text x="{x + _CELL / 2:g}" '
        f'y="{y + _CELL / 2 + 4:g}" text-anchor="middle" fill="{ink}">{line.day.day}</text></g>'
    )
