"""The command line: one module for each verb, which parses, calls and words, and does nothing else."""

from __future__ import annotations

from laut.cli.main import main, run

__all__ = ["main", "run"]
