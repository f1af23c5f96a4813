"""Clauses as a transport needs them: the tokens of one clause, its relative clauses left out, lists and appositions left in."""

from __future__ import annotations

from dataclasses import dataclass, field

from laut.reading.routes.rules import Rules
from laut.text.records import Sentence, Token

_BREAKS = frozenset(";:–—")
_LEAD = 9  # tokens before a relative clause in which its antecedent stands


@dataclass(slots=True)
class Window:
    """The tokens of one clause in order; `lead` are those that stand before a clause that depends on them, `opens` what opens it."""

    tokens: list[Token]
    opens: str = ""
    lead: list[Token] = field(default_factory=list)

    def finite(self) -> list[Token]:
        """Its finite verbs."""
        return [t for t in self.tokens if t.form == "fin"]


def windows(tokens: list[Token], sentence: Sentence, rules: Rules) -> list[Window]:
    """The clauses of one sentence in the order in which they begin."""
    found: list[Window] = []
    main: Window | None = None
    for sep, piece in _pieces(_mended(tokens[sentence.first : sentence.last], rules)):
        opener = _opener(piece, rules)
        if opener:
            found.append(Window(list(piece), opener, main.tokens[-_LEAD:] if main else []))
            continue
        last = found[-1] if found else None
        if last is not None and last.opens and not last.finite() and sep == ",":
            last.tokens += piece
        elif main is not None and sep not in _BREAKS and _goes_on(main, piece, rules):
            main.tokens += piece
        else:
            main = Window(list(piece))
            found.append(main)
    return found


def _mended(tokens: list[Token], rules: Rules) -> list[Token]:
    """The tokens of a sentence, with a verb that was taken for an adjective mended where no noun phrase holds it."""
    before = [None, *tokens[:-1]]
    return [rules.finite(t) if b is not None and b.pos not in ("DET", "ADJ") else t for b, t in zip(before, tokens, strict=True)]


def _pieces(tokens: list[Token]) -> list[tuple[str, list[Token]]]:
    """What stands between commas and stops, each with the mark before it (the comma is its first token); brackets are left out."""
    out: list[tuple[str, list[Token]]] = [("", [])]
    depth = 0
    for token in tokens:
        if token.text in "([":
            depth += 1
        elif token.text in ")]":
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif token.text in _BREAKS:
            out.append((token.text, []))
        elif token.text == ",":
            out.append((",", [token]))
        else:
            out[-1][1].append(token)
    return [(sep, piece) for sep, piece in out if any(t.text != "," for t in piece)]


def _opener(piece: list[Token], rules: Rules) -> str:
    """The word that makes a piece a subordinate or relative clause; nothing where it is none, or goes on from a place."""
    words = [t for t in piece if t.text != "," and t.pos != "CCONJ"]
    if not words:
        return ""
    first, second = words[0], words[1] if len(words) > 1 else words[0]
    if first.low in rules.of("from") and second.low in rules.of("there"):
        return ""
    if first.low in rules.of("there") and first.tag in rules.openers and not rules.stemmed and first.low != "which":
        return ""
    if first.tag in rules.openers or (first.pos == "ADP" and second.tag in rules.openers):
        return first.low
    if first.pos == "SCONJ" and first.low in rules.subordinators:
        return first.low
    verbal = [t for t in words if t.pos in ("VERB", "AUX")]
    last = verbal and verbal[-1] is words[-1] and words[-1].form == "fin"
    if rules.stemmed and last and (first.low in rules.relatives or (first.pos == "ADP" and second.low in rules.relatives)):
        return first.low if piece[0].text == "," and len(words) > 2 else ""
    return ""


def _goes_on(main: Window, piece: list[Token], rules: Rules) -> bool:
    """Whether a piece belongs to the clause before it: it has no verb of its own, the clause waits for one, or it has no subject."""
    if not any(t.form == "fin" for t in piece):
        return True
    fins = main.finite()
    if not fins:
        return True
    at = next(i for i, t in enumerate(main.tokens) if t is fins[-1])
    waits = fins[-1].pos == "AUX" and not any(t.form in ("part_past", "inf") for t in main.tokens[at + 1 :])
    if waits and rules.stemmed:
        return True
    words = [t for t in piece if t.text != "," and t.pos not in ("CCONJ", "ADV")]
    return bool(words) and words[0].form == "fin"
