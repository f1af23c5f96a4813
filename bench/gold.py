"""The hand-made readings outside this repository: where they lie, which articles they read, and as values of `laut.records`."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from laut.records import Attribution, Claim, Document, Figure, Finding, Reading, Source, Span, Time

CORPORA = {"uhh-dev": "uhh/dev.jsonl.gz", "polnear-dev": "polnear/dev.jsonl.gz"}


def shared_folder() -> Path | None:
    """The folder with gold and corpora: `LAUT_SHARED`, or `shared` beside the repository; None where there is neither."""
    named = os.environ.get("LAUT_SHARED")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    return folder if (folder / "gold").is_dir() else None


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a gzip'd file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


@dataclass(frozen=True)
class GoldArticle:
    """One article with its gold: `path` is the gold file, `document` what a reader gets."""

    name: str
    path: Path
    document: Document
    gold: dict[str, Any]


def gold_articles(shared: Path, seed: bool = True) -> list[GoldArticle]:
    """The seed article first (unless `seed` is False), then the articles of gold/reading by name."""
    files = sorted((shared / "gold" / "reading").glob("*.gold.json"))
    golds = [(path, json.loads(path.read_text(encoding="utf-8"))) for path in files]
    texts = {corpus: {line["name"]: line["text"] for line in lines(shared / "corpora" / file)} for corpus, file in CORPORA.items()}
    found = [_article(path, gold, texts[gold["document"]["corpus"]][gold["document"]["file"].removesuffix(".txt")]) for path, gold in golds]
    if seed:
        path = shared / "gold" / "seed.gold.json"
        text = (shared / "gold" / "seed.txt").read_bytes().decode("utf-8")
        found.insert(0, _article(path, json.loads(path.read_text(encoding="utf-8")), text))
    return found


def _article(path: Path, gold: dict[str, Any], text: str) -> GoldArticle:
    about = gold["document"]
    document = Document(
        text=text, title=about["title"], outlet=about["outlet"], author=about["author"],
        published=date.fromisoformat(about["published"]), language=about["language"],
    )  # fmt: skip
    return GoldArticle(path.name.removesuffix(".gold.json"), path, document, gold)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _spans(spans: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(b, e) for b, e in spans)


class _Cast:
    """Sources by name, in order of their first mention in the gold."""

    def __init__(self) -> None:
        self.mentions: dict[str, list[Span]] = {}

    def ids(self, speakers: list[dict[str, Any]]) -> tuple[str, ...]:
        """The ids of the sources that stand behind the speakers of one attribution."""
        ids = []
        for speaker in speakers:
            for name in speaker.get("name", speaker["text"]).split(";"):
                self.mentions.setdefault(name.strip(), []).append(Span(*speaker["span"]))
                ids.append(f"s{list(self.mentions).index(name.strip()) + 1}")
        return tuple(dict.fromkeys(ids))

    def sources(self) -> tuple[Source, ...]:
        """One source a name; the gold does not say its kind, so it is `other`."""
        return tuple(Source(f"s{i}", name, "other", mentions=tuple(spans)) for i, (name, spans) in enumerate(self.mentions.items(), 1))


def gold_reading(article: GoldArticle) -> Reading:
    """The reading that the gold describes, with one claim an attribution and one for each figure without."""
    gold, cast = article.gold, _Cast()
    attributions = tuple(
        Attribution(
            id=a["id"], type=a["type"], stance=a["stance"], basis="cue" if a["cue"] else "run_on", content=_spans(a["content"]),
            cue=_spans(a["cue"]), speaker=tuple(Span(*s["span"]) for s in a["speakers"]), sources=cast.ids(a["speakers"]),
            parent=a["parent"], hedges=tuple(a["hedges"]), said=(_day(a["said"][0]), _day(a["said"][1])) if a["said"] else None,
        )
        for a in gold["attributions"]
    )  # fmt: skip
    figures = tuple(
        Figure(
            f["id"], Span(*f["span"]), f["text"], f["low"], f["high"], f["bound"], f["unit"], f["counted"], f["concept"], f["per"],
            f["share_of"], attribution=f["attribution"],
        )
        for f in gold["figures"]
    )  # fmt: skip
    times = tuple(Time(t["id"], Span(*t["span"]), t["text"], _day(t["from"]), _day(t["to"]), "DATE") for t in gold["times"])
    sources = cast.sources()
    names, about = {s.id: s.name for s in sources}, {f["id"]: f["about"] for f in gold["figures"]}
    claims = _claims(article.document, attributions, figures, names, about)
    findings = tuple(
        Finding(
            w["id"], w["kind"], w["says"], _spans(w["spans"]), tuple(w["claims"]), tuple(w["figures"]), w.get("holds"),
            w.get("origins_at_least"), w.get("origins_at_most"),
        )
        for w in gold["findings"]
    )  # fmt: skip
    reader = (("version", "gold"), ("data", None), ("model", None))
    return Reading(article.document, reader, sources, attributions, figures, times, claims, findings=findings)


def _claims(
    document: Document,
    attributions: tuple[Attribution, ...],
    figures: tuple[Figure, ...],
    names: dict[str, str],
    about: dict[str, str | None],
) -> tuple[Claim, ...]:
    by_id = {a.id: a for a in attributions}
    relays = {a.parent for a in attributions if a.parent in by_id and by_id[a.parent].content == a.content}
    outlet = (document.outlet or "",)

    def chain(attribution: Attribution | None) -> tuple[tuple[str, ...], ...]:
        links: list[tuple[str, ...]] = []
        while attribution:
            links.append(tuple(names[s] for s in attribution.sources))
            attribution = by_id.get(attribution.parent or "")
        return (outlet, *reversed(links))

    found = []
    for a in attributions:
        if a.id not in relays:
            held = [f for f in figures if f.attribution == a.id]
            said_of = next((about[f.id] for f in held if about[f.id]), None)
            ids = tuple(f.id for f in held)
            found.append(Claim(f"c{len(found) + 1}", a.content, a.id, chain(a), a.stance, a.hedges, ids, about=said_of))
    for f in figures:
        if not f.attribution:
            found.append(Claim(f"c{len(found) + 1}", (f.span,), None, (outlet,), "asserts", (), (f.id,), about=about[f.id]))
    return tuple(found)
