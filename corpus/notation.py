"""The notation of the corpus: `NAME.txt` (front matter and text) with `NAME.toml` (who says what in it), and its reading as JSON.

A word of the text is named by quoting it; GUIDELINES.md says how. What cannot be found, or not without doubt, is an error that says where.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

from laut import contract  # noqa: E402

Notes = dict[str, Any]
Range = list[int]
SPLITS = ("train", "dev", "test")
KINDS = (
    "agency", "regional", "tabloid", "press_review", "interview", "ticker", "correction", "fact_box", "opinion", "sports", "business",
    "science", "background", "release",
)  # fmt: skip
REFERENCES = (
    "name", "pronoun", "role", "title", "organisation", "group", "both", "demonstrative", "adverb", "document", "document_again",
    "elsewhere", "nobody",
)  # fmt: skip
ROLES = {
    "total", "part", "additional", "remaining", "rate", "share", "change_from", "change_to", "change_by", "comparison", "measure", "limit",
}  # fmt: skip
HIGH_IS_LOW = {"exact", "about", "just_over", "just_under"}
HIGH_ONLY = {"at_most", "less_than"}
STANCES = {"asserts", "confirms", "denies", "estimates", "assesses", "predicts", "demands", "promises", "questions"}
TYPES = {"direct", "indirect", "reported", "free_indirect", "indirect_free_indirect"}
KEYS = {
    "attribution": {
        "id", "type", "stance", "basis", "content", "cue", "speaker", "frame", "addressee", "sources", "parent", "hedges", "said", "ref",
    },
    "figure": {"text", "role", "low", "high", "bound", "unit", "counted", "per", "share_of", "in"},
    "time": {"text", "from", "to"},
}  # fmt: skip


class NotationError(ValueError):
    """Notes that do not fit their text: says which entry, and what was expected."""


@dataclass(frozen=True)
class Article:
    """One article: its text without the front matter, and what the front matter and the notes say of it."""

    name: str
    text: str
    about: dict[str, str]
    notes: Notes


def load(name: str, folder: Path = HERE / "articles", notes: Path | None = None) -> Article:
    """The article of a name; `notes` are another annotator's."""
    raw = (folder / f"{name}.txt").read_text("utf-8")
    found = re.match(r"---\n(.*?)\n---\n\n?", raw, re.S)
    if not found:
        raise NotationError(f"{name}.txt: expected front matter between --- lines")
    about = dict(line.split(": ", 1) for line in found[1].splitlines())
    path = notes or folder / f"{name}.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise NotationError(f"{path.name}: {error}") from error
    return Article(name, raw[found.end() :], about, table)


def names(folder: Path = HERE / "articles") -> list[str]:
    """All articles, by name."""
    return sorted(path.stem for path in folder.glob("*.toml"))


def reading(article: Article) -> dict[str, Any]:
    """The reading that the notes describe, in the JSON of the contract."""
    problems = [f"unknown key {k!r}" for k in article.notes if k not in ("kind", "topic", "sources", "attribution", "figure", "time")]
    if article.notes.get("kind") not in KINDS:
        problems.append(f"kind: expected one of {', '.join(KINDS)}, found {article.notes.get('kind')!r}")
    for table, keys in KEYS.items():
        for n, entry in enumerate(article.notes.get(table, []), 1):
            problems += [f"{table} {entry.get('id', n)}: unknown key {k!r}" for k in entry if k not in keys]
    if problems:
        raise NotationError("\n".join(f"{article.name}: {p}" for p in problems))
    maker = _Maker(article)
    made = maker.reading()
    if maker.problems:
        raise NotationError("\n".join(f"{article.name}: {p}" for p in maker.problems))
    return made


class _Maker:
    def __init__(self, article: Article) -> None:
        self.article, self.text, self.notes = article, article.text, article.notes
        self.problems: list[str] = []
        self.sources: dict[str, dict[str, Any]] = {}

    def reading(self) -> dict[str, Any]:
        about = self.article.about
        notes = self.notes
        attributions = [self.attribution(n, a) for n, a in enumerate(notes.get("attribution", []), 1)]
        ids = [a["id"] for a in attributions]
        self.problems += [f"attribution {i} is there twice" for i in sorted({i for i in ids if ids.count(i) > 1})]
        for a in attributions:
            if a["parent"] is not None and (a["parent"] not in ids or a["parent"] == a["id"]):
                self.problems.append(f"attribution {a['id']}: no attribution {a['parent']!r} for its parent")
        figures = [self.figure(n, f, ids) for n, f in enumerate(notes.get("figure", []), 1)]
        times = [self.time(n, t) for n, t in enumerate(notes.get("time", []), 1)]
        document = {k: about.get(k) for k in ("title", "outlet", "author", "published", "language")}
        return {
            "document": {**document, "text": self.text},
            "sources": list(self.sources.values()),
            "attributions": attributions,
            "figures": sorted(figures, key=lambda f: f["span"]),
            "times": sorted(times, key=lambda t: t["span"]),
        }

    def attribution(self, number: int, note: Notes) -> dict[str, Any]:
        where = f"attribution {note.get('id', number)}"
        content = self.spans(where, "content", note.get("content", []), None)
        if not content:
            self.problems.append(f"{where}: no content")
            content = [[0, 0]]
        for key, known in (("type", TYPES), ("stance", STANCES), ("ref", set(REFERENCES)), ("basis", {"cue", "run_on", "pointer"})):
            value = note.get(key, "cue" if key == "basis" else None)
            if value not in known:
                self.problems.append(f"{where}: {key} is {value!r}, expected one of {', '.join(sorted(known))}")
        role = {k: self.spans(where, k, note.get(k, []), content) for k in ("cue", "speaker", "addressee", "frame")}
        if note.get("basis", "cue") == "cue" and not role["cue"] and note.get("type") not in ("reported", "direct"):
            self.problems.append(f"{where}: no cue; say basis = 'run_on' or 'pointer' if it has none")
        sources = [self.source(where, name, role["speaker"]) for name in note.get("sources", [])]
        if not sources and note.get("ref") not in ("nobody", "adverb"):
            self.problems.append(f"{where}: no sources, but ref is neither 'nobody' nor 'adverb'")
        return {
            "id": note.get("id", f"a{number}"), "type": note.get("type"), "stance": note.get("stance"), "basis": note.get("basis", "cue"),
            **role, "content": content, "sources": sources, "parent": note.get("parent"), "hedges": note.get("hedges", []),
            "said": note.get("said"),
        }  # fmt: skip

    def source(self, where: str, name: str, mentions: list[Range]) -> str:
        kind = self.notes.get("sources", {}).get(name)
        if kind is None:
            self.problems.append(f"{where}: the source {name!r} is not in [sources]")
        entry = self.sources.setdefault(
            name,
            {
                "id": f"s{len(self.sources) + 1}", "name": name, "kind": kind, "named": kind != "group", "leaning": None, "mentions": [],
                "entry": None,
            },
        )  # fmt: skip
        entry["mentions"] = sorted(entry["mentions"] + [m for m in mentions if m not in entry["mentions"]])
        return str(entry["id"])

    def figure(self, number: int, note: Notes, ids: list[str]) -> dict[str, Any]:
        where = f"figure {number} {note.get('text')!r}"
        span = self.one(where, note.get("text", ""))
        low, high, bound = note.get("low"), note.get("high"), note.get("bound", "exact")
        if bound in HIGH_IS_LOW:
            high = low
        if bound in HIGH_ONLY:
            low, high = None, low if high is None else high
        if low is None and high is None:
            self.problems.append(f"{where}: no low")
        if note.get("in") is not None and note["in"] not in ids:
            self.problems.append(f"{where}: no attribution {note['in']!r}")
        if note.get("role") not in (None, *ROLES):
            self.problems.append(f"{where}: role is {note['role']!r}, expected one of {', '.join(sorted(ROLES))}")
        return {
            "id": f"f{number}", "span": span, "text": self.text[span[0] : span[1]], "low": low, "high": high, "bound": bound,
            "unit": note.get("unit"), "counted": note.get("counted"), "concept": None, "per": note.get("per"),
            "share_of": note.get("share_of"), "role": note.get("role"), "event": None, "attribution": note.get("in"), "perhaps": None,
        }  # fmt: skip

    def time(self, number: int, note: Notes) -> dict[str, Any]:
        where = f"time {number} {note.get('text')!r}"
        span = self.one(where, note.get("text", ""))
        for key in ("from", "to"):
            if note.get(key) is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", str(note[key])):
                self.problems.append(f"{where}: {key} is {note[key]!r}, expected YYYY-MM-DD as a string")
        return {
            "id": f"t{number}", "span": span, "text": self.text[span[0] : span[1]], "from": note.get("from"), "to": note.get("to"),
            "type": "DATE", "timex": None, "mod": None,
        }  # fmt: skip

    def one(self, where: str, words: str) -> Range:
        found = list(self.places(words)) if words else []
        if len(found) == 1:
            return found[0]
        self.problems.append(f"{where}: stands {len(found)} times in the text; widen it and mark it: 'words around <{words}>'")
        return [0, 0]

    def spans(self, where: str, key: str, parts: list[str], near: list[Range] | None) -> list[Range]:
        """The places of quoted parts: of those that stand there more than once the nearest to `near`, or to the first part."""
        out: list[Range] = []
        for part in parts:
            found = list(self.places(part))
            anchor = near or out
            if not found:
                self.problems.append(f"{where}: {key} {part!r} is not in the text")
            elif len(found) > 1 and not anchor:
                self.problems.append(f"{where}: {key} {part!r} stands {len(found)} times in the text; widen it: 'before <words> behind'")
            else:
                out.append(min(found, key=lambda s: _distance(s, anchor)) if anchor else found[0])
        return sorted(out)

    def places(self, part: str) -> Iterator[Range]:
        """Where a quoted part stands: `<...>` marks the words meant in what is quoted, ` … ` leaves words out in the middle."""
        before, mark, rest = part.partition("<")
        inner, _, after = rest.partition(">") if mark else (part, "", "")
        before = before if mark else ""
        first, dots, last = inner.partition(" … ")
        pattern = re.escape(before) + "(" + re.escape(first) + (r".*?" + re.escape(last) if dots else "") + ")" + re.escape(after)
        edges = (r"(?<!\w)" if re.match(r"\w", before + first) else "", r"(?!\w)" if re.search(r"\w$", part.rstrip(">")) else "")
        for found in re.finditer(edges[0] + pattern + edges[1], self.text, re.S):
            yield [found.start(1), found.end(1)]


def _distance(span: Range, near: list[Range]) -> tuple[int, int]:
    """How many characters lie between a place and the nearest of others; places that touch or lie within come first."""
    gap = min(max(b - span[1], span[0] - e, 0) for b, e in near)
    return gap, span[0]


def shown(made: dict[str, Any]) -> str:
    """A reading as lines for the annotator's eye."""
    text, lines = made["document"]["text"], []
    who = {s["id"]: s["name"] for s in made["sources"]}

    def words(spans: list[Range]) -> str:
        return " | ".join(text[b:e].replace("\n", "¶") for b, e in spans)

    for a in made["attributions"]:
        by = [who[s] for s in a["sources"]]
        head = f"{a['id']} {a['type']} {a['stance']} {a['basis']} parent={a['parent']} sources={by} {a['hedges']} {a['said']}"
        lines += [head, *(f"    {k:<9} {words(a[k])}" for k in ("content", "cue", "speaker", "addressee", "frame") if a[k])]
    for f in made["figures"]:
        value = f"{f['low']}..{f['high']} {f['bound']} {f['unit']} {f['counted']} {f['per']}"
        lines.append(f"{f['id']} {f['text']!r} {value} in {f['attribution']}")
    lines += [f"{t['id']} {t['text']!r} {t['from']}..{t['to']}" for t in made["times"]]
    return "\n".join(lines)


def references(article: Article) -> dict[str, str]:
    """How the speaker of each attribution is named: id -> one of REFERENCES."""
    return {note.get("id", f"a{n}"): note["ref"] for n, note in enumerate(article.notes.get("attribution", []), 1)}


def line(article: Article, split: str) -> str:
    """An article as one line of JSON: `reading` is by the contract of `laut schema`."""
    whole = {"laut": contract.CONTRACT, "reader": {"version": "annotated", "data": None, "model": None}, **reading(article)}
    about = {"name": article.name, "split": split, "kind": article.notes["kind"], "topic": article.notes["topic"]}
    kept = contract.to_dict(contract.from_dict(whole))
    return json.dumps({**about, "references": references(article), "reading": kept}, ensure_ascii=False, sort_keys=True)
