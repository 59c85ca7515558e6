"""A day or an instant: kept as written, read without guessing."""

from datetime import UTC, date, datetime, timedelta, timezone

import pendulum
import pytest

from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.moments import MINUTES_A_DAY, Moment, parse_iso_day

OFFICE_HOURS = 16 * 60 + 30


class TestDays:
    def test_of_the_common_era(self) -> None:
        assert parse_iso_day("2014-11-28") == date(2014, 11, 28)
        assert Moment.parse("2014-11-28").instant is None

    @pytest.mark.parametrize(
        "text", ["28/11/2014", "2014-11-28 ", "20141128", "๒๐๑๔-๑๑-๒๘", "", "2014-W48-5"]
    )
    def test_written_otherwise_are_refused(self, text: str) -> None:
        with pytest.raises(InvalidDocument, match="not an ISO date"):
            parse_iso_day(text)

    @pytest.mark.parametrize("text", ["2014-02-29", "2014-13-01", "2014-11-00", "0000-01-01"])
    def test_that_no_calendar_has_are_refused(self, text: str) -> None:
        with pytest.raises(InvalidDocument, match="there is no day"):
            parse_iso_day(text)

    def test_of_the_buddhist_era_are_refused_with_what_they_are_taken_for(self) -> None:
        with pytest.raises(InvalidDocument, match="write 2014-11-28") as refused:
            Moment.parse("2557-11-28")
        assert "พ.ศ." in refused.value.message_th
        assert parse_iso_day("2399-12-31") == date(2399, 12, 31)
        with pytest.raises(InvalidDocument, match="write 1857-01-01"):
            parse_iso_day("2400-01-01")


class TestInstants:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("2014-11-28T23:30:00Z", date(2014, 11, 29)),
            ("2014-11-28T16:59:59Z", date(2014, 11, 28)),
            ("2014-11-28T17:00Z", date(2014, 11, 29)),
            ("2014-11-28T00:00:00.5+07:00", date(2014, 11, 28)),
            ("2014-11-28T00:00:00+14:00", date(2014, 11, 27)),
        ],
    )
    def test_belong_to_a_day_in_bangkok(self, text: str, day: date) -> None:
        moment = Moment.parse(text)
        assert moment.day == day
        assert moment.text == text

    def test_without_an_offset_are_refused(self) -> None:
        with pytest.raises(InvalidDocument, match=r"needs its offset.*\+07:00"):
            Moment.parse("2014-11-28T10:00")

    def test_of_the_buddhist_era_are_refused(self) -> None:
        with pytest.raises(InvalidDocument, match=r"write 2014-11-28T10:00Z"):
            Moment.parse("2557-11-28T10:00Z")
        with pytest.raises(InvalidDocument, match="write 1857"):
            Moment.parse("2400-11-28T10:00Z")

    @pytest.mark.parametrize(
        "text",
        [
            "2014-02-29T10:00Z",
            "2014-11-28T24:01Z",
            "2014-11-28T10:60Z",
            "2014-11-28T10:00+25:00",
            "0001-01-01T00:00+23:59",
        ],
    )
    def test_that_no_clock_shows_are_refused(self, text: str) -> None:
        with pytest.raises(InvalidDocument, match="no such instant"):
            Moment.parse(text)

    @pytest.mark.parametrize("text", ["2014-11-28T10", "2014-11-28t10:00Z", "2014-11-28T10:00:00.1234567Z"])
    def test_written_otherwise_are_refused(self, text: str) -> None:
        with pytest.raises(InvalidDocument, match="not an ISO date"):
            Moment.parse(text)


class TestOf:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (date(2014, 11, 28), "2014-11-28"),
            (pendulum.date(2014, 11, 28), "2014-11-28"),
            (datetime(2014, 11, 28, 3, tzinfo=UTC), "2014-11-28T03:00:00+00:00"),
            (pendulum.datetime(2014, 11, 28, 10, tz="Asia/Bangkok"), "2014-11-28T10:00:00+07:00"),
            ("2014-11-28", "2014-11-28"),
        ],
    )
    def test_takes_what_people_have(self, value: date | str, text: str) -> None:
        assert Moment.of(value).text == text

    def test_takes_a_moment_as_it_is(self) -> None:
        moment = Moment.parse("2014-11-28")
        assert Moment.of(moment) is moment

    def test_refuses_a_naive_instant(self) -> None:
        with pytest.raises(InvalidDocument, match="needs its offset"):
            Moment.of(datetime(2014, 11, 28, 3))  # noqa: DTZ001 -- naive is the point


class TestOrder:
    @pytest.mark.parametrize(
        ("first", "second", "precedes"),
        [
            ("2014-11-28", "2014-11-29", True),
            ("2014-11-28", "2014-11-28", False),
            ("2014-11-29", "2014-11-28", False),
            ("2014-11-28T10:00+07:00", "2014-11-28T10:00:00.000001+07:00", True),
            ("2014-11-28T10:00+07:00", "2014-11-28T03:00Z", False),
            ("2014-11-28T23:00+07:00", "2014-11-28", False),
            ("2014-11-28", "2014-11-28T00:00+07:00", False),
            ("2014-11-28T16:59Z", "2014-11-29", True),
        ],
    )
    def test_as_instants_where_both_are_else_as_days(self, first: str, second: str, precedes: bool) -> None:  # noqa: FBT001
        assert Moment.parse(first).precedes(Moment.parse(second)) is precedes


class TestEffectiveDay:
    @pytest.mark.parametrize(
        ("text", "day_ends", "day"),
        [
            ("2014-12-01", OFFICE_HOURS, date(2014, 12, 1)),
            ("2014-12-01T16:29:59.999999+07:00", OFFICE_HOURS, date(2014, 12, 1)),
            ("2014-12-01T16:30:00+07:00", OFFICE_HOURS, date(2014, 12, 2)),
            ("2014-12-01T09:30:00Z", OFFICE_HOURS, date(2014, 12, 2)),
            ("2014-12-31T23:59:59+07:00", OFFICE_HOURS, date(2015, 1, 1)),
            ("2014-12-01T23:59:59+07:00", MINUTES_A_DAY, date(2014, 12, 1)),
            ("2014-12-01T00:00:00+07:00", MINUTES_A_DAY, date(2014, 12, 1)),
            ("2014-12-01T23:59:00+07:00", MINUTES_A_DAY - 1, date(2014, 12, 2)),
        ],
    )
    def test_ends_where_the_rulebook_says(self, text: str, day_ends: int, day: date) -> None:
        assert Moment.parse(text).effective_day(day_ends) == day


def test_pendulum_people_get_pendulum() -> None:
    assert Moment.parse("2014-11-28").to_pendulum() == pendulum.date(2014, 11, 28)
    instant = Moment.parse("2014-11-28T03:00:00Z").to_pendulum()
    assert isinstance(instant, pendulum.DateTime)
    assert instant == pendulum.datetime(2014, 11, 28, 10, tz="Asia/Bangkok")
    assert instant.timezone_name == "Asia/Bangkok"


def test_any_offset_is_brought_to_bangkok() -> None:
    moment = Moment.of(datetime(2014, 11, 28, 20, tzinfo=timezone(timedelta(hours=-5))))
    assert moment.day == date(2014, 11, 29)
