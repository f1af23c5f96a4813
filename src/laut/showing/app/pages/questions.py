"""The questions of a ledger, one question, the findings."""

from __future__ import annotations

from laut.showing.app.routing import Part

PART = Part()
