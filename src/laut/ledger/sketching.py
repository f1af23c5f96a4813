"""What a text looks like to who compares it with a hundred thousand others: hashes of its runs of words, and bands of a MinHash over them.

Two texts that share many runs have a band in common (locality-sensitive hashing: Broder 1997; Indyk and Motwani 1998). The MinHash is
rensa's; it is made of the hashes that the ledger keeps, so that another version of it can be put in its place without the texts.
"""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from functools import cache
from hashlib import blake2b

from rensa import RMinHash

RUN = 4  # words: quotations and set phrases are seldom the same for longer by chance
BANDS = 48
ROWS = 2  # 48 bands of 2: two texts with a fifth in common meet with a chance of .86, with a third .99, with a hundredth .005
_SEED = 1


def runs(text: str) -> frozenset[int]:
    """The hashes (32 bits) of all runs of RUN words; case and punctuation do not count. Empty for a text of fewer words."""
    words = [word.casefold() for word in _word().findall(text)]
    return frozenset(_hash(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def places(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """The words of `text` as [b, e), and for each the hash of the run that begins there (for the last words there is none)."""
    spans = [match.span() for match in _word().finditer(text)]
    words = [text[b:e].casefold() for b, e in spans]
    return spans, [_hash(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]


def bands(hashes: frozenset[int]) -> list[int]:
    """A number (63 bits) for each band; texts with one in common are worth comparing. None for an empty set."""
    if not hashes:
        return []
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    sketch.update([str(h) for h in sorted(hashes)])
    digest = sketch.digest()
    return [_key(band, tuple(digest[band * ROWS : (band + 1) * ROWS])) for band in range(BANDS)]


@cache
def made() -> str:
    """The version of the bands: numbers that another one made cannot be compared."""
    return f"{RUN}/{BANDS}x{ROWS}/{zlib.crc32(repr(bands(frozenset(range(9)))).encode()):08x}"


def packed(hashes: frozenset[int]) -> bytes:
    """The hashes as bytes: 32 bits each, sorted, the lowest byte first. They are as good as random: compression would make them longer."""
    return _little(array("I", sorted(hashes))).tobytes()


def unpacked(data: bytes) -> array[int]:
    """What `packed` packed. An array, not a set: to make a set costs six times as much as to count what it shares with one."""
    found = array("I")
    found.frombytes(data)
    return _little(found)


def _little(numbers: array[int]) -> array[int]:
    """The same bytes on every machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _hash(words: list[str]) -> int:
    return zlib.crc32(" ".join(words).encode("utf-8", "surrogatepass"))


def _key(band: int, values: tuple[int, ...]) -> int:
    return int.from_bytes(blake2b(repr((band, values)).encode(), digest_size=8).digest(), "big") >> 1


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")
