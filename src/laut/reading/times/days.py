"""Arithmetic of the calendar: intervals of days for weeks, months, seasons, decades, and feasts that move."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Interval = tuple[date | None, date | None]
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNIT_DAYS = {"D": 1, "W": 7, "WE": 7}
UNIT_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "L": 12000}


def day(year: int, month: int, number: int) -> date | None:
    """The day, None where the calendar has none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def plus_days(start: date, n: int) -> date | None:
    """`start` + n days, None outside the calendar."""
    try:
        return start + timedelta(days=n)
    except OverflowError:
        return None


def plus_months(start: date, n: int) -> date | None:
    """`start` + n months; the last day of the month where it has no such day."""
    index = start.year * 12 + start.month - 1 + n
    year, month = divmod(index, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def shift(start: date, n: float, unit: str) -> date | None:
    """`start` + n units; parts of a month count as days of a 30th."""
    if unit in UNIT_DAYS:
        return plus_days(start, round(n * UNIT_DAYS[unit])) if abs(n) < 1e7 else None
    if unit in UNIT_MONTHS and abs(n) < 1e5:
        months = n * UNIT_MONTHS[unit]
        whole = int(months)
        moved = plus_months(start, whole)
        return plus_days(moved, round((months - whole) * 30)) if moved else None
    return None


def years(first: int, last: int) -> Interval:
    """From the first day of year `first` to the last day of year `last`."""
    if first > last or last < MINYEAR or first > MAXYEAR:
        return None, None
    return date(max(first, MINYEAR), 1, 1), date(min(last, MAXYEAR), 12, 31)


def months(year: int, month: int, n: int = 1) -> Interval:
    """`n` months from the first of `month`."""
    start = day(year, month, 1)
    if start is None:
        return None, None
    after = plus_months(start, n)
    return start, (after - timedelta(days=1)) if after else date(MAXYEAR, 12, 31)


def season(year: int, name: str) -> Interval:
    """The three months of a season; winter begins in December of its year."""
    return months(year, SEASONS[name], 3)


def week(any_day: date) -> Interval:
    """Monday to Sunday."""
    start = plus_days(any_day, -any_day.weekday())
    return (start, plus_days(start, 6)) if start else (None, None)


def weekend(any_day: date) -> Interval:
    """Saturday and Sunday of the week of `any_day`."""
    start = plus_days(any_day, 5 - any_day.weekday())
    return (start, plus_days(start, 1)) if start else (None, None)


def unit_around(any_day: date, unit: str) -> Interval:
    """The day, week, month, ... that `any_day` lies in."""
    y = any_day.year
    match unit:
        case "D":
            return any_day, any_day
        case "W":
            return week(any_day)
        case "WE":
            return weekend(any_day)
        case "M":
            return months(y, any_day.month)
        case "Q":
            return months(y, any_day.month - (any_day.month - 1) % 3, 3)
        case "H":
            return months(y, 1 if any_day.month < 7 else 7, 6)
        case "Y":
            return years(y, y)
        case "DE":
            return years(y - y % 10, y - y % 10 + 9)
        case "CE":
            return years((y - 1) // 100 * 100 + 1, (y - 1) // 100 * 100 + 100)
        case "L":
            return years((y - 1) // 1000 * 1000 + 1, (y - 1) // 1000 * 1000 + 1000)
    return None, None


def unit_value(any_day: date, unit: str) -> str:
    """The TIMEX3 value of `unit_around`."""
    y = any_day.year
    iso = any_day.isocalendar()
    match unit:
        case "D":
            return any_day.isoformat()
        case "W":
            return f"{iso.year:04}-W{iso.week:02}"
        case "WE":
            return f"{iso.year:04}-W{iso.week:02}-WE"
        case "M":
            return f"{y:04}-{any_day.month:02}"
        case "Q":
            return f"{y:04}-Q{(any_day.month + 2) // 3}"
        case "H":
            return f"{y:04}-H{1 if any_day.month < 7 else 2}"
        case "Y":
            return f"{y:04}"
        case "DE":
            return f"{y // 10:03}"
        case "CE":
            return f"{(y - 1) // 100:02}"
    return f"{(y - 1) // 1000}"


def part(interval: Interval, which: str) -> Interval:
    """START, MID or END third of an interval: four months of a year, about ten days of a month."""
    start, end = interval
    if start is None or end is None:
        return interval
    first = [start]
    n = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day == 1 and (whole := plus_days(end, 1)) and whole.day == 1:
        if n == 1:
            first += [date(start.year, start.month, 11), date(start.year, start.month, 21)]
        else:
            first += [plus_months(start, n * k // 3) or start for k in (1, 2)]
    else:
        length = (end - start).days + 1
        if length < 3:
            return interval
        first += [start + timedelta(days=-(-length * k // 3)) for k in (1, 2)]
    k = {"START": 0, "MID": 1, "END": 2}[which]
    return first[k], end if k == 2 else first[k + 1] - timedelta(days=1)


def easter(year: int) -> date | None:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    f = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    g = (a + 11 * d + 22 * f) // 451
    month, number = divmod(d + f - 7 * g + 114, 31)
    return day(year, month, number + 1)


def feast(year: int, key: str) -> Interval:
    """The days of a feast.

    Keys: `12-25`, `12-25/12-26`, `easter-2`, `advent-11` (days from the first Sunday of Advent), `12-31/1-1`, `easter+0/easter+1`, `11-4-3`
    (the fourth Thursday of November), `5-L-0` (the last Monday of May), `5-24<0` (the last Monday up to 24 May), `11-1-0+1` (the day after
    the first Monday of November).
    """
    first, _, last = key.partition("/")
    start, end = _feast(year, first), _feast(year, last or first)
    if start and end and end < start:  # over the turn of the year
        end = _feast(year + 1, last)
    return start, end


def _feast(year: int, key: str) -> date | None:
    if key.startswith("easter"):
        sunday = easter(year) if MINYEAR <= year <= MAXYEAR else None
        return plus_days(sunday, int(key[6:])) if sunday else None
    if key.startswith("advent"):
        last = day(year, 11, 27)
        return plus_days(last, 6 - last.weekday() + int(key[6:])) if last else None
    key, _, after = key.partition("+")
    key, _, back_to = key.partition("<")
    month, number, *weekday = (-1 if n == "L" else int(n) for n in key.split("-"))
    found = nth_weekday(year, month, number, weekday[0]) if weekday else day(year, month, number)
    if found and back_to:
        found = plus_days(found, -((found.weekday() - int(back_to)) % 7))
    return plus_days(found, int(after)) if found and after else found


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The nth of a weekday in a month, -1 for the last; None where the month has not so many."""
    start = day(year, month, 1)
    if start is None:
        return None
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return plus_days(last, -((last.weekday() - weekday) % 7))
    found = plus_days(start, (weekday - start.weekday()) % 7 + 7 * (nth - 1))
    return found if found and found.month == month else None
