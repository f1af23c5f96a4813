"""What a newer reader reads differently in the same text: the two readings beside each other, by the words that each record stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from laut.contract import spans_of
from laut.records import Attribution, Reading, Span

ADDED, DROPPED, CHANGED = "added", "dropped", "changed"
_FIELDS: dict[str, tuple[str, ...]] = {
    "attributions": ("type", "stance", "sources", "perhaps", "hedges", "parent"),
    "claims": ("stance", "chain", "hedges", "about"),
    "figures": (
        "low", "high", "bound", "unit", "counted", "concept", "per", "share_of", "role", "event", "compared", "attribution", "perhaps",
    ),
    "times": ("start", "end", "type", "timex", "mod"),
    "routes": ("origin", "to", "mode", "carriers"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that is `added`, `dropped` or `changed`. `words` is what it stands on, at `spans`; `fields` are (name, before, after)."""

    kind: str
    part: str
    words: str
    spans: tuple[Span, ...]
    fields: tuple[tuple[str, Any, Any], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {
            "kind": self.kind, "part": self.part, "words": self.words, "spans": [list(span) for span in self.spans],
            "fields": {name: [before, after] for name, before, after in self.fields},
        }  # fmt: skip


def differences(before: Reading, after: Reading) -> tuple[Difference, ...]:
    """What differs between two readings of one text, part by part, in the order of the text."""
    found = [difference for part in _FIELDS for difference in _part(before, after, part)]
    return tuple(sorted(found, key=lambda d: (list(_FIELDS).index(d.part), d.spans, d.kind)))


def _part(before: Reading, after: Reading, part: str) -> Iterable[Difference]:
    old, new = _keyed(before, part), _keyed(after, part)
    for key in sorted(old.keys() | new.keys()):
        earlier, later = old.get(key, []), new.get(key, [])
        rest = [values for values in later if values not in earlier]
        gone = [values for values in earlier if values not in later]
        for values, then in zip(gone, rest, strict=False):
            fields = tuple((name, a, b) for (name, a), (_, b) in zip(values, then, strict=True) if a != b)
            yield Difference(CHANGED, part, _words(before, key), key, fields)
        for values in rest[len(gone) :]:
            yield Difference(ADDED, part, _words(after, key), key, tuple((name, None, b) for name, b in values if b))
        for values in gone[len(rest) :]:
            yield Difference(DROPPED, part, _words(before, key), key, tuple((name, a, None) for name, a in values if a))


_Values = tuple[tuple[str, Any], ...]


def _keyed(reading: Reading, part: str) -> dict[tuple[Span, ...], list[_Values]]:
    """The values of the records of a part by the words that they stand on."""
    names = {s.id: s.name for s in reading.sources}
    said = {a.id: a for a in reading.attributions}
    found: dict[tuple[Span, ...], list[_Values]] = {}
    for record in getattr(reading, part):
        spans = record.content if isinstance(record, Attribution) else tuple(spans_of(record))
        values = tuple((name, _value(getattr(record, name), name, names, said)) for name in _FIELDS[part])
        found.setdefault(tuple(sorted(set(spans))), []).append(values)
    return found


def _value(value: Any, name: str, names: dict[str, str], said: dict[str, Attribution]) -> Any:
    """A field without ids, which are another reader's: who says it, in names."""
    if name == "sources" or (name == "perhaps" and isinstance(value, tuple)):
        return [names.get(source, source) for source in value]
    if name in ("attribution", "parent", "perhaps") and value is not None:
        return [names.get(source, source) for source in said[value].sources] if value in said else None
    if name == "chain":
        return [list(link) for link in value]
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _words(reading: Reading, spans: tuple[Span, ...]) -> str:
    return " … ".join(reading.document.text[b:e] for b, e in spans)
