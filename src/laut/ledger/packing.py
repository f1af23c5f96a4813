"""Bytes as a ledger keeps them: compressed, with the hash that tells later whether they are still the same."""

from __future__ import annotations

import zlib
from hashlib import sha256

from laut.errors import LedgerError

LEVEL = 6


def packed(data: bytes) -> bytes:
    """`data` compressed."""
    return zlib.compress(data, LEVEL)


def unpacked(data: bytes, hash: str, what: str) -> bytes:
    """What was compressed; LedgerError where it is damaged, or is not what has this hash."""
    try:
        found = zlib.decompress(data)
    except zlib.error:
        raise LedgerError("the bytes as they were kept", "damaged ones", what, "restore the ledger from a backup") from None
    if sha256(found).hexdigest() != hash:
        raise LedgerError(f"the bytes with the hash {hash[:12]}", "others", what, "restore the ledger from a backup")
    return found


def compressed(data: bytes) -> bytes:
    """What can be made again, compressed fast."""
    return zlib.compress(data, 1)


def expanded(data: bytes) -> bytes:
    """What was compressed so; LedgerError where it is damaged."""
    try:
        return zlib.decompress(data)
    except zlib.error:
        raise LedgerError("a record as it was kept", "a damaged one", do="laut add --again makes it anew") from None
