"""What is taken away: dossiers."""

from __future__ import annotations

from laut.showing.app.routing import Part

PART = Part()
