"""The heading that opens a text is its title."""

from __future__ import annotations

from laut.records import Part


def opened(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """`parts` with the first one as the title where it is a heading and no other part is the title: most people write the title of an
    article as a heading of the first order.
    """
    if parts and parts[0].kind == "heading" and all(part.kind != "title" for part in parts):
        return (parts[0]._replace(kind="title"), *parts[1:])
    return parts
