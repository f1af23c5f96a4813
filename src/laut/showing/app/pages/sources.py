"""Who speaks: the list of sources, one source."""

from __future__ import annotations

from laut.showing.app.routing import Part

PART = Part()
