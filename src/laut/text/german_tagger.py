"""Chooses among the tags that a word's form allows: an averaged perceptron over the words and tags around it, from left to right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files

from laut.text.conjugation import conjugation
from laut.text.german_forms import bases
from laut.text.german_words import Word, Words

_PAD = Word("", ("",), "", "", True)
_SUBORDINATORS = frozenset(("KOUS", "PRELS", "PRELAT", "PWAV", "PWS", "PWAT", "KOUI"))
_FINITE = frozenset(("VVFIN", "VAFIN", "VMFIN"))
_BEGIN_PHRASE = frozenset(("ART", "PPOSAT", "PDAT", "PIAT", "APPR", "APPRART", "PWAT", "PRELAT"))
_END_PHRASE = frozenset(("NN", "NE", "PPER", "PIS", "PDS", "PRF", "PRELS", "PWS", "PAV"))
_BEFORE_VERB = frozenset(("NN", "NE", "PPER", "PDS", "PIS", "CARD", "FM"))
_NOUNS = frozenset(("NN", "NE"))
_AUXILIARY = {"VAFIN": "A", "VMFIN": "M", "VAINF": "A", "VAPP": "A"}
_OPENERS = frozenset(("„", "“", '"', "»", "«", "‚", "‘", "'", "(", "[", "–", "—", "-", "›", "‹"))
Choose = Callable[[int, Word, "list[str]"], str]


def lookup(words: Words, texts: list[str]) -> list[Word]:
    """The word of every token; a word is initial at the sentence's beginning, and after a colon or an opening mark there."""
    out = []
    initial = True
    for text in texts:
        word = words(text, initial)
        out.append(word)
        if initial and text not in _OPENERS:
            initial = False
        if text in (":", ".", "!", "?", "„", "»", "‚"):
            initial = True
    return out


def decode(found: list[Word], choose: Choose, gold: list[str] | None = None) -> list[str]:
    """The tag of every word. `choose` gets index, word and its features where the form leaves a choice; `gold` overrides the history."""
    tags: list[str] = []
    n = len(found)
    later = _finite_later(found)
    before, before2, prev, finite = "^", "^", _PAD, ""
    clause_fin, clause_sub, aux, main_aux = "", "", "", ""
    depth = 0  # noun phrases that were begun and have no noun yet: das [im Mai] unterzeichnete Papier
    for i in range(n):
        word = found[i]
        after = found[i + 1] if i + 1 < n else _PAD
        if len(word.tags) == 1:
            tag = word.tags[0]
        else:
            after2 = found[i + 2] if i + 2 < n else _PAD
            state = clause_fin + clause_sub + aux + ("." if after.kind[:1] == "$" or not after.kind else "")
            low, kind, tail = word.low, word.kind, after.kind
            tag = choose(
                i,
                word,
                [
                    "k" + kind,
                    "w" + low,
                    "e" + word.ending + ("" if word.known else "?"),
                    "p" + before + " " + kind,
                    "q" + before2 + " " + before,
                    "v" + prev.low,
                    "n" + tail + " " + kind,
                    "x" + after.low,
                    "y" + before + " " + tail,
                    "P" + before + " " + low,
                    "N" + tail + " " + low,
                    "s" + state + " " + kind,
                    "S" + state + " " + before,
                    "m" + tail + " " + after2.kind,
                    "f" + after.ending,
                    "Q" + before2 + " " + before + " " + kind,
                    "V" + prev.low + " " + kind,
                    f"r{later[i]}{clause_fin}{clause_sub} {kind}",
                    f"R{later[i]}{state} {tail} {kind}",
                    f"d{depth} {kind}",
                    f"D{depth} {tail} {kind}",
                    "z" + _takes(low, finite) + tail[:2] if "PTKVZ" in word.tags else "z",
                ],
            )
        tags.append(tag)
        if gold:
            tag = gold[i]
        if tag[:1] == "$":
            if tag != "$(" or word.low not in '"“”„»«':
                if clause_sub:
                    aux = main_aux
                clause_fin, clause_sub = "", ""
            if tag == "$.":
                aux = main_aux = finite = ""
        elif tag in _FINITE:
            clause_fin = "F"
            finite = word.low if tag == "VVFIN" else ""
            aux = _AUXILIARY.get(tag, "")
        elif tag in _SUBORDINATORS:
            if not clause_sub:
                main_aux, aux = aux, ""
            clause_sub = "S"
        elif tag == "VVPP" or tag == "VVINF":
            aux = ""
        elif tag == "KON" and clause_sub:
            clause_fin = ""
        if tag in _BEGIN_PHRASE:
            if before != "APPR" and depth < 3:
                depth += 1
        elif tag in _END_PHRASE:
            if depth and after.tags[0] not in _NOUNS:
                depth -= 1
        elif tag == "$." or tag in _FINITE:
            depth = 0
        before2, before, prev = before, tag, word
    _give_verb(found, tags)
    return tags


def _give_verb(found: list[Word], tags: list[str]) -> None:
    """Makes the one infinitive or participle of a first clause finite where that clause has no other verb: `Die Fischer sagen, ...`."""
    place = -1
    for i, tag in enumerate(tags):
        if tag == "$," or tag == "$.":
            if place > 0 and (i + 1 < len(tags) or found[i].low == "."):
                tags[place] = "VVFIN"
            return
        if tag == "VVINF" or tag == "VVPP":
            if place >= 0 or "VVFIN" not in found[i].tags or tags[i - 1] not in _BEFORE_VERB:
                return
            place = i
        elif tag[:1] == "V" or tag in _SUBORDINATORS or tag == "PTKZU":
            return


def _finite_later(found: list[Word]) -> list[str]:
    """For every word whether a finite verb follows in its clause: F surely, f perhaps."""
    out, seen = [""] * len(found), ""
    for i in range(len(found) - 1, -1, -1):
        tags = found[i].tags
        if tags[0][:1] == "$":
            if tags[0] != "$(":
                seen = ""
        else:
            out[i] = seen
            if tags[0] in _FINITE and len(tags) == 1:
                seen = "F"
            elif not seen and not _FINITE.isdisjoint(tags):
                seen = "f"
    return out


@lru_cache(maxsize=50_000)
def _takes(prefix: str, finite: str) -> str:
    """Whether the last finite verb is one that parts with this prefix: + yes, - no, empty where there is none."""
    if not finite:
        return ""
    takes = conjugation().pairs.get(prefix, frozenset())
    return "+" if any(base in takes for base in bases(finite)) else "-"


def chooser(weights: Weights) -> Choose:
    """Chooses the allowed tag of the highest weight; the first of equals."""
    rows, read = weights.rows, weights.read

    def choose(_: int, word: Word, features: list[str]) -> str:
        tags = word.tags
        found = []
        for f in features:
            row = rows.get(f) or read(f)
            if row:
                found.append(row)
        best, top = tags[0], -(10**9)
        for tag in tags:
            score = 0
            for row in found:
                if tag in row:
                    score += row[tag]
            if score > top:
                best, top = tag, score
        return best

    return choose


class Weights:
    """Weights by feature and tag, in tenths; a feature's row is read from its text when it is first met.

    The file: comment lines, the features one a line, an empty line, their rows (`NN 12 NE -7`) one a line.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        head, _, tail = text.partition("\n\n")
        names = head.split("\n")
        first = next((k for k, name in enumerate(names) if not name.startswith("#")), len(names))
        self._texts = dict(zip(names[first:], tail.split("\n"), strict=False))
        self.rows: dict[str, dict[str, int]] = {}

    def read(self, feature: str) -> dict[str, int] | None:
        """The row of a feature that was not met before; None where it has none."""
        text = self._texts.get(feature)
        if text is None:
            return None
        cells = text.split(" ")
        row = self.rows[feature] = {tag: int(value) for tag, value in zip(cells[::2], cells[1::2], strict=True)}
        return row

    def __len__(self) -> int:
        return len(self._texts)


def written(rows: dict[str, dict[str, int]], comment: str) -> str:
    """The text of a model file."""
    names = sorted(rows)
    cells = [" ".join(f"{tag} {rows[name][tag]}" for tag in sorted(rows[name])) for name in names]
    return f"# {comment}\n" + "\n".join(names) + "\n\n" + "\n".join(cells) + "\n"


@cache
def weights() -> Weights:
    """The trained weights; see models/train_tagger_de.py for what they were made of."""
    return Weights((files("laut.languages") / "de" / "tagger.model").read_text(encoding="utf-8"))
