"""Days and instants around what a rule turns on."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from bestservice_workflow.moments import BANGKOK, Moment

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)
_CLOSING = time(16, 30)
_NEAR = (0, 1, -1, 2, -2, 3, -3, 7, -7)
_FAR = 400


def days_around(*days: date, far: int = _FAR) -> st.SearchStrategy[date]:
    """Days on, next to and near these days, now and then up to ``far`` days off.

    Shrinks to the first of ``days`` itself, then to the day after it, then to the day before.
    """
    near = st.sampled_from(_NEAR)
    offsets = st.one_of(near, near, near, st.integers(-far, far))
    return st.builds(lambda day, offset: day + offset * _DAY, st.sampled_from(days), offsets)


def instants_around(*days: date) -> st.SearchStrategy[datetime]:
    """Instants at the edges of these days: 16:30, Bangkok's and UTC's midnight, each ± 1 µs, ± 1 day.

    Shrinks to 16:30 in Bangkok on the first of ``days``, exactly.
    """
    edges = [
        lambda day: datetime.combine(day, _CLOSING, BANGKOK),
        lambda day: datetime.combine(day, time(), BANGKOK),
        lambda day: datetime.combine(day, time(), UTC),
    ]
    return st.builds(
        lambda day, edge, off, little: edge(day + off * _DAY) + little * _INSTANT,
        st.sampled_from(days),
        st.sampled_from(edges),
        st.sampled_from((0, 1, -1)),
        st.sampled_from((0, -1, 1)),
    )


def moments_around(*days: date) -> st.SearchStrategy[Moment]:
    """Days and instants around these days, as actions carry them. Shrinks to the first day, without an hour."""
    return st.one_of(days_around(*days), instants_around(*days)).map(Moment.of)


def hostile_moments() -> st.SearchStrategy[str]:
    """Texts that look like a moment and are none: B.E. years, no offset, days of no calendar, Thai digits.

    Shrinks to a Buddhist Era day.
    """
    return st.sampled_from(
        (
            "2557-11-28",
            "2014-11-28T10:00:00",
            "2014-02-30",
            "2557-02-29",
            "28/11/2014",
            "๒๐๑๔-๑๑-๒๘",
            "2014-11-28T24:30:00+07:00",
            "2014-11-28T10:00:00.1234567+07:00",
            "0000-00-00",
            "",
        )
    )
