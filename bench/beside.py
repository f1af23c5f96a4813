"""laut beside its peers: times of KRAUTS, quantities of NewsQuant, the numbers of the gold; same lines, same scorer.

`python bench/peers/install.py` installs the peers that can be had, and they are run again here; of the others the published figures are
shown as such. The systems and what was published stand in peers.toml, the scripts that run them in peers/.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from bench import own
from bench.accuracy import CORPORA, documents, rows, scorer_of
from bench.compare import close, shared
from bench.gold import gold_articles, lines
from bench.matching import best_first, row
from bench.tables import REACH
from laut.engines.local import read_document
from laut.records import Document

Table = dict[str, Any]
Reading = dict[str, Any]
HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent / "build" / "peers"
PYTHON = FOLDER / "venv" / "bin" / "python"
OURS = "laut"
LANGUAGES = {"de": "German", "en": "English"}


@dataclass(frozen=True)
class System:
    """A peer that can be run: what it reads (`times` or `figures`), in which languages, by which command, with which programs."""

    name: str
    reads: str
    languages: tuple[str, ...]
    command: tuple[str, ...]
    needs: tuple[str, ...]

    def installed(self) -> bool:
        """Whether it can be run here."""
        return PYTHON.exists() and all(shutil.which(program) for program in (self.command_here()[0], *self.needs))

    def command_here(self) -> list[str]:
        """Its command with the folders filled in."""
        return [part.format(python=PYTHON, here=HERE / "peers", folder=FOLDER) for part in self.command]

    def read(self, documents: Iterable[tuple[str, Document]], rounds: int = 1) -> tuple[dict[str, Reading], float]:
        """Its readings by name, and the seconds of processor time that the fastest of some rounds took."""
        given = "".join(
            json.dumps({"name": name, "text": d.text, "language": d.language, "published": d.published and d.published.isoformat()}) + "\n"
            for name, d in documents
        )
        command = [*self.command_here(), str(rounds)]
        fixed = {**os.environ, "PYTHONHASHSEED": "0"}  # quantulum3 depends on the order of hashes
        done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", env=fixed)
        if done.returncode:
            print(f"{self.name} failed: {done.stderr[-500:]}", file=sys.stderr)
            return {}, 0.0
        *found, last = [json.loads(line) for line in done.stdout.splitlines()]
        return {str(one["name"]): one for one in found}, float(last["seconds"])


def toml(key: str) -> list[dict[str, Any]]:
    """One of the lists of peers.toml."""
    found: list[dict[str, Any]] = tomllib.loads((HERE / "peers.toml").read_text("utf-8"))[key]
    return found


def systems(reads: str, language: str) -> list[System]:
    """The peers that read this in that language."""
    every = [System(s["name"], s["reads"], tuple(s["languages"]), tuple(s["command"]), tuple(s["needs"])) for s in toml("system")]
    return [s for s in every if s.reads == reads and language in s.languages]


def ours(documents: Iterable[tuple[str, Document]]) -> dict[str, Reading]:
    """laut's readings by name."""
    return {name: read_document(document).to_dict() for name, document in documents}


Measure = Callable[[dict[str, Reading]], dict[str, float]]


def beside(name: str, title: str, columns: tuple[str, ...], found: list[tuple[str, Document]], reads: str, measure: Measure) -> Table:
    """One table: F1 of laut, what is asked for, and each peer, run here or published."""
    language = found[0][1].language or ""
    shown = [{"name": OURS, **measure(ours(found)), "run": "here"}]
    if name in REACH:
        shown.append({"name": "asked for", **{c: v for c, v in REACH[name].items() if c in columns}})
    for system in systems(reads, language):
        readings = system.read(found)[0] if system.installed() else {}
        rates = measure(readings) if readings else {}
        said = {p["row"]: p["f1"] for p in toml("peer") if (p["table"], p["name"]) == (name, system.name)}
        published = " / ".join(f"{said[c]:.3f}" for c in columns if c in said)
        shown.append({"name": system.name, **rates, "run": "here" if rates else "not installed here", "published": published})
    every = (*columns, "run", "published")
    blank = dict.fromkeys(every, "")
    note = " ".join(e["says"] for e in toml("elsewhere") if name in e["tables"])
    filled = [{**blank, **one} for one in shown]
    return {"name": f"beside-{name}", "title": title, "bare": True, "columns": list(every), "rows": filled, "note": note}


def times(folder: Path) -> list[Table]:
    """Both parts of KRAUTS."""
    score = scorer_of(folder / "corpora" / "score.py")
    tables = []
    for name, what, file, language, title in CORPORA:
        if what == "times":
            path = folder / "corpora" / file
            gold = list(lines(path))
            found = list(documents(path, language))

            def measure(readings: dict[str, Reading], gold: list[Any] = gold) -> dict[str, float]:
                return {**printed_by(score.times, gold, readings), **timex(score, gold, readings)}

            columns = ("strict", "relaxed", "value", "type", "mod")
            tables.append(beside(name, f"{title}, F1 beside others", columns, found, "times", measure))
    return [*tables, *(single_days(folder, language) for language in LANGUAGES)]


def single_days(folder: Path, language: str) -> Table:
    """Of the times that are one day by what people wrote down, the share for which a reader gives that day.

    Only a day means the same to all readers: of `seit 2009` or `im März` each gives what it is made for.
    """
    parts: dict[str, list[tuple[str, Document, Reading]]] = {
        "gold": [(a.name, a.document, a.gold) for a in gold_articles(folder) if a.document.language == language],
        "own corpus": [(a.name, a.document, a.reading) for a in own.articles() if a.document.language == language],
    }

    def measure(readings: dict[str, Reading]) -> dict[str, float]:
        return {name: share_of_days(part, readings) for name, part in parts.items()}

    title = f"{LANGUAGES[language]} times that are one day: the share that is found with that day, beside others"
    found = [(name, document) for part in parts.values() for name, document, _ in part]
    return beside(f"days-{language}", title, tuple(parts), found, "times", measure)


def share_of_days(part: list[tuple[str, Document, Reading]], readings: dict[str, Reading]) -> float:
    """The share of single days that are found."""
    hits = wanted = 0
    for name, _, gold in part:
        single = [t for t in gold["times"] if t["from"] and t["from"] == t["to"]]
        read = readings.get(name, {}).get("times", [])
        pairs = [
            (float(shared(a["span"], b["span"])), i, j) for i, a in enumerate(single) for j, b in enumerate(read) if day(b) == a["from"]
        ]
        hits += len(best_first(p for p in pairs if p[0] > 0))
        wanted += len(single)
    return hits / wanted if wanted else 0.0


def day(time: dict[str, Any]) -> str | None:
    """The one day that a time is, by its interval or, where it has none, by its TIMEX3 value."""
    if "from" in time:
        return str(time["from"]) if time["from"] and time["from"] == time["to"] else None
    found = re.match(r"\d{4}-\d\d-\d\d", time.get("timex") or "")
    return found[0] if found else None


def quantities(folder: Path) -> list[Table]:
    """NewsQuant, then the numbers of gold and seed."""
    score = scorer_of(folder / "corpora" / "score.py")
    path = folder / "corpora" / "newsquant" / "dev.jsonl.gz"
    gold = list(lines(path))
    found = list(documents(path, "en"))
    title = "English quantities: NewsQuant dev, F1 beside others"
    table = beside(
        "newsquant", title, ("value", "value+unit"), found, "figures", lambda readings: printed_by(score.quantities, gold, readings)
    )
    return [table, numbers(folder)]


def numbers(folder: Path) -> Table:
    """The numbers of the English articles of gold/reading: span overlaps, same number or range, whatever the bound."""
    articles = [a for a in gold_articles(folder) if a.document.language == "en"]
    found = [(a.name, a.document) for a in articles]

    def measure(readings: dict[str, Reading]) -> dict[str, float]:
        count: Counter[str] = Counter()
        for a in articles:
            read, gold = readings.get(a.name, {}).get("figures", []), a.gold["figures"]
            pairs = [(float(shared(g["span"], r["span"])), i, j) for i, g in enumerate(gold) for j, r in enumerate(read) if near(g, r)]
            count.update(hit=len(best_first(p for p in pairs if p[0] > 0)), read=len(read), gold=len(gold))
        return {"number": row("number", count)["f1"]}

    return beside("reading-en-numbers", "gold/reading, English: the numbers, F1 beside others", ("number",), found, "figures", measure)


def printed_by(score: Callable[..., None], gold: list[Any], readings: dict[str, Reading]) -> dict[str, float]:
    """The F1 of each row that a scorer prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        score(gold, readings, None)
    return {r["name"]: r["f1"] for r in rows(out.getvalue())}


def timex(score: ModuleType, gold: list[Any], readings: dict[str, Reading]) -> dict[str, float]:
    """TIMEX3's type and mod, F1: spans overlap, and the same type; and the same modifier, where the corpus has any."""
    kinds, mods = Counter[str](), Counter[str]()
    for g in gold:
        wanted = [t for t in g["times"] if g["text"][slice(*t["span"])].strip()]
        read = readings.get(g["name"], {}).get("times", [])
        pairs = [(shared(a["span"], b["span"]), i, j) for i, a in enumerate(wanted) for j, b in enumerate(read)]
        same = [(wanted[i], read[j]) for i, j in score.one_to_one([p for p in pairs if p[0] > 0])]
        kinds.update(hit=sum(a["type"] == b.get("type") for a, b in same), read=len(read), gold=len(wanted))
        mods.update(hit=sum(bool(a.get("mod")) and a["mod"] == b.get("mod") for a, b in same))
        mods.update(read=sum(bool(t.get("mod")) for t in read), gold=sum(bool(t.get("mod")) for t in wanted))
    return {"type": row("type", kinds)["f1"], **({"mod": row("mod", mods)["f1"]} if mods["gold"] else {})}


def near(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """The same number or range, an open end being its other one."""
    (a, b), (x, y) = [[f["high"] if f["low"] is None else f["low"], f["low"] if f["high"] is None else f["high"]] for f in (one, other)]
    return a is not None and x is not None and close(a, x, 0.0) and close(b, y, 0.0)
