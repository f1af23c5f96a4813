"""Findings over several articles in words, and questions and findings as the JSON of a ledger has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from laut.contract import record_dict
from laut.languages import known
from laut.records import CaseFinding, Question
from laut.weighing.casework import CaseDraft
from laut.weighing.topics import about
from laut.weighing.tracing import Told
from laut.weighing.wording import say

_LENGTH = 10  # letters of a finding's id


def finding(draft: CaseDraft, ui: str, abouts: dict[str, str]) -> CaseFinding:
    """A finding in the words of a language; `abouts` are its question in each language."""
    words = {name: abouts.get(ui, value) if name == "about" else value for name, value in draft.draft.words.items()}
    said = say(replace(draft.draft, words=words), ui)
    at = " ".join([draft.draft.kind, *(f"{article} {span.b}" for article, span in draft.places)])
    d = draft.draft
    return CaseFinding(
        "w" + sha256(at.encode()).hexdigest()[:_LENGTH], d.kind, said, draft.places, draft.who, d.holds, draft.questions, d.least, d.most
    )


def abouts(answers: Iterable[Told]) -> dict[str, str]:
    """A question in words of every language."""
    every = tuple(answers)
    return {ui: about(every, ui) for ui in known()}


def question_dict(question: Question) -> dict[str, Any]:
    """A question as the contract of the ledger has it."""
    out = record_dict(question)
    out["answers"] = [record_dict(answer) for answer in question.answers]
    out["disputes"] = [record_dict(answer) for answer in question.disputes]
    out["origins_at_least"], out["origins_at_most"] = out.pop("at_least"), out.pop("at_most")
    out["current"] = {"low": out.pop("low"), "high": out.pop("high"), "answers": out.pop("standing")}
    return out


def finding_dict(found: CaseFinding) -> dict[str, Any]:
    """A finding as the contract of the ledger has it: spans stand with their article."""
    out = record_dict(found)
    out["spans"] = [[article, *span] for article, span in found.spans]
    return out
