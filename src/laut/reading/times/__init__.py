"""Times: expressions of time as TIMEX3 and as intervals of days."""

from laut.reading.times.dateline import dateline_date
from laut.reading.times.find import find_times

__all__ = ["dateline_date", "find_times"]
