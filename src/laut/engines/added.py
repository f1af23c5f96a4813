"""What an adding has done: documents, failures, counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from laut.ledger.keeping import KNOWN, NEW, READ_AGAIN, REVISION

PASSED = "passed_over"


@dataclass(frozen=True, slots=True)
class One:
    """What became of one article: `what` as in `Kept`."""

    document: int
    place: str
    what: str
    revises: int | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be added."""

    place: str
    reason: str


@dataclass(slots=True)
class Added:
    """What an adding has done so far: all that it kept or knew, all that failed; `gone` is what was taken out before."""

    documents: list[One] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    passed: list[Failure] = field(default_factory=list)
    gone: list[Failure] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def kept(self) -> int:
        """How many readings were written."""
        return self.counts[NEW] + self.counts[REVISION] + self.counts[READ_AGAIN]

    @property
    def done(self) -> int:
        """How many inputs are dealt with."""
        return len(self.documents) + len(self.failures) + len(self.passed)

    def to_dict(self) -> dict[str, Any]:
        """The counts, the documents and the failures, for JSON."""
        names = (NEW, KNOWN, READ_AGAIN, REVISION)
        documents = [{"id": o.document, "place": o.place, "what": o.what, "revises": o.revises} for o in self.documents]
        return {
            **{name: self.counts[name] for name in names}, "failed": len(self.failures), PASSED: len(self.passed), "documents": documents,
            "failures": [{"place": f.place, "reason": f.reason} for f in self.failures],
            "passed": [{"place": f.place, "reason": f.reason} for f in self.passed],
        }  # fmt: skip
