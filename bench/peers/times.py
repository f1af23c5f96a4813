"""dateparser and parsedatetime as readers of times: `python times.py dateparser|parsedatetime < lines`, in the peers' environment.

Both give moments; as TIMEX3 value stands what the words determine (a day, a month, a year), as far as the peer tells.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from serving import Line, Reader, serve

FORMS = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "year": "%Y", "time": "%Y-%m-%dT%H:%M"}


def day(line: Line) -> datetime:
    """The day of publication."""
    return datetime.fromisoformat(line["published"][:10])


def time(b: int, e: int, moment: datetime, period: str) -> dict[str, Any]:
    """A time of the reading."""
    return {"span": [b, e], "type": "TIME" if period == "time" else "DATE", "timex": moment.strftime(FORMS[period])}


def with_dateparser() -> Reader:
    """search_dates; how exact a date is comes from parsing its words once more."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def settings(line: Line) -> dict[str, Any]:
        return {"RELATIVE_BASE": day(line), "PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}

    def find(line: Line) -> Any:
        return search_dates(line["text"], languages=[line["language"]], settings=settings(line)) or []

    def plain(line: Line, found: Any) -> dict[str, Any]:
        parser, times, at = DateDataParser(languages=[line["language"]], settings=settings(line)), [], 0
        for words, moment in found:
            b = line["text"].find(words, at)
            if b >= 0:
                at = b + len(words)
                period = parser.get_date_data(words).period
                times.append(time(b, at, moment, period if period in FORMS else "day"))
        return {"times": times}

    return find, plain


LOCALES = {"de": "de_DE", "en": "en_US"}
DAYS, CLOCK = 1, 2  # parsedatetime's flags: a date, a time of day, their sum for both


def with_parsedatetime() -> Reader:
    """nlp() of its German or English calendar."""
    import parsedatetime

    calendars = {language: parsedatetime.Calendar(parsedatetime.Constants(locale, usePyICU=False)) for language, locale in LOCALES.items()}

    def find(line: Line) -> Any:
        try:
            return calendars[line["language"]].nlp(line["text"], sourceTime=day(line)) or ()
        except (ValueError, OverflowError, IndexError, KeyError, AttributeError, TypeError):
            return ()  # it fails on some texts; nothing is found in them

    def plain(line: Line, found: Any) -> dict[str, Any]:
        return {"times": [time(b, e, moment, "day" if flag == DAYS else "time") for moment, flag, b, e, _ in found]}

    return find, plain


if __name__ == "__main__":
    serve({"dateparser": with_dateparser, "parsedatetime": with_parsedatetime})
