"""Reckoned values: every factor of the table is pint's, differences are scaled only, and nothing else is converted."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pint
import pytest

from laut.reading.figures.conversion import convert, convertible, to_si
from laut.weighing.quantities import dimensions

# our symbol where pint writes another, or means another unit by it
PINT = {
    "m2": "m**2", "km2": "km**2", "cm2": "cm**2", "ha": "hectare", "ac": "4840*yd**2", "ft2": "ft**2", "mi2": "mile**2", "m3": "m**3",
    "km3": "km**3", "cm3": "cm**3", "hl": "hectoliter", "ft3": "ft**3", "barrel": "oil_barrel", "t": "metric_ton", "dt": "100*kg",
    "kt": "kilometric_ton", "Mt": "megametric_ton", "lb": "pound", "oz": "ounce", "ct": "carat", "km/h": "km/hour", "mph": "mile/hour",
    "kn": "knot", "min": "minute", "h": "hour", "PS": "metric_horsepower", "hp": "550*foot*force_pound/second", "Nm": "newton*meter",
    "lb-ft": "force_pound*foot", "Mbit/s": "megabit/second", "Gbit/s": "gigabit/second", "bit/s": "bit/second", "C": "coulomb", "B": "byte",
    "kB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "PB": "petabyte", "°C": "degC", "°F": "degF", "K": "kelvin",
    "au": "astronomical_unit", "ly": "light_year", "kcal": "kilocalorie", "month": "month/month", "quarter": "3*month/month",
    "year": "12*month/month", "decade": "120*month/month", "century": "1200*month/month", "millennium": "12000*month/month",
    "mi": "mile", "nmi": "nautical_mile", "ft": "foot", "in": "inch", "yd": "yard", "Bq": "becquerel", "mAh": "milliampere*hour",
}  # fmt: skip
TABLES = tomllib.loads((files("laut.languages") / "units.toml").read_text(encoding="utf-8"))
UNITS = [(dimension, unit) for dimension, units in TABLES.items() for unit in units if unit != "si"]


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True)


@pytest.mark.parametrize(("dimension", "unit"), UNITS)
def test_factors_are_those_of_pint(registry: pint.UnitRegistry, dimension: str, unit: str) -> None:
    base = TABLES[dimension].get("si", "month")
    there = registry.Quantity(7.0, PINT[unit]) if unit in ("°C", "°F") else 7.0 * registry(PINT.get(unit, unit))
    assert convert(7.0, unit, base) == pytest.approx(there.to(PINT.get(base, base)).magnitude, rel=1e-9)


@pytest.mark.parametrize(("dimension", "unit"), [(d, u) for d, u in UNITS if u != TABLES[d].get("si")])
def test_units_are_those_that_the_reader_knows(dimension: str, unit: str) -> None:
    assert dimensions().get(unit) == {"months": "time", "data_rate": "data"}.get(dimension, dimension)


def test_there_and_back() -> None:
    for _, unit in UNITS:
        for _, other in UNITS:
            if convertible(unit, other):
                assert convert(convert(3.7, unit, other), other, unit) == pytest.approx(3.7)


@pytest.mark.parametrize(
    ("low", "high", "unit", "change", "expected"),
    [
        (2.0, 3.0, "km", False, (2000.0, 3000.0, "m")),
        (90.0, None, "km/h", False, (25.0, None, "m/s")),
        (-12.0, -12.0, "°C", False, (261.15, 261.15, "K")),
        (3.0, 3.0, "°C", True, (3.0, 3.0, "K")),
        (9.0, 9.0, "°F", True, (5.0, 5.0, "K")),
        (5.0, 5.0, "EUR", False, (None, None, None)),
        (5.0, 5.0, "month", False, (None, None, None)),
        (5.0, 5.0, "percent", False, (None, None, None)),
        (5.0, 5.0, None, False, (None, None, None)),
    ],
)
def test_si(low: float, high: float | None, unit: str | None, change: bool, expected: tuple[float | None, ...]) -> None:
    assert to_si(low, high, unit, change) == expected


def test_money_is_never_converted() -> None:
    assert not convertible("EUR", "USD")
    assert convertible("EUR", "EUR")
