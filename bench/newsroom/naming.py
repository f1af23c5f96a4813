"""Invented names: places, persons, companies, outlets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from bench.newsroom.vocabulary import pieces


class Person(NamedTuple):
    """A person; `gender` is f or m."""

    name: str
    gender: str

    @property
    def surname(self) -> str:
        """The last name."""
        return self.name.rsplit(" ", 1)[-1]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A paper or an agency. `gender` is that of a German title, of an English one `the` (takes the article) or x.

    `repeats`: its headline stands in the text again; `careless` from 0 to 1.
    """

    name: str
    language: str
    agency: bool
    gender: str
    repeats: bool
    careless: float

    @property
    def id(self) -> str:
        """The canonical id."""
        return f"outlet:{slug(self.name)}"


def slug(name: str) -> str:
    """A name in small letters and hyphens."""
    plain = name.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def joined(rng: Random, table: dict[str, list[str]], between: str = "") -> str:
    """A first and a last piece; letters that would stand there three times stand twice."""
    name = rng.choice(table["first"]) + between + rng.choice(table["last"])
    return re.sub(r"(\w)\1\1", r"\1\1", name)


def town(rng: Random, style: str) -> str:
    """A town's name in a style: german, english, other."""
    table = pieces()["towns"]
    before = rng.choice(table[f"{style}_before"])
    name = joined(rng, {"first": table[f"{style}_first"], "last": table[f"{style}_last"]})
    return str(before) + (name if not before or before.endswith(" ") else name.lower())


def person(rng: Random) -> Person:
    """A person's name."""
    table = pieces()["persons"]
    gender = rng.choice(("female", "male"))
    return Person(f"{rng.choice(table[gender])} {joined(rng, table)}", gender[0])


def company(rng: Random, sector: str) -> str:
    """A company's name with its legal form."""
    table = pieces()["companies"]
    return f"{joined(rng, table)} {rng.choice(table['sectors'][sector])} {rng.choice(table['forms'])}"


def hackers(rng: Random) -> str:
    """The name of a group of attackers."""
    table = pieces()["companies"]
    return f"{rng.choice(table['hackers_first'])} {rng.choice(table['hackers_last'])}"


def outlets(rng: Random, each: int = 40) -> dict[str, tuple[tuple[Outlet, ...], tuple[Outlet, ...]]]:
    """By language: the agencies, and `each` papers."""
    table = pieces()["outlets"]
    papers: dict[str, dict[str, Outlet]] = {"de": {}, "en": {}}
    while len(papers["de"]) < each:
        name, gender = rng.choice(table["german"])
        place = rng.choice(pieces()["towns"]["german_first"]) + rng.choice(table["german_suffixes"])
        name = name.format(er=f"{place}er")
        papers["de"][name] = Outlet(name, "de", False, gender, rng.random() < 0.2, rng.random())
    while len(papers["en"]) < each:
        name = rng.choice(table["english"]).format(town=town(rng, "english"))
        papers["en"][name] = Outlet(name, "en", False, "x" if name.startswith("The ") else "the", rng.random() < 0.2, rng.random())
    agencies = {code: table[f"agencies_{name}"] for code, name in (("de", "german"), ("en", "english"))}
    return {
        code: (tuple(Outlet(name, code, True, "x", False, 0.1) for name in agencies[code]), tuple(papers[code].values())) for code in papers
    }
