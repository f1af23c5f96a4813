"""One article with its reading, and the list of the articles of a ledger."""

from __future__ import annotations

from laut.showing.app.routing import Part

PART = Part()
