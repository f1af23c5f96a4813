"""The ledger room: many readings kept in one SQLite file or a PostgreSQL database, found again, and what people decide over them."""

from __future__ import annotations

from laut.ledger.book import Ledger

__all__ = ["Ledger"]
