"""The table of weights and thresholds, read from `weights.toml` when it is first asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def weights() -> dict[str, dict[str, Any]]:
    """Every section of the table by name."""
    table: dict[str, dict[str, Any]] = tomllib.loads((files(__package__) / "weights.toml").read_text(encoding="utf-8"))
    return table


def weight(section: str, name: str, otherwise: float = 0.0) -> float:
    """One number of the table."""
    return float(weights()[section].get(name, otherwise))


@cache
def numbers(section: str) -> Mapping[str, float]:
    """The numbers of a section by name, for what asks for them very often."""
    return {name: float(value) for name, value in weights()[section].items() if isinstance(value, int | float)}


@cache
def grave() -> frozenset[str]:
    """Events whose count must have a source, however small."""
    return frozenset(weights()["things"]["grave"])


@cache
def telling() -> frozenset[str]:
    """Events whose large counts must have a source."""
    return frozenset(weights()["things"]["telling"])


def implied(concept: str | None) -> str | None:
    """What happened to those whom a concept names: the dead were killed."""
    found: dict[str, str] = weights()["things"]["implied"]
    return found.get(concept or "")


@cache
def neutral() -> frozenset[str]:
    """Concepts that name people only by what happened to them."""
    return frozenset(weights()["things"]["neutral"])


@cache
def happens_to_people() -> frozenset[str]:
    """Events that happen to people alone, and count them whatever they are called."""
    return frozenset(weights()["things"]["people"])
