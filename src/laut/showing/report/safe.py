"""What of an article may stand in a page: characters without effect of their own, addresses that only lead to pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from markupsafe import Markup

_REPLACED = "\ufffd"
# Controls, what turns the direction of writing, halves of surrogate pairs, what is no character.
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARKS = re.compile("[\u061c\u200b\u200e\u200f\u2060\ufeff\u00ad]")  # seen by nobody
_LINES = re.compile("\r\n?|[\u2028\u2029]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LONGEST = 2000  # characters of an address that is linked


def clean(words: str) -> str:
    """`words` without characters that act instead of being seen; what stood there and had an effect is U+FFFD."""
    return _BAD.sub(_REPLACED, _MARKS.sub("", _LINES.sub("\n", words)))


def finalize(value: Any) -> Any:
    """What every expression of a template goes through before it is escaped; None is nothing."""
    from markupsafe import Markup

    if value is None:
        return ""
    if isinstance(value, Markup):
        return Markup(clean(value))
    return clean(value) if isinstance(value, str) else value


def trusted(words: str) -> Markup:
    """Our own style sheet: not escaped."""
    from markupsafe import Markup

    return Markup(words)


def address(url: str | None) -> str | None:
    """`url` where it may be linked: http or https, with a host, without a password, without a character that acts."""
    if not url or len(url) > _LONGEST or clean(url) != url or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc and "\\" not in url else None
    except ValueError:
        return None


def language(code: str | None) -> str | None:
    """`code` where it has the form of a language tag."""
    return code if code and _LANGUAGE.fullmatch(code) else None
