"""The directory of known sources: agencies, outlets, state bodies, parties, companies ..., and the rules that type the others."""

from __future__ import annotations

from laut.sources.countries import Countries, countries
from laut.sources.directory import Directory, Entry, directory
from laut.sources.rules import Typed

__all__ = ["Countries", "Directory", "Entry", "Typed", "countries", "directory"]
