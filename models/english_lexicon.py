"""Makes src/laut/languages/en/words.tsv and words_irregular.tsv: which tags an English word can have, the likeliest first.

Data, all free to use, change and pass on (notices: models/english_lexicon.md):
- LemmInflect 0.2.3 (PyPI, MIT), derived from the SPECIALIST Lexicon of the U.S. National Library of Medicine:
  forms of verbs, nouns, adjectives;
- WordNet 3.0 (Debian package wordnet-base, WordNet licence): parts of speech, and how often each was found in its concordance;
- the lexicon of Eric Brill's tagger 1.14 (in TextBlob 0.20.1 on PyPI, MIT licence): the likeliest tag of a word.

    python models/english_lexicon.py LEMMINFLECT/resources WORDNET TEXTBLOB/en/en-lexicon.txt OUT
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from pathlib import Path

VERB = ("VBD", "VBN", "VBG", "VBZ")
OPEN = {"NN", "NNS", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "JJ", "JJR", "JJS", "RB", "RBR", "RBS"}
SENSE = {"1": "NN", "2": "VB", "3": "JJ", "4": "RB", "5": "JJ"}
RARE = 0.03  # a part of speech with a smaller share of its lemma's counts is left out


def counts(wordnet: Path) -> dict[str, dict[str, int]]:
    """Lemma -> part of speech -> how often the concordance has it; 0 for one that is listed only."""
    table: dict[str, dict[str, int]] = defaultdict(dict)
    for name, pos in (("noun", "NN"), ("verb", "VB"), ("adj", "JJ"), ("adv", "RB")):
        for line in (wordnet / f"index.{name}").read_text(encoding="latin-1").splitlines():
            word = line.split(" ", 1)[0]
            if word and word.isascii() and "_" not in word:
                table[word][pos] = 0
    for line in (wordnet / "cntlist.rev").read_text(encoding="latin-1").splitlines():
        key, _, number = line.split(" ")
        word, rest = key.split("%")
        if word in table:
            pos = SENSE[rest[0]]
            table[word][pos] = table[word].get(pos, 0) + int(number)
    return table


def likeliest(lexicon: Path) -> dict[str, str]:
    """Word -> its likeliest tag, words of lower-case letters only."""
    table = {}
    for line in lexicon.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition(" ")
        if word.replace("-", "").isalpha() and word.isascii() and word == word.lower() and tag in OPEN:
            table[word] = "VB" if tag == "VBP" else tag
    return table


def inflections(resources: Path) -> list[tuple[str, str, list[list[str]]]]:
    """(lemma, noun | verb | adj | adv, forms in the resource's order, each a list of spellings)."""
    rows = []
    with gzip.open(resources / "infl_lu.csv.gz", "rt", encoding="utf-8") as file:
        for line in file:
            lemma, pos, *forms = line.rstrip("\n").split(",")
            if lemma.isascii() and lemma.replace("-", "").isalpha() and lemma == lemma.lower():
                rows.append((lemma, pos, [form.split("/") if form else [] for form in forms]))
    return rows


def regular(lemma: str, tag: str) -> set[str]:
    """The forms that the suffix rules of laut.text.english_morphology undo on their own."""
    suffix = {"VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "s", "NNS": "s", "JJR": "er", "JJS": "est"}[tag]
    made = {lemma + suffix}
    if lemma.endswith("e"):
        made.add(lemma[:-1] + suffix if suffix != "s" else lemma + "s")
    if lemma.endswith("y"):
        made |= {lemma[:-1] + "ies"} if suffix == "s" else {lemma[:-1] + "i" + suffix}
    if suffix == "s" and lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        made.add(lemma + "es")
    if suffix != "s":
        made.add(lemma + lemma[-1] + suffix)
    return made


def build(resources: Path, wordnet: Path, lexicon: Path) -> tuple[dict[str, list[str]], list[tuple[str, str, str]]]:
    """Word -> tags, likeliest first; and (form, tag, lemma) of what is irregular."""
    seen, best = counts(wordnet), likeliest(lexicon)
    weight: dict[str, dict[str, float]] = defaultdict(dict)
    irregular = []
    names = {"noun": ("NN", ("NNS",)), "verb": ("VB", VERB), "adj": ("JJ", ("JJR", "JJS")), "adv": ("RB", ("RBR", "RBS"))}

    def give(word: str, tag: str, count: float) -> None:
        weight[word][tag] = max(weight[word].get(tag, 0.0), count)

    for lemma, row in seen.items():
        if lemma.replace("-", "").isalpha():
            for pos, count in row.items():
                give(lemma, pos, count)
    for lemma, pos, forms in inflections(resources):
        base, tags = names[pos]
        count = seen.get(lemma, {}).get(base, 0)
        give(lemma, base, count)
        if pos == "verb" and len(forms) > 1 and not forms[1]:
            forms[1] = forms[0]
        for tag, spellings in zip(tags, forms, strict=False):
            for form in spellings:
                if (form == lemma and tag not in ("VBD", "VBN")) or not form.replace("-", "").isalpha() or form != form.lower():
                    continue
                give(form, tag, count)
                if tag not in ("RBR", "RBS") and form not in regular(lemma, tag):
                    irregular.append((form, tag, lemma))
    table = {}
    for word, tags_of in weight.items():
        top = best.get(word)
        total = sum(tags_of.values())
        if top is None and not total:
            continue
        share = {tag: (count / total if total else 0.5) for tag, count in tags_of.items()}
        if top is not None:
            share[top] = 2.0
        kept = sorted((tag for tag in share if share[tag] >= RARE), key=lambda tag: (-share[tag], tag))
        table[word] = kept
    for word, kept in table.items():
        if word.endswith("ed") and ("VBD" in kept) != ("VBN" in kept):
            kept.append("VBN" if "VBD" in kept else "VBD")
    for word, tag in best.items():
        if word not in table and word in seen:
            table[word] = [tag]
    kept_forms = sorted({row for row in irregular if row[0] in table and row[1] in table[row[0]]})
    return table, kept_forms


def main() -> None:
    resources, wordnet, lexicon, out = map(Path, sys.argv[1:5])
    table, irregular = build(resources, wordnet, lexicon)
    classes: dict[str, list[str]] = defaultdict(list)
    for word, tags in table.items():
        classes[" ".join(tags)].append(word)
    lines = ["# made by models/english_lexicon.py; sources and licences: models/english_lexicon.md", "tags\twords"]
    lines += [f"{tags}\t{' '.join(sorted(words))}" for tags, words in sorted(classes.items())]
    (out / "words.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = ["# made by models/english_lexicon.py; sources and licences: models/english_lexicon.md", "form\ttag\tlemma"]
    (out / "words_irregular.tsv").write_text("\n".join(lines + ["\t".join(row) for row in irregular]) + "\n", encoding="utf-8")
    print(len(table), "words", len(classes), "classes", len(irregular), "irregular")


if __name__ == "__main__":
    main()
