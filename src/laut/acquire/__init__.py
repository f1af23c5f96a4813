"""From a file, bytes or a string to a Document: one module for each kind of input."""

from __future__ import annotations

from laut.acquire.plain import MOST, from_bytes, from_path, from_stream, from_text

__all__ = ["MOST", "from_bytes", "from_path", "from_stream", "from_text"]
