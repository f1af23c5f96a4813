"""Derives lists of German verbs and nouns from the speeches of the Bundestag (official works; source: Deutscher Bundestag,
plenary protocols).

Writes, into languages/de/:
  verbs_regular.tsv    regular verbs; `bound` = bases that occur only after a separable prefix
  verbs_separable.tsv  which separable prefixes go with which verb
  words_nouns.tsv      words with a capital by how often an article, an adjective or the like stands before them: 0 = hardly ever, as with
                       names, 5 = nearly always

Run: python models/lists_de.py FOLDER, where FOLDER holds
wp19.txt.xz, wp20.txt.xz, wp21.txt.xz, a paragraph a line. Takes about two minutes.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from laut.text.conjugation import Conjugation, _needs_e, stem
from laut.text.german_words import closed

OUT = Path(__file__).parent.parent / "src" / "laut" / "languages" / "de"
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|[.,;:!?]")
NOUN_AFTER = {"ART", "PPOSAT", "PDAT", "PIAT", "APPRART", "CARD"}
ATTRIBUTE = (
    "ische",
    "ischen",
    "ischer",
    "isches",
    "liche",
    "lichen",
    "licher",
    "ige",
    "igen",
    "iger",
    "sten",
    "baren",
    "enden",
    "ende",
    "ten",
)
SOURCE = "# Derived by models/lists_de.py from the plenary protocols of the Deutscher Bundestag (official works)."


def count(folder: Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each word occurs inside sentences, how often after `zu`, how often after a word that goes before nouns."""
    before_noun = {word for word, tags in closed().items() if NOUN_AFTER.intersection(tags)}
    attributed: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    after_zu: Counter[str] = Counter()
    for name in ("wp19", "wp20", "wp21"):
        with lzma.open(folder / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                before = "."
                for word in WORD.findall(line):
                    if before not in ".!?:":
                        inside[word] += 1
                        if before in before_noun or (before.endswith(ATTRIBUTE) and before.islower()):
                            attributed[word] += 1
                    if before == "zu":
                        after_zu[word] += 1
                    before = word
    return inside, after_zu, attributed


def regular(inside: Counter[str], after_zu: Counter[str], table: Conjugation) -> list[str]:
    """Infinitives of regular verbs: in -en, -eln or -ern, after `zu`, with a third person, a past or a participle beside them."""
    out = []
    for word in sorted(inside):
        if not word.islower() or len(word) < 4 or not word.endswith(("en", "eln", "ern")) or inside[word] < 3:
            continue
        if any(f.form == "inf" for f in table.forms.get(word, ())) or _is_prefixed(word, table):
            continue
        root = stem(word)
        link = "e" if _needs_e(root) else ""
        seen = [
            inside[root + link + "t"],
            inside[root + link + "te"] + inside[root + link + "ten"],
            inside["ge" + root + link + "t"],
            inside[root + "end"],
        ]
        evidence = sum(1 for n in seen if n) + (1 if after_zu[word] else 0) + (1 if after_zu[word] > 9 else 0)
        if (evidence >= 3 and seen[0] + seen[1] + seen[2] > 0 and not word.endswith(("sten", "eren"))) or evidence >= 4:
            out.append(word)
    free = set(out) | table.infinitives
    return [word for word in out if not _is_separable(word, free, inside, table)]


def _is_separable(word: str, free: set[str], inside: Counter[str], table: Conjugation) -> bool:
    """Whether the infinitive is another one after a separable prefix."""
    for prefix in table.separable:
        base = word[len(prefix) :]
        if (
            word.startswith(prefix)
            and (base in free or inside[prefix + "zu" + base] > 0)
            and inside[prefix + "zu" + base] > inside[prefix + stem(base) + "t"] / 50
        ):
            return True
    return False


def _is_prefixed(word: str, table: Conjugation) -> bool:
    return any(f.known and f.form == "inf" for f in table(word))


def separable(inside: Counter[str], table: Conjugation, known: set[str]) -> tuple[dict[str, set[str]], set[str]]:
    """Bases by separable prefix, and the bases that are no verbs of their own."""
    pairs: dict[str, set[str]] = {}
    bound: Counter[str] = Counter()
    for word in sorted(inside):
        if not word.islower() or inside[word] < 2:
            continue
        for prefix in table.separable:
            rest = word[len(prefix) :]
            if not word.startswith(prefix) or not rest.startswith("zu") or len(rest) < 6 or not rest.endswith("n"):
                continue
            base = rest[2:]
            participle = any(inside[prefix + p] for p in _participles(base, table))
            if base in known or any(f.form == "inf" and f.known for f in table._simple(base)):
                if participle or inside[prefix + base] > 1:
                    pairs.setdefault(prefix, set()).add(base)
            elif participle and inside[prefix + base] > 2:
                pairs.setdefault(prefix, set()).add(base)
                bound[base] += 1
            break
    return pairs, set(bound)


def _participles(base: str, table: Conjugation) -> list[str]:
    root = stem(base)
    link = "e" if _needs_e(root) else ""
    strong = [w for w, forms in table.forms.items() if any(f.lemma == base and f.form == "part_past" for f in forms)]
    return [*strong, "ge" + root + link + "t", root + link + "t"]


def nouns(inside: Counter[str], attributed: Counter[str]) -> dict[str, list[str]]:
    """Words with a capital by class."""
    out: dict[str, list[str]] = {}
    for word in sorted(inside):
        n = inside[word]
        if (n >= 10 and word[0].isupper() and word[1:].islower()) or (n >= 10 and word.isupper()):
            out.setdefault(str(int(5 * attributed[word] / n + 0.5)), []).append(word)
    return out


def main() -> None:
    """Counts, derives, writes both tables."""
    folder = Path(sys.argv[1])
    table = Conjugation(lists=False)
    inside, after_zu, attributed = count(folder)
    verbs = regular(inside, after_zu, table)
    table.infinitives.update(verbs)
    table._seen.clear()
    pairs, bound = separable(inside, table, set(verbs))
    rows = [SOURCE, "kind\tinfinitives"]
    for first in sorted({v[0] for v in verbs}):
        rows.append("free\t" + " ".join(v for v in verbs if v[0] == first))
    rows.append("bound\t" + " ".join(sorted(bound)))
    (OUT / "verbs_regular.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    rows = [SOURCE, "prefix\tbases"] + [f"{p}\t{' '.join(sorted(pairs[p]))}" for p in sorted(pairs)]
    (OUT / "verbs_separable.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    lists = nouns(inside, attributed)
    rows = [SOURCE, "class\twords"] + [f"{c}\t{' '.join(lists[c])}" for c in sorted(lists)]
    (OUT / "words_nouns.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print({c: len(lists[c]) for c in sorted(lists)})
    print(f"{len(verbs)} regular verbs, {len(bound)} bound, {sum(map(len, pairs.values()))} separable")


if __name__ == "__main__":
    main()
