"""Findings over several articles in words, and questions and findings as the JSON of a ledger has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from laut.contract import record_dict
from laut.languages import known
from laut.records import Answer, CaseFinding, Question, Span
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


def question_from(row: Mapping[str, Any], ui: str) -> Question:
    """The question that `question_dict` wrote, `about` in the words of a language where it has them in several."""
    about_ = row["about"]
    current = row["current"]
    return Question(
        row["id"], about_ if isinstance(about_, str) else about_.get(ui) or next(iter(about_.values())),
        tuple(map(_answer, row["answers"])), row["independent_origins"], row["origins_at_least"], row["origins_at_most"], row["relation"],
        current["low"], current["high"], tuple(current["answers"]), tuple(row["sourcing"]),
        tuple(map(_answer, row["disputes"])), row["unit"],
        row["pinned"],
    )  # fmt: skip


def _answer(row: Mapping[str, Any]) -> Answer:
    spans = {"span": Span(*row["span"]), "quote": Span(*row["quote"])}
    as_of = row["as_of"]
    days: dict[str, Any] = {
        "published": _day(row["published"]), "day": _day(row["day"]), "as_of": (_day(as_of[0]), _day(as_of[1])) if as_of else None,
    }  # fmt: skip
    lists = {name: tuple(row[name]) for name in ("origins", "origin_ids", "hedges", "inferred", "via")}
    return Answer(**{**row, **spans, **days, **lists, "chain": tuple(map(tuple, row["chain"]))})


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def finding_from(row: Mapping[str, Any], ui: str) -> CaseFinding:
    """The finding that `finding_dict` wrote, worded in a language."""
    says = row["says"]
    return CaseFinding(
        row["id"], row["kind"], says if isinstance(says, str) else says.get(ui) or next(iter(says.values())),
        tuple((article, Span(b, e)) for article, b, e in row["spans"]), tuple(row["who"]), row["holds"], tuple(row["questions"]),
        row["origins_at_least"], row["origins_at_most"],
    )  # fmt: skip
