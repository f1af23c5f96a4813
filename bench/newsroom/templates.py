"""Sentences with gaps: `{name}` is a gap, `[a|b]` one of several wordings, which may hold gaps and choices themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap and its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several wordings."""

    options: tuple[tuple[str | Gap | Choice, ...], ...]


Template = tuple[str | Gap | Choice, ...]


@cache
def template(text: str) -> Template:
    """The parts of a sentence with gaps."""
    parts, end = _parse(text, 0)
    if end != len(text):
        raise ValueError(f"a bracket too many in {text!r}")
    return parts


def fill(parts: Template, rng: Random, values: Mapping[str, str]) -> str:
    """The sentence with `values` in its gaps; `rng` chooses among wordings."""
    out = []
    for part in parts:
        if part.__class__ is str:
            out.append(part)
        elif part.__class__ is Gap:
            out.append(values[part.name])
        else:
            options = part.options  # type: ignore[union-attr]
            out.append(fill(options[int(rng.random() * len(options))], rng, values))
    return "".join(out)


def _parse(text: str, at: int) -> tuple[Template, int]:
    """The parts from `at` on, to the end or to a `|` or `]` that belongs to a choice further out, and where that stands."""
    parts: list[str | Gap | Choice] = []
    start = at
    while at < len(text) and text[at] not in "|]":
        if text[at] == "{":
            end = text.index("}", at)
            parts += [text[start:at], Gap(text[at + 1 : end])]
            at = start = end + 1
        elif text[at] == "[":
            parts.append(text[start:at])
            options = []
            while text[at] != "]":
                option, at = _parse(text, at + 1)
                options.append(option)
            parts.append(Choice(tuple(options)))
            at = start = at + 1
        else:
            at += 1
    parts.append(text[start:at])
    return tuple(part for part in parts if part != ""), at
