"""What a draft is to be checked for before it is printed, with the words of the case beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from laut.contract import record_dict
from laut.records import Answer, CaseFinding
from laut.weighing.worded import finding_dict


@dataclass(frozen=True, slots=True)
class Words:
    """The case's words that a finding is set beside: an answer with its sentence."""

    answer: Answer
    quote: str

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return record_dict(self.answer) | {"words": self.quote}


@dataclass(frozen=True, slots=True)
class Proofed:
    """A finding about a draft. Its spans are those of the draft, then those of the answers of the case that it stands beside."""

    finding: CaseFinding
    beside: tuple[Words, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON: each span is article, begin and end."""
        return finding_dict(self.finding) | {"beside": [words.to_dict() for words in self.beside]}


@dataclass(frozen=True, slots=True)
class Proof:
    """What a draft is to be checked for, the most important first. Of so many `figures`, those `compared` answer a question of the case."""

    draft: str
    title: str | None
    findings: tuple[Proofed, ...]
    figures: int
    compared: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {
            "draft": self.draft, "title": self.title, "findings": [f.to_dict() for f in self.findings], "figures": self.figures,
            "compared": list(self.compared),
        }  # fmt: skip
