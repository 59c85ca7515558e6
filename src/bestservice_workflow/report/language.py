"""The language of a report: its words, and how it writes days."""

import os
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from bestservice_workflow.calendars import format_day

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Language(StrEnum):
    """Thai or English."""

    TH = "th"
    EN = "en"

    @classmethod
    def of_locale(cls, environment: Mapping[str, str] | None = None) -> "Language":
        """The language that the locale asks for: Thai where it is Thai, else English.

        >>> Language.of_locale({"LC_ALL": "", "LANG": "th_TH.UTF-8"})
        <Language.TH: 'th'>
        """
        environment = os.environ if environment is None else environment
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            if environment.get(name):
                return cls.TH if environment[name].lower().startswith("th") else cls.EN
        return cls.EN

    def of(self, words: tuple[str, str]) -> str:
        """The word in this language, of a pair of English and Thai.

        >>> Language.TH.of(("state", "สถานะ"))
        'สถานะ'
        """
        return words[0] if self is Language.EN else words[1]

    def day(self, day: date) -> str:
        """A day as it is written: in Buddhist Era in Thai.

        >>> Language.TH.day(date(2014, 11, 28)), Language.EN.day(date(2014, 11, 28))
        ('28 พ.ย. 2557', '28 Nov 2014')
        """
        if self is Language.TH:
            return format_day(day)
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
