"""The table of weights and thresholds, read from `weights.toml` when it is first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def weights() -> dict[str, dict[str, float]]:
    """Every section of the table by name."""
    return tomllib.loads((files(__package__) / "weights.toml").read_text(encoding="utf-8"))


def weight(section: str, name: str, otherwise: float = 0.0) -> float:
    """One number of the table."""
    return weights()[section].get(name, otherwise)
