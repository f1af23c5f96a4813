"""The moment of writing."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This moment, as the ledger writes moments: ISO 8601, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
