"""English bodies that no table knows, by how the text introduces them: `the weekly Le Phare`, `Pitofar, the maker of the probes`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from laut.reading.bearers import Context
from laut.reading.headings import behind
from laut.reading.names import role_of
from laut.sources import directory
from laut.sources.rules import head_of, typed
from laut.text.records import Token

_LONGEST = 5  # words of a name
_NEAR = 7  # tokens of an apposition in which its head stands


@dataclass(slots=True)
class Unlisted:
    """A name that no table has, at the tokens `[first, last)`; `kind` is a kind of source, or None where the text does not tell it."""

    first: int
    last: int
    words: tuple[str, ...]
    kind: str | None


def unlisted(c: Context) -> list[Unlisted]:
    """Every mention of an unlisted body in text order; the kind that one mention tells is that of all, also under a part of the name."""
    found = list(_runs(c))
    kinds: dict[tuple[str, ...], str | None] = {
        tuple(name.full.split()): name.type for name in c.names.values() if name.kind == "organisation" and not name.entry
    }
    for one in found:
        kind = _kind(c, one)
        if kind or _called(c, one):
            kinds[one.words] = kinds.get(one.words) or kind
    ends: dict[str, list[tuple[str, ...]]] = {}
    for words in kinds:
        for word in {words[0], words[-1]}:
            ends.setdefault(word, []).append(words)
    out = []
    for one in found:
        own = one.words if one.words in kinds else None
        whole = own if own and kinds[own] else _whole(ends, one.words) or own
        if whole is not None:
            out.append(Unlisted(one.first, one.last, whole, kinds[whole]))
    return out


def _whole(ends: dict[str, list[tuple[str, ...]]], words: tuple[str, ...]) -> tuple[str, ...] | None:
    """The one longer name that begins or ends with these words (`Pitofar` for `Pitofar Instruments`); None where two do."""
    known = [*ends.get(words[0], ()), *ends.get(words[-1], ())]
    longer = {name for name in known if len(name) > len(words) and words in (name[: len(words)], name[-len(words) :])}
    return longer.pop() if len(longer) == 1 else None


def _called(c: Context, one: Unlisted) -> bool:
    """`the Northern Echo`: behind the article and before no other noun, so that it is no person's and stands for itself."""
    before = c.tokens[one.first - 1] if one.first else None
    if _which(c, one.last) and (before is None or before.low not in c.data["whereabouts"]):
        return True
    if before is None or before.low not in c.rules.definite or before.sentence != c.tokens[one.first].sentence:
        return False
    people = {word + "s" for name in c.names.values() if name.kind == "person" for word in name.full.split()}
    behind = c.tokens[one.last] if one.last < len(c.tokens) else None
    return one.words[-1] not in people and (behind is None or behind.pos not in ("NOUN", "PROPN", "NUM") or _may_be_verb(c, one.last))


def _which(c: Context, i: int) -> bool:
    """`Pitofar, which builds the probes,`: nobody's name."""
    return i + 1 < len(c.tokens) and c.tokens[i].text == "," and c.data["relatives"].get(c.tokens[i + 1].low) == "n"


def _may_be_verb(c: Context, i: int) -> bool:
    """`the Northern Echo prints what`: a plural that looks like a verb, before what it can take."""
    following = c.tokens[i + 1] if i + 1 < len(c.tokens) else None
    return c.tokens[i].tag == "NNS" and following is not None and following.pos in ("DET", "PRON")


def _runs(c: Context) -> Iterator[Unlisted]:
    """Runs of capital words that are no name of the tables and no person's."""
    taken = {i for name in c.names.values() for i in range(name.first, name.last)}
    taken |= {i for sentence in c.text.sentences for i in range(sentence.first, behind(c.text, sentence))}
    i, n = 0, len(c.tokens)
    while i < n:
        if i in taken or not _capital(c, i):
            i += 1
            continue
        first = i
        i += 1
        while i < n and i not in taken and i - first < _LONGEST and c.tokens[i].sentence == c.tokens[first].sentence:
            linked = c.tokens[i].low in ("of", "&") and i + 1 < n and i + 1 not in taken and _capital(c, i + 1)
            if not linked and not _capital(c, i):
                break
            i += 1 + linked
        if i > first + 1 and c.tokens[first].i == c.text.sentences[c.tokens[first].sentence].first and _class(c, c.tokens[first]):
            first += 1  # Chipmaker Pitofar to get
        i = _cut(c, first, i)
        words = tuple([t.text for t in c.tokens[first:i]])
        if not (i < n and i in taken and c.tokens[i].sentence == c.tokens[first].sentence) and not _known(c, words):
            yield Unlisted(first, i, words, None)


def _cut(c: Context, first: int, last: int) -> int:
    """Where the name of a body ends inside a run of capital words: `Skyline Airways | Flight 418`."""
    words = [t.text for t in c.tokens[first:last]]
    if typed(words, c.language):
        return last
    return next((first + size for size in range(len(words) - 1, 1, -1) if typed(words[:size], c.language)), last)


def _capital(c: Context, i: int) -> bool:
    """A word of a name: capital, no title, role, nationality or time."""
    if i >= len(c.tokens):
        return False
    token = c.tokens[i]
    opens = token.tag == "JJ" and i > 0 and c.tokens[i - 1].low in c.rules.definite and _capital(c, i + 1)
    if not token.text[0].isupper() or not (token.tag.startswith("NNP") or opens) or len(token.text) < 2 or not token.text[-1].isalnum():
        return False
    if token.low in c.lex.titles or role_of(token.text, c.language) or c.lands.adjective(token.text) or c.article(token):
        return False
    return token.low not in c.data["time_words"] or (i + 1 < len(c.tokens) and c.tokens[i + 1].tag.startswith("NNP"))


def _known(c: Context, words: tuple[str, ...]) -> bool:
    return directory().look(list(words), c.language) is not None or c.lands.state(list(words)) is not None


def _kind(c: Context, one: Unlisted) -> str | None:
    """The kind of a body that the words around a name, or the name itself, tell."""
    own = typed(list(one.words), c.language) if len(one.words) > 1 else None
    return (own.kind if own else None) or _before(c, one.first) or _behind(c, one.last)


def _before(c: Context, first: int) -> str | None:
    """`the charity Open Hands`, `the manufacturer, Pitofar`: a class right before the name."""
    at = first - 1
    if at >= 1 and c.tokens[at].text == ",":
        start = next((i for i in range(at - 1, max(-1, at - 5), -1) if c.article(c.tokens[i])), None)
        behind = c.tokens[first + 1 : first + _LONGEST + 1]
        if start is None or not any(t.text in ",.;" for t in behind):
            return None
        at -= 1
    if at < 0 or c.tokens[at].sentence != c.tokens[first].sentence:
        return None
    return _class(c, c.tokens[at])


def _behind(c: Context, last: int) -> str | None:
    """`Pitofar, the maker of the probes`, `Open Hands, a charity`: a class behind a comma."""
    tokens = c.tokens
    if last + 2 >= len(tokens) or tokens[last].text != "," or not c.article(tokens[last + 1]):
        return None
    head = None
    for token in tokens[last + 2 : last + _NEAR]:
        if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM") and token.text not in ("’s", "'s"):
            break
        head = token
    return _class(c, head) if head is not None else None


def _class(c: Context, token: Token) -> str | None:
    """The kind that a common noun announces (`weekly`, `charity`, `chipmaker`)."""
    if token.text[0].isupper() and c.tokens[token.i - 1].text[0].isupper():
        return None
    kind = c.kind_of_class(token)
    if kind or role_of(token.text, c.language):
        return kind
    found = head_of(token.low, c.language)
    return found.kind if found and found.kind not in ("group", "place", "state") else None
