"""The words of a language and the shape of the world, from the data files beside this code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.newsroom.templates import Template, template

DATA = Path(__file__).parent / "data"
LANGUAGES = ("de", "en")
ESTIMATE = "~"
PHRASES = ("n", "n3", "von", "of")  # gaps that hold a figure without its clause


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence that holds a figure; `id` is language, class and number. `clausal`: the figure stands in a whole clause."""

    id: str
    parts: Template
    estimate: bool
    clausal: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """The five fields of a clause; `counted` where it begins with the figure and the counted thing."""

    fields: tuple[Template, ...]
    counted: bool


@dataclass(frozen=True, slots=True)
class Words:
    """How one quantity is said in one language. `extras` has the clauses for parts, share and rate, where there are any."""

    clauses: tuple[Clause, ...]
    counted: tuple[Clause, ...]
    after_of: Template
    measure: Template
    heads: tuple[Template, ...]
    label: Template
    extras: dict[str, tuple[Template, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """Words around the figures of one kind of event."""

    occasions: tuple[Template, ...]
    after: Template
    intros: tuple[Template, ...]
    titles: tuple[Template, ...]
    fillers: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """All words of one language. `table` is language.toml as it is.

    Of each class of patterns, `plain` are for every figure, `clausal` those of them with a whole clause, `hedged` those for an estimate.
    """

    code: str
    table: dict[str, Any]
    orders: dict[str, Template]
    plain: dict[str, tuple[Pattern, ...]]
    clausal: dict[str, tuple[Pattern, ...]]
    hedged: dict[str, tuple[Pattern, ...]]
    quantities: dict[str, Words]
    kinds: dict[str, Kind]
    roles: dict[str, dict[str, Any]]
    positions: dict[str, dict[str, Template]]
    words: dict[str, list[str]]


def load(name: str) -> dict[str, Any]:
    """One data file."""
    return tomllib.loads((DATA / name).read_text("utf-8"))


@cache
def world() -> dict[str, Any]:
    """Kinds, quantities and positions, in no language."""
    return load("world.toml")


@cache
def pieces() -> dict[str, Any]:
    """What names are made of."""
    return load("names.toml")


@cache
def language(code: str) -> Language:
    """The words of a language."""
    table, kinds = load(f"{code}/language.toml"), load(f"{code}/kinds.toml")
    patterns = {name: _patterns(code, name, texts) for name, texts in load(f"{code}/patterns.toml").items()}
    common = _templates(kinds["any"]["fill"])
    return Language(
        code,
        table,
        {name: template(text) for name, text in table["orders"].items()},
        {name: tuple(p for p in some if not p.estimate) for name, some in patterns.items()},
        {name: tuple(p for p in some if not p.estimate and p.clausal) for name, some in patterns.items()},
        {name: tuple(p for p in some if p.estimate) for name, some in patterns.items()},
        {name: _words(entry) for name, entry in load(f"{code}/quantities.toml").items()},
        {name: _kind(kinds[name], common) for name in world()["kinds"]},
        load(f"{code}/roles.toml"),
        {name: {key: template(text) for key, text in entry.items()} for name, entry in kinds["positions"].items()},
        kinds["words"],
    )


def _templates(texts: list[str]) -> tuple[Template, ...]:
    return tuple(map(template, texts))


def _patterns(code: str, name: str, texts: list[str]) -> tuple[Pattern, ...]:
    def pattern(number: int, text: str) -> Pattern:
        whole = not any(f"{{{gap}}}" in text for gap in PHRASES)
        return Pattern(f"{code}.{name}.{number}", template(text.removeprefix(ESTIMATE)), text.startswith(ESTIMATE), whole)

    return tuple(pattern(number, text) for number, text in enumerate(texts, 1))


def _fields(text: str, count: int) -> tuple[Template, ...]:
    """The fields of a clause, which ` /` parts."""
    fields = [field.strip() for field in text.split(" /")]
    return tuple(template(field) for field in (*fields, *[""] * (count - len(fields))))


def _words(entry: dict[str, Any]) -> Words:
    clauses = tuple(Clause(_fields(text, 5), text.startswith(("{n} ", "{n} [")) and not text.startswith("{n} /")) for text in entry["c"])
    extras = {name: _fields(entry[key], 4) for name, key in (("parts", "p"), ("share", "s"), ("rate", "r")) if key in entry}
    after_of = template(entry.get("von") or entry["of"])
    counted = tuple(clause for clause in clauses if clause.counted)
    return Words(clauses, counted, after_of, template(entry["m"]), _templates(entry["head"]), template(entry["label"]), extras)


def _kind(entry: dict[str, Any], common: tuple[Template, ...]) -> Kind:
    texts = (entry["occ"], entry["intro"], entry["titles"], entry["fill"])
    occasions, intros, titles, fillers = map(_templates, texts)
    return Kind(occasions, template(entry["after"]), intros, titles, (*fillers, *common))
