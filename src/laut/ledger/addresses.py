"""Addresses in their plain form: two that lead to the same article for every reader are the same text."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = ("utm_", "fbclid", "gclid", "wt_", "at_", "mc_cid", "mc_eid", "igshid", "ref_src", "cmpid", "ocid")
_PORTS = {"http": 80, "https": 443}


def plain(url: str | None) -> str | None:
    """`url` without fragment, parameters that only track, usual port and slash at its end; https for http. None for no web address."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _PORTS or not parts.hostname:
        return None
    host = parts.hostname.removesuffix(".")
    if port and port not in _PORTS.values():
        host += f":{port}"
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(_TRACKING)]
    return urlunsplit(("https", host, parts.path.rstrip("/") or "", urlencode(sorted(query)), ""))
