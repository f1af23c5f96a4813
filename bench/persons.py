"""How often a statement put into the mouth of a named person is right: `python bench/persons.py [--on CORPUS,...] [--wrong]`.

Counted is every pair of an attribution and a named person among its sources: a source of the kind person, official or expert with `named`
true, also where the phrase in the text is a pronoun or a role or stands in another sentence. Such a pair is right

- on gold and own (the hand-made readings; the project's corpus), whose speakers have names, where the content's token F1 with that of a
  marked attribution is at least 0.5, and one of that attribution's sources has the same name;
- on uhh and polnear, which mark the words of the speaker and no name, where the content's token F1 with a marked quotation is at least
  0.5, and the speaker's words overlap the marked ones, or the marked ones hold the person's family name (a run-on names its speaker
  elsewhere), or they are a phrase that the same reading takes for that person. Whom a pronoun means is thus not judged there: `he` on
  `he` is right.

Where a pronoun takes up the sentence before (`Das teilte die Polizei mit.`) the pronoun in the frame, which is what own marks, stands for
it. Tokens are words without punctuation. `strict` is this; `lenient` also takes a content that lies wholly within the marked one or around
it. A wrong one is `no quote` where no content is near enough (leniently), `no speaker` where the corpus marks such a content and leaves its
speaker open, else `speaker`. `mouth` is the share of right ones (leniently) among those whose content is marked with a speaker: how often
what somebody did say is given to the one who said it. No quotation is used up: two readings of one quotation are both right, a second
speaker of it is wrong. What a reading holds back (`perhaps`) is not counted; `asserted` is the share that it does not hold back. `by word`
are those whose speaker stands in the text by name, `by reference` the others.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from bench import own  # noqa: E402
from bench.gold import shared_folder  # noqa: E402
from bench.matching import SAME, Words, f1, name_key, share_name, words  # noqa: E402
from bench.truths import LOADERS, Marked, Truth  # noqa: E402
from laut.engines.local import complete  # noqa: E402
from laut.reading import read  # noqa: E402
from laut.records import TYPES, Attribution, Reading, Source  # noqa: E402

PERSONS = frozenset({"person", "official", "expert"})
WRONG = ("no quote", "no speaker", "speaker")
SHOWN = ("gold", "uhh-dev", "polnear-dev", "own-dev")
CORPORA: dict[str, Callable[[Path], Iterator[Marked]]] = {
    **LOADERS,
    "own-train": lambda _: own.marked("train"),
    "own-dev": lambda _: own.marked("dev"),
    "own-test": lambda _: own.marked("test"),
}
UNSEEN = ("own-test",)  # measured, never looked into


@dataclass(frozen=True)
class Judged:
    """An attribution to one source (None: to nobody), and whether it is right; `why` is empty where it is, leniently."""

    article: str
    text: str
    attribution: Attribution
    source: Source | None
    strict: bool
    lenient: bool
    why: str
    marked: str = ""  # whom the nearest marked content has for its speaker

    @property
    def person(self) -> bool:
        """Whether it is put into the mouth of a named person."""
        return self.source is not None and self.source.named and self.source.kind in PERSONS

    @property
    def asserted(self) -> bool:
        """Whether the reading asserts it; else it is held back as not sure enough."""
        return self.source is not None and self.source.id in self.attribution.sources

    @property
    def by_word(self) -> bool:
        """Whether the speaker's words hold the family name."""
        spoken = " ".join(self.text[b:e] for b, e in self.attribution.speaker)
        return self.source is not None and holds_name(spoken, self.source.name)


def holds_name(phrase: str, name: str) -> bool:
    """Whether a phrase has the last word of a name, in any inflection."""
    key = name_key(name)
    return bool(key) and key[-1] in name_key(phrase)


def judge(article: Marked, reading: Reading, held_back: bool = False) -> Iterator[Judged]:
    """Every attribution of a reading, once for each of its sources; those held back stand for the asserted ones with `held_back`."""
    by_id = {source.id: source for source in reading.sources}
    for attribution in reading.attributions:
        content = words(article.document.text, attribution.content)
        ids = (attribution.sources or attribution.perhaps) if held_back else attribution.sources
        for source in [by_id[i] for i in ids] or [None]:
            pointed = words(article.document.text, attribution.frame) if attribution.rule == "deictic" else frozenset()
            near = [truth for truth in article.truths if within(content, truth.content) or _points(truth, pointed)]
            good = [truth for truth in near if _same_speaker(article.document.text, attribution, source, truth)]
            strict = any(f1(content, truth.content) >= SAME or _points(truth, pointed) for truth in good)
            spoken = [truth for truth in near if truth.speaker or truth.names]
            why = "" if good else "speaker" if spoken else "no speaker" if near else "no quote"
            marked = _speaker(article.document.text, max(spoken, key=lambda truth: f1(content, truth.content))) if spoken else ""
            yield Judged(article.name, article.document.text, attribution, source, strict, bool(good), why, marked)


def within(content: Words, marked: Words) -> bool:
    """Whether two contents are the same, or one lies wholly in the other."""
    return bool(content and marked) and (f1(content, marked) >= SAME or content <= marked or marked <= content)


def _points(truth: Truth, frame: Words) -> bool:
    """Whether what is marked is the pronoun in a frame that takes up the sentence before."""
    return bool(truth.content) and truth.content <= frame


def _speaker(text: str, truth: Truth) -> str:
    return " + ".join(truth.names) if truth.names is not None else " ".join(text[b:e] for b, e in truth.speaker)


def _same_speaker(text: str, attribution: Attribution, source: Source | None, truth: Truth) -> bool:
    if truth.names is not None:
        return share_name([source.name] if source else [], truth.names)
    if not truth.speaker:
        return source is None and not attribution.speaker
    marked = words(text, truth.speaker)
    read_as = words(text, (*attribution.speaker, *(source.mentions if source else ())))
    named = source is not None and holds_name(" ".join(text[b:e] for b, e in sorted(marked)), source.name)
    return named or bool(marked & read_as)


def judged(corpus: str, shared: Path, held_back: bool = False) -> list[Judged]:
    """All attributions read in a corpus, judged."""
    return [one for article in CORPORA[corpus](shared) for one in judge(article, read(complete(article.document)), held_back)]


def rates(found: Iterable[Judged]) -> dict[str, Any]:
    """How many there are, the shares that are right strictly, leniently and by mouth, and how many are wrong in which way."""
    ones = list(found)
    why = Counter(one.why for one in ones)
    total, right = len(ones) or 1, sum(one.lenient for one in ones)
    shares = {"strict": sum(one.strict for one in ones) / total, "lenient": right / total, "mouth": right / ((right + why["speaker"]) or 1)}
    return {**shares, "of": len(ones), **{wrong: why[wrong] for wrong in WRONG}}


def groups(found: list[Judged]) -> Iterator[tuple[str, list[Judged]]]:
    """All; by how the speaker is named; by basis, type and rule."""
    yield "all", found
    yield "by word", [one for one in found if one.by_word]
    yield "by reference", [one for one in found if not one.by_word]
    for basis in ("cue", "run_on", "pointer"):
        yield basis, [one for one in found if one.attribution.basis == basis]
    for kind in TYPES:
        yield kind, [one for one in found if one.attribution.type == kind]
    for rule in sorted({one.attribution.rule for one in found}):
        yield f"rule {rule}", [one for one in found if one.attribution.rule == rule]


def tables(shared: Path) -> list[dict[str, Any]]:
    """The rates of every corpus."""
    rows = []
    for corpus in (*SHOWN, "own-test"):
        found = [one for one in judged(corpus, shared, held_back=True) if one.person]
        asserted = [one for one in found if one.asserted]
        if found:
            rows.append({"name": corpus, **rates(asserted), "asserted": len(asserted) / len(found)})
    columns = ["strict", "lenient", "mouth", "of", *WRONG, "asserted"]
    return [
        {
            "name": "persons",
            "title": "Statements put into the mouth of a named person: the share that is right",
            "columns": columns,
            "rows": rows,
        }
    ]


def lines_of(corpus: str, found: list[Judged]) -> Iterator[str]:
    """The rates of a corpus as lines."""
    for name, some in groups([one for one in found if one.person]):
        r = rates(some)
        if some:
            yield (
                f"{corpus + ' ' + name:<34} strict {r['strict']:.3f}  lenient {r['lenient']:.3f}  mouth {r['mouth']:.3f}   of {len(some)}"
                f"   (wrong: {', '.join(f'{r[why]} {why}' for why in WRONG)})"
            )


def sentence(one: Judged) -> str:
    """An attribution in its place: speaker in [ ], cue in < >, content in { }, with some words around."""
    a, text = one.attribution, one.text
    marks = [(s, "[", "]") for s in a.speaker] + [(s, "<", ">") for s in a.cue] + [(s, "{", "}") for s in a.content]
    main = [*a.content, *a.cue]
    main += [s for s in a.speaker if min(abs(s.b - m.e) for m in main) < 120]
    first, last = min(s.b for s in main), max(s.e for s in main)
    first = max(text.rfind("\n", 0, first) + 1, text.rfind(". ", 0, first) + 1, first - 250)
    signs = sorted([(s.b, 1, sign) for s, sign, _ in marks] + [(s.e, 0, sign) for s, _, sign in marks])
    out, at = "", first
    for place, _, sign in signs:
        if first <= place <= last:
            out += text[at:place] + sign
            at = place
    return re.sub(r"\s+", " ", out + text[at : last + 60]).strip()


def show_wrong(corpus: str, found: list[Judged]) -> None:
    """What is wrong, by kind."""
    for why in WRONG:
        for one in found:
            if one.person and one.source and one.why == why:
                a = one.attribution
                marked = f" (marked: {one.marked})" if one.marked else ""
                print(f"{corpus} {why} {one.article} {a.id} {a.type} {a.basis} -> {one.source.name}{marked}\n    {sentence(one)}")


def main() -> None:
    """Print rates, or what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--on", default=",".join(SHOWN), help=f"comma separated: {', '.join(CORPORA)}")
    parser.add_argument("--wrong", action="store_true", help="what is wrong, with its sentence")
    options = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        raise SystemExit("gold and corpora are not here: set LAUT_SHARED, or put the folder `shared` beside the repository")
    for corpus in options.on.split(","):
        if options.wrong and corpus in UNSEEN:
            raise SystemExit(f"{corpus} is for measuring alone: what is wrong in it is not shown")
        found = judged(corpus, shared)
        print("\n".join(lines_of(corpus, found)), flush=True)
        if options.wrong:
            show_wrong(corpus, found)


if __name__ == "__main__":
    main()
