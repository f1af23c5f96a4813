"""The timeline, routes on a map, sheets, search, the proof of a draft."""

from __future__ import annotations

from laut.showing.app.routing import Part

PART = Part()
