"""What people decide, and the log of it."""

from __future__ import annotations

from laut.showing.app.routing import Part

PART = Part()
