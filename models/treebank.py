"""Reads the German treebanks (CoNLL-U) onto laut's own tokens, with STTS tags throughout."""

from __future__ import annotations

import gzip
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from laut.text.tokens import tokens

MODAL = ("können", "müssen", "sollen", "wollen", "dürfen", "mögen")
COMPARING = ("als", "wie")
AUXILIARY = ("sein", "haben", "werden")


@dataclass
class Node:
    """A syntactic word of the treebank with its place in the sentence's text."""

    b: int
    e: int
    word: str
    lemma: str
    upos: str
    tag: str
    feats: dict[str, str]
    deprel: str
    head: int = 0


@dataclass
class Tree:
    """A sentence: its text, its words, and where a word of the text is several in the treebank (`im`) one node tagged APPRART."""

    text: str
    nodes: list[Node] = field(default_factory=list)
    by_id: dict[int, Node] = field(default_factory=dict)


def read(path: Path) -> list[Tree]:
    """The sentences of a gzip'd CoNLL-U file."""
    out = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for part in file.read().strip().split("\n\n"):
            out.append(_tree(part.split("\n")))
    return out


def _tree(lines: list[str]) -> Tree:
    text = next(line[9:] for line in lines if line.startswith("# text = "))
    tree, at, skip = Tree(text), 0, 0
    for line in lines:
        cells = line.split("\t")
        if line.startswith("#") or "." in cells[0]:
            continue
        if "-" in cells[0]:
            skip = int(cells[0].split("-")[1])
            b = text.index(cells[1], at)
            at = b + len(cells[1])
            tree.nodes.append(Node(b, at, cells[1], cells[1].lower(), "ADP", "APPRART", {}, "case"))
            continue
        if int(cells[0]) <= skip:
            continue
        b = text.index(cells[1], at)
        at = b + len(cells[1])
        feats = dict(f.split("=", 1) for f in cells[5].split("|")) if cells[5] != "_" else {}
        tree.nodes.append(Node(b, at, cells[1], cells[2], cells[3], cells[4], feats, cells[7], int(cells[6])))
        tree.by_id[int(cells[0])] = tree.nodes[-1]
    return tree


def aligned(tree: Tree) -> list[tuple[str, Node]] | None:
    """Each of laut's tokens with the treebank's word that ends it; None where the two cut differently inside a word."""
    ends = {node.e: node for node in tree.nodes}
    starts = {node.b for node in tree.nodes}
    out = []
    for token in tokens(tree.text, "de"):
        if token.e not in ends or token.b not in starts:
            return None
        node = ends[token.e]
        if token.text[-1] == "-" and len(token.text) > 1:
            node.tag = "TRUNC"
        elif token.low in COMPARING and node.tag in ("APPR", "KON"):
            node.tag = "KOKOM"
        out.append((token.text, node))
    return out


def usual_tags(trees: list[Tree]) -> dict[tuple[str, str], str]:
    """For (word, universal tag) the STTS tag that it nearly always has."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for tree in trees:
        for node in tree.nodes:
            counts.setdefault((node.word.lower(), node.upos), Counter())[node.tag] += 1
    out = {}
    for key, tags in sorted(counts.items()):
        tag, n = tags.most_common(1)[0]
        if n >= 0.9 * sum(tags.values()) and n > 1:
            out[key] = tag
    return out


def to_stts(trees: list[Tree], usual: dict[tuple[str, str], str]) -> None:
    """Gives the nodes of PUD, which has tags of another set, STTS tags in place."""
    for tree in trees:
        for i, node in enumerate(tree.nodes):
            if node.tag != "APPRART":
                node.tag = _stts(node, tree.nodes[i + 1] if i + 1 < len(tree.nodes) else None, usual)


def _stts(node: Node, after: Node | None, usual: dict[tuple[str, str], str]) -> str:
    if node.upos in ("VERB", "AUX"):
        return _verb(node)
    key = (node.word.lower(), node.upos)
    if node.deprel == "compound:prt":
        return "PTKVZ"
    if key in usual and node.upos not in ("PRON", "DET", "NOUN", "PROPN", "ADJ", "PUNCT"):
        return usual[key]
    plain = {
        "NOUN": "NN",
        "PROPN": "NE",
        "NUM": "CARD",
        "ADV": "ADV",
        "SCONJ": "KOUS",
        "CCONJ": "KON",
        "ADP": "APPR",
        "INTJ": "ITJ",
        "X": "FM",
        "SYM": "XY",
    }
    if node.upos in plain:
        return plain[node.upos]
    if node.upos == "ADJ":
        return "ADJA" if "Case" in node.feats or "Gender" in node.feats else "ADJD"
    if node.upos == "PUNCT":
        return "$," if node.word == "," else "$." if node.word in ".:;!?" else "$("
    if node.upos == "PART":
        return "PTKZU" if node.word.lower() == "zu" else "PTKNEG" if node.feats.get("Polarity") == "Neg" else "PTKVZ"
    return _pronoun(node, after, usual.get(key, ""))


def _verb(node: Node) -> str:
    kind = "VM" if node.lemma in MODAL else "VA" if node.lemma in AUXILIARY else "VV"
    if node.tag == "VBC":
        return kind + "FIN"
    if node.tag == "VBN":
        return kind + "PP"
    if "zu" in node.word[1:-4] and not node.lemma.startswith(node.word[: node.word.index("zu", 1) + 2]):
        return kind + "IZU"
    return kind + "INF"


def _pronoun(node: Node, after: Node | None, usual: str) -> str:
    kind = node.feats.get("PronType", "")
    noun = after is not None and after.upos in ("NOUN", "PROPN", "ADJ", "NUM", "ADV") and node.upos == "DET"
    if node.feats.get("Poss") == "Yes":
        return "PPOSAT"
    if node.feats.get("Reflex") == "Yes":
        return "PRF"
    if "Rel" in kind or node.tag == "REL":
        return "PRELAT" if node.upos == "DET" else "PRELS"
    if kind == "Art":
        return "ART"
    if "Dem" in kind:
        return "PDAT" if noun else "PDS"
    if "Int" in kind:
        return "PWAT" if noun else "PWS"
    if kind in ("Ind", "Tot", "Neg"):
        return "PIAT" if noun else "PIS"
    return "PPER" if kind == "Prs" else usual or "PIS"
