"""Web pages against tests/pages: `python bench/pages.py [--misses] [--page NAME] [--folder DIR]` prints what is found of each page.

Trafilatura stands beside it. A field counts as found where it is the gold's, word for word; the text is measured by its words
(F1 of the multisets, mean over the pages).
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from bench.tables import markdown  # noqa: E402
from laut.acquire import found, kinds  # noqa: E402
from laut.acquire.original import Original  # noqa: E402
from laut.errors import LautError  # noqa: E402
from laut.records import Document  # noqa: E402

PAGES = HERE.parent / "tests" / "pages"
FIELDS = ("title", "published", "outlet", "author")
MOMENTS = ("published_at", "modified")
PLAIN = ("url", "language", "partial")
Table = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """A page of the corpus: its name, its bytes, and what must come out (tests/pages/README.md says in which form)."""

    name: str
    data: bytes
    gold: dict[str, Any]

    @property
    def original(self) -> Original:
        """The page as the reader gets it: as a file that somebody saved."""
        return Original(self.data, f"{self.name}.html")


@dataclass
class Got:
    """What one reader makes of a page: fields, the text without its title, and, of laut alone, the document or the refusal."""

    fields: dict[str, str | None]
    text: str = ""
    document: Document | None = None
    refusal: str | None = None
    score: tuple[float, float, float] = field(default=(0.0, 0.0, 0.0))


def pages(folder: Path = PAGES) -> list[Page]:
    """The corpus in `folder`, by name."""
    golds = sorted(folder.glob("*.toml"))
    return [Page(path.stem, path.with_suffix(".html").read_bytes(), tomllib.loads(path.read_text("utf-8"))) for path in golds]


def by_laut(page: Page) -> Got:
    """The page as laut reads it."""
    try:
        document = found.document(kinds.extract(page.original), {}, page.original.where)
    except LautError as error:
        return Got({}, refusal=str(error))
    text = document.text
    for part in (part for part in document.parts if part.kind == "title"):
        text = text[: part.b] + " " * (part.e - part.b) + text[part.e :]
    values = {name: getattr(document, name) for name in (*FIELDS, *MOMENTS, *PLAIN)}
    fields = {name: None if value is None else str(value) for name, value in values.items()}
    return scored(Got(fields, text, document), page)


def by_trafilatura(page: Page) -> Got:
    """The page as trafilatura extracts it with its own settings, without the line of the title."""
    import trafilatura

    text = trafilatura.extract(page.data, include_comments=False, include_tables=True) or ""
    data = trafilatura.extract_metadata(page.data)
    fields = {"title": data.title, "published": data.date, "outlet": data.sitename, "author": data.author} if data else {}
    titles = {clean(title) for title in (fields.get("title"), page.gold.get("title")) if title}
    lines = [line for line in text.split("\n") if clean(line) not in titles]
    return scored(Got(fields, "\n".join(lines)), page)


def scored(got: Got, page: Page) -> Got:
    """`got` with precision, recall and F1 of its words."""
    got.score = overlap(words(got.text), words(page.gold.get("body", "")))
    return got


def words(text: str) -> Counter[str]:
    """The word tokens of a text, soft hyphens and other signs without width left out."""
    shown = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return Counter(re.findall(r"\w+", shown))


def overlap(got: Counter[str], wanted: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall, F1 of two multisets."""
    both = (got & wanted).total()
    p, r = both / max(1, got.total()), both / max(1, wanted.total())
    return p, r, 2 * p * r / (p + r) if both else 0.0


def clean(value: str | None) -> str | None:
    """A value with single spaces; None for an empty one."""
    return " ".join(unicodedata.normalize("NFC", value).split()) or None if value else None


def same(name: str, got: str | None, page: Page) -> bool:
    """Whether a field is the gold's. Authors are compared as names, whatever parts them and however they are set (capitals)."""
    wanted = [page.gold.get(name), *page.gold.get("also", {}).get(name, [])]
    if name == "author":
        return _names(got) in [_names(value) for value in wanted]
    if name in MOMENTS:
        return any(_moment(got) == _moment(value) for value in wanted)
    return clean(got) in [clean(value) for value in wanted]


def _names(value: str | None) -> list[str]:
    return sorted(name for part in re.split(r"[;,]| und | and ", value or "") if (name := (clean(part) or "").casefold()))


def _moment(value: str | None) -> float | str | None:
    """A moment to the minute: as such where its zone is given, else as the clock's words."""
    if value is None:
        return None
    moment = datetime.fromisoformat(value)
    return moment.timestamp() // 60 if moment.tzinfo else value[:16]


def rates(pairs: list[tuple[Page, Got]], name: str) -> tuple[float, float, float]:
    """Precision (right of those given), recall (right of those that the pages have) and F1 of a field."""
    right = sum(same(name, got.fields.get(name), page) for page, got in pairs if got.fields.get(name))
    given = sum(bool(got.fields.get(name)) for _, got in pairs)
    wanted = sum(bool(page.gold.get(name)) for page, _ in pairs)
    p, r = right / max(1, given), right / max(1, wanted)
    return p, r, 2 * p * r / (p + r) if right else 0.0


def mean(pairs: list[tuple[Page, Got]]) -> tuple[float, float, float]:
    """The macro mean of the text's precision, recall and F1 over the pages."""
    p, r, f1 = (sum(got.score[i] for _, got in pairs) / max(1, len(pairs)) for i in range(3))
    return p, r, f1


def faults(page: Page, got: Got) -> list[str]:
    """What is wrong besides fields and words: furniture in the text, kinds of parts, moments of entries, refusals."""
    wanted = page.gold.get("refused")
    if wanted or got.refusal:
        ok = wanted and got.refusal and re.search(wanted, got.refusal)
        return [] if ok else [f"refused: {got.refusal or 'no'} (wanted: {wanted or 'an article'})"]
    assert got.document
    shown = clean(got.document.text) or ""
    out = [f"must not be there: {phrase}" for phrase in page.gold["must_not"] if (clean(phrase) or "") in shown]
    for begin, kind in page.gold["kinds"]:
        have = kind_of(got.document, begin)
        if have != kind:
            out.append(f"kind of '{begin}': {have} (wanted: {kind})")
    if entries(got.document) != [moment[:16] for moment in page.gold.get("entries", [])]:
        out.append(f"entries: {entries(got.document)} (wanted: {page.gold.get('entries', [])})")
    return out


def kind_of(document: Document, begin: str) -> str | None:
    """The kind of the part that begins with the words `begin`, else of the first that holds them, None where none does."""
    pattern = re.compile(r"\W*".join(map(re.escape, begin.split())))
    parts = [part for part in document.parts if part.kind != "title"]
    for find in (pattern.match, pattern.search):
        for part in parts:
            if find(document.text[part.b : part.e]):
                return part.kind
    return None


def entries(document: Document) -> list[str]:
    """The moments of a ticker's entries to the minute, in the order of the text."""
    moments = [part.at[:16] for part in document.parts if part.at]
    return [m for m, before in zip(moments, ["", *moments], strict=False) if m != before]


def below(corpus: list[Page], ours: list[Got], theirs: list[Got]) -> list[str]:
    """The pages on which laut's text is worse than trafilatura's."""
    rows = zip(corpus, ours, theirs, strict=True)
    return [p.name for p, us, them in rows if "refused" not in p.gold and us.score[2] < them.score[2] - 1e-9]


def tables(_shared: Path | None = None, folder: Path = PAGES) -> list[Table]:
    """Fields and text beside trafilatura's, what else is to be kept, and every page."""
    corpus = pages(folder)
    ours, theirs = [by_laut(page) for page in corpus], [by_trafilatura(page) for page in corpus]
    articles = [i for i, page in enumerate(corpus) if "refused" not in page.gold]
    us, them = [(corpus[i], ours[i]) for i in articles], [(corpus[i], theirs[i]) for i in articles]
    rows = []
    for name in (*FIELDS, "text"):
        (p, r, f1), (_, _, peer) = (mean(pairs) if name == "text" else rates(pairs, name) for pairs in (us, them))
        rows.append({"name": name, "p": p, "r": r, "f1": f1, "others": f"{peer:.3f} trafilatura"})
    rows += [{"name": name, **dict(zip(("p", "r", "f1"), rates(us, name), strict=True))} for name in (*MOMENTS, *PLAIN)]
    refused = [not faults(page, got) for page, got in zip(corpus, ours, strict=True) if "refused" in page.gold]
    wrong = [fault.split(":")[0].split(" of ")[0] for page, got in us for fault in faults(page, got)]
    values = [
        ("pages", f"{len(corpus)}, of them {len(refused)} to be refused"),
        ("refused as they must be", f"{sum(refused)} of {len(refused)}"),
        ("below trafilatura", ", ".join(below(corpus, ours, theirs)) or "none"),
        ("furniture in the text", f"{wrong.count('must not be there')} of {sum(len(p.gold['must_not']) for p, _ in us)} phrases"),
        ("kinds of parts wrong", f"{wrong.count('kind')} of {sum(len(p.gold['kinds']) for p, _ in us)}"),
        ("tickers with wrong moments", f"{wrong.count('entries')} of {sum('entries' in p.gold for p, _ in us)}"),
        ("articles refused", str(wrong.count("refused"))),
    ]
    lines = [f"{p.name:<26} {a.score[2]:.3f}  {b.score[2]:.3f}" for (p, a), (_, b) in zip(us, them, strict=True)]
    return [
        {"name": "pages", "title": f"Web pages: {folder.parent.name}/{folder.name}", "rows": rows},
        {"name": "pages-more", "title": "Web pages: what else is kept", "values": values},
        {"name": "pages-each", "title": "Web pages: F1 of the text, laut and trafilatura", "text": "\n".join(lines)},
    ]


def misses(page: Page, got: Got, peer: Got) -> list[str]:
    """What is wrong on a page, in words."""
    out = faults(page, got)
    if got.refusal is None and "refused" not in page.gold:
        for name in (*FIELDS, *MOMENTS, *PLAIN):
            if not same(name, got.fields.get(name), page):
                out.append(f"{name}: {got.fields.get(name)} (wanted: {page.gold.get(name)})")
        have, wanted = words(got.text), words(page.gold["body"])
        for label, diff in (("missing", wanted - have), ("too much", have - wanted)):
            if diff:
                out.append(f"{label}: {' '.join(diff.elements())}")
        if got.score[2] < peer.score[2] - 1e-9:
            out.append(f"below trafilatura: {got.score[2]:.3f} < {peer.score[2]:.3f}")
    return out


def main() -> None:
    """Print the tables, or the misses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="what is missing and what is too much, page by page")
    parser.add_argument("--page", help="this page alone, with its text")
    parser.add_argument("--folder", type=Path, default=PAGES, help="another corpus of the same form")
    options = parser.parse_args()
    if not (options.misses or options.page):
        print("\n".join(map(markdown, tables(folder=options.folder))))
        return
    for page in pages(options.folder):
        if options.page in (None, page.name):
            got = by_laut(page)
            found_wrong = misses(page, got, by_trafilatura(page))
            if found_wrong or options.page:
                print(f"{page.name} ({page.gold['structure']}) F1 {got.score[2]:.3f}", *found_wrong, "", sep="\n  ")
            if options.page and got.document:
                print(
                    *(
                        f"[{part.kind}{' ' + part.at if part.at else ''}] {got.document.text[part.b : part.e]}"
                        for part in got.document.parts
                    ),
                    sep="\n",
                )


if __name__ == "__main__":
    main()
