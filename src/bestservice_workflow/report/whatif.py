"""What other rules would have done, as text and CSV rows."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from bestservice_workflow.explanation.words import STATES
from bestservice_workflow.project import AgencyKind
from bestservice_workflow.report.explanation_words import shown_signed
from bestservice_workflow.report.language import Language
from bestservice_workflow.report.words import OUTCOMES
from bestservice_workflow.rulebook.readings import Reading
from bestservice_workflow.rulebook.words import Words
from bestservice_workflow.workflow.tallies import Effect, Sums, Tally

DECIMALS = 4
CSV_COLUMNS = (
    "scenario",
    "project",
    "agency",
    "kind",
    "state_before",
    "state_after",
    "outcome_before",
    "outcome_after",
    "deducted_before",
    "deducted_after",
    "points_before",
    "points_after",
    "gain",
    "refused",
)
HEADINGS: tuple[Words, ...] = (
    ("agencies", "หน่วยงาน"),
    ("projects", "โครงการ"),
    ("changed", "เปลี่ยน"),
    ("gain", "เพิ่ม"),
    ("lose", "ลด"),
    ("before", "เดิม"),
    ("after", "ใหม่"),
    ("won", "คะแนนเพิ่ม"),
    ("lost", "คะแนนลด"),
    ("stopped", "ถูกปฏิเสธ"),
)
"""Kind of agency; projects, those that change, gain and lose; points before, after, won and lost; histories that stop."""
READING_HEADINGS: tuple[Words, ...] = (
    ("", ""),
    ("question", "ประเด็น"),
    ("read otherwise", "แนวการตีความอื่น"),
    ("changed", "เปลี่ยน"),
    ("won", "เพิ่ม"),
    ("lost", "ลด"),
    ("agencies", "หน่วยงาน"),
)
"""Reading, question and other answer; projects that change, points won and lost; for A20 the agencies it decides."""
_ALL: Words = ("all", "รวม")
_KINDS: dict[AgencyKind, Words] = {
    AgencyKind.LINE: ("line", "Line"),
    AgencyKind.STAFF: ("staff", "Staff"),
    AgencyKind.LINE_AND_STAFF: ("line & staff", "Line & Staff"),
}


def csv_row(effect: Effect) -> tuple[str, ...]:
    """One changed project as a row of ``CSV_COLUMNS``; figures as stored, points that are not there empty."""
    before, after = effect.before, effect.after
    return (
        effect.scenario,
        effect.project,
        effect.agency,
        effect.kind.value,
        before.state.value,
        after.state.value,
        before.outcome.value,
        after.outcome.value,
        _figure(before.deducted),
        _figure(after.deducted),
        _figure(before.points),
        _figure(after.points),
        _figure(effect.gain),
        after.refused or "",
    )


def _figure(value: Fraction | None) -> str:
    if value is None:
        return ""
    return shown_signed(value, DECIMALS).replace("−", "-")


def totals(tally: Tally, *, language: Language) -> Iterator[tuple[str, ...]]:
    """The totals by kind of agency, then of all, as rows of ``HEADINGS``."""
    for kind in AgencyKind:
        if kind in tally.kinds:
            yield _row(language.of(_KINDS[kind]), tally.kinds[kind])
    yield _row(language.of(_ALL), tally.total)


def _row(name: str, sums: Sums) -> tuple[str, ...]:
    counts = (sums.projects, sums.changed, sums.gaining, sums.losing)
    points = (sums.points_before, sums.points_after, sums.gained, sums.lost)
    return (name, *(f"{count:,}" for count in counts), *map(_figure, points), f"{sums.refused:,}")


def reading_rows(
    readings: Sequence[Reading], tallies: Sequence[Tally], *, language: Language
) -> Iterator[tuple[str, ...]]:
    """How many projects and points each reading decides, as rows of ``READING_HEADINGS``."""
    for reading, tally in zip(readings, tallies, strict=True):
        total = tally.total
        yield (
            reading.id,
            language.of(reading.question),
            language.of(reading.other),
            f"{total.changed:,}",
            _figure(total.gained),
            _figure(total.lost),
            f"{tally.agencies_decided:,}" if reading.id == "A20" else "",
        )


def effect_said(effect: Effect, *, language: Language) -> str:
    """One changed project in a line."""
    before, after = effect.before, effect.after
    told = [f"{effect.project}:"]
    if before.state is not after.state:
        told.append(f"{language.of(STATES[before.state])} → {language.of(STATES[after.state])}")
    if before.outcome is not after.outcome:
        told.append(f"{language.of(OUTCOMES[before.outcome])} → {language.of(OUTCOMES[after.outcome])}")
    if before.points != after.points:
        told.append(f"{_figure(before.points) or '–'} → {_figure(after.points) or '–'}")
    elif before.deducted != after.deducted:
        deducted = language.of(("deducted", "หักคะแนน"))
        told.append(f"{deducted} {_figure(before.deducted)} → {_figure(after.deducted)}")
    if after.refused:
        told.append(f"({after.refused})")
    return " ".join(told)
