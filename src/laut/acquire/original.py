"""The bytes of an input as they came, and where they came from: kept whole, so that every reading can be made again."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from laut.errors import InputError

MOST_BYTES = 64_000_000  # pages saved with their pictures and long PDFs are smaller; what is larger is refused before it is read whole
PRIVATE = ("set-cookie", "set-cookie2")  # header fields that are not kept: they let whoever has them in
ADDRESSES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Original:
    """`data` as it came; `where` names it in errors (a path, an address). `media` is the media type that its sender gave, None where
    nobody did; `retrieved` the moment it was fetched over the network (ISO 8601, UTC), `status` and `headers` those of the answer.

    `told` is what others say of the article (a feed of its entry): pairs of a field of Document and its value, which hold where the
    article itself says nothing.
    """

    data: bytes
    where: str = ""
    media: str | None = None
    url: str | None = None
    retrieved: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    told: tuple[tuple[str, str], ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        return sha256(self.data).hexdigest()


def check_size(size: int, where: str) -> None:
    """InputError for more bytes than an input may have."""
    if size > MOST_BYTES:
        raise InputError(f"an input of at most {MOST_BYTES // 1_000_000} MB", "more", where, "split it into its articles")
