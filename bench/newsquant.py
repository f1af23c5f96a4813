"""Our readings in NewsQuant's words: its scorer knows forty of our symbols, and stems `viruses` and `virus` to two things.

The corpus names a unit by an English word (`revolutions per minute`, `dollar per ounce`, `year of age`) and a counted thing by its
singular. A reading has symbols, a rate in a field of its own, and the thing as written; peers are put into words in the same way.
"""

from __future__ import annotations

from typing import Any

from laut import languages
from laut.records import Figure
from laut.text.records import Text

# where the corpus has another name than our table's singular
NAMES = {
    "hp": "horsepower", "lb-ft": "pound-foot", "Nm": "newton metre", "rpm": "revolutions per minute", "kWh": "kilowatt hour",
    "GWh": "gigawatt hour", "MWh": "megawatt hour", "TWh": "terawatt hour", "INR": "indian rupee",
    "AUD": "australian dollar", "CAD": "canadian dollar", "HKD": "hong kong dollar", "NZD": "new zealand dollar",
    "SGD": "singapore dollar", "DKK": "danish krone", "SEK": "swedish krona", "NOK": "norwegian krone",
    "CNY": "chinese yuan", "ILS": "shekel", "MYR": "malaysian ringgit", "CHF": "swiss franc", "KRW": "south korean won",
    "RUB": "russian ruble", "degree": "degree", "nm": "nanometre", "µm": "micrometre", "dB": "decibel", "Hz": "hertz",
    "mAh": "milliampere-hour", "ppb": "parts-per-billion", "ppm": "parts-per-million", "mpg": "mile per gallon",
    "MMBtu": "mega british thermal unit", "kn": "knot", "barrel": "barrel", "times": "times", "point": "point",
    "percentage_point": "percentage point", "basis_point": "basis point", "cent": "cent", "pt": "pint", "qt": "quart",
    "gal": "gallon", "V": "volt", "mg": "milligram",
}  # fmt: skip
AGES, LONG = ("old", "olds"), ("year", "years", "yr", "yrs", "month", "months")
PLURAL = ("s", "feet")


def singular(unit: str) -> str:
    """The English name of one of our units: the second of a plural and its singular in `units.tsv`."""
    for row in languages.table("en", "units"):
        if row["unit"] == unit and row["words"]:
            words = row["words"].split("|")
            return next((w for w in words if not w.endswith(PLURAL)), words[0]).lower().replace("meter", "metre")
    return unit.replace("_", " ")


def named(unit: str, table: dict[str, str]) -> str:
    """A unit in the corpus's words."""
    return table.get(unit) or NAMES.get(unit) or singular(unit)


def in_words(text: Text, figure: Figure, table: dict[str, str]) -> dict[str, Any]:
    """The figure with the corpus's name of its unit and rate, and the singular of its thing; `table` is the scorer's own."""
    read = {"low": figure.low, "high": figure.high, "unit": figure.unit, "counted": figure.counted}
    if figure.unit is not None:
        age = figure.unit in ("year", "month") and (
            figure.text.lower().endswith(AGES) or not figure.text.rstrip("-").lower().endswith(LONG)
        )
        read["unit"] = named(figure.unit, table) + (" of age" if age else "")
    elif figure.counted:
        words = figure.counted.split()
        lemmas = {t.text: t.lemma for t in text.tokens if t.lemma}
        read["counted"] = " ".join((*words[:-1], lemmas.get(words[-1], words[-1])))
    if figure.per:
        told = f"{read['unit'] or read['counted'] or ''} per {named(figure.per, table)}".strip()
        read["unit"], read["counted"] = told, None
    return read
