"""What happened to the counted thing, as its own clause says it: killed, sent, fired, sold ..."""

from __future__ import annotations

from functools import cache

from laut import languages
from laut.reading.figures.draft import Draft, Line
from laut.reading.figures.lex import Phrases, low_at
from laut.reading.figures.nouns import QUOTES
from laut.reading.figures.numerals import numerals

REACH = 18  # atoms to either side
BREAKS = frozenset((",", ";", ":", "(", ")", "–", "—"))


class Events:
    """The events of one language, from `events.tsv`; `events.toml` says which side of the number is looked at first."""

    def __init__(self, language: str) -> None:
        data = languages.toml(language, "events")
        self.joints = frozenset(data["joints"])
        self.right_first = bool(data["right_first"])
        self.auxiliaries = frozenset(data["auxiliaries"])
        self.relatives = frozenset(data["relatives"])
        self.behind: dict[str, str] = data["right_behind"]
        self.nouns = frozenset(data["nouns"])
        self.table = Phrases()
        self.of: dict[str, frozenset[str]] = {}
        for row in languages.table(language, "events"):
            self.of[row["event"]] = frozenset(filter(None, row.get("of", "").split("|")))
            for word in filter(None, row["words"].split("|")):
                self.table.add(word, row["event"])
        for phrase in data["others"]:
            self.table.add(phrase, "")
        self.status = frozenset(data["status"])

    def fill(self, drafts: list[Draft]) -> None:
        """Give each draft of one sentence its event; drafts joined by a conjunction share the last one's."""
        for n in range(len(drafts) - 1, -1, -1):
            d = drafts[n]
            own = self._noun(d) if d.head else None
            if own and own not in self.status:
                d.event = own
                continue
            before = drafts[n - 1].last if n else 0
            after = drafts[n + 1].first if n + 1 < len(drafts) else len(d.line.atoms)
            far = self.right_first and not self._aside(d, after)
            d.event = self._said(d) or self._near(d, before, len(d.line.atoms) if far else after)
            if d.event is None and n + 1 < len(drafts) and self._joined(d, drafts[n + 1]):
                d.event = drafts[n + 1].event
            d.event = d.event or own

    def fits(self, event: str | None, dimension: str | None) -> bool:
        """`event` can happen to what has this dimension; what has none the tables know can be a person, but no money."""
        of = self.of.get(event or "", frozenset())
        return not of or (dimension in of if dimension else "people" in of)

    def _aside(self, d: Draft, after: int) -> bool:
        """A preposition leads the figure, and a finite verb stands before the next: `bei Anschlägen auf zwei Hotels wurden sieben ...`."""
        line, start = d.line, d.counted[1] if d.counted and d.counted[0] >= d.last else d.j
        if line.pos(d.first - 1) != "ADP" or after >= len(line.atoms):
            return False
        return any((token := line.token(k)) is not None and token.fin for k in range(start, min(after, start + REACH)))

    def _noun(self, d: Draft) -> str | None:
        """The counted noun says it itself: `31 Verletzte`."""
        if d.counted is None:
            return None
        found = self.table.at(d.line.atoms, d.counted[1] - 1)
        return found[1] or None if found else None

    def _said(self, d: Draft) -> str | None:
        """A participle of the counted phrase says it: `140 verschlüsselte Rechner`."""
        if d.counted is None or d.counted[1] - d.counted[0] < 2:
            return None
        found = self.table.at(d.line.atoms, d.counted[0])
        return found[1] or None if found and found[0] < d.counted[1] else None

    def _near(self, d: Draft, before: int, after: int) -> str | None:
        atoms = d.line.atoms
        start = d.counted[1] if d.counted and d.counted[0] >= d.last else d.j
        word = numerals(d.line.language).word
        counts = any(a.kind == "n" or word(a.low) is not None for a in atoms[start + 1 : start + 3])  # `300 against 120 voted`
        if not counts and (found := self.behind.get(low_at(atoms, start))):
            return found
        if (main := self._main(d.line, start, after)) and (found := self._right(d.line, main, after)):
            return found
        sides = (self._right(d.line, start, after), self._left(d.line, d.first, before))
        if not self.right_first and any(a.low in self.auxiliaries for a in atoms[start : start + 2]):
            return sides[0] or sides[1]
        return (sides[0] or sides[1]) if self.right_first else (sides[1] or sides[0])

    def _main(self, line: Line, start: int, end: int) -> int | None:
        """The clause's own verb behind an insertion or a relative clause: `40 people who had fled the fighting were killed`."""
        atoms, k, last = line.atoms, start, min(end, start + 2 * REACH)
        if k < last and atoms[k].text == ",":
            closed = next((m for m in range(k + 1, last) if atoms[m].text == ","), None)
            return closed + 1 if closed and (token := line.token(closed + 1)) and token.fin else None
        token = line.token(k)
        if self.relatives and token is not None and token.tag in ("VBN", "VBD"):  # `the troops sent there were killed`
            return self._auxiliary(line, k + 1, last)
        if low_at(atoms, k) not in self.relatives:
            return None
        finite = [m for m in range(k + 1, last) if (token := line.token(m)) and token.fin and atoms[m - 1].low not in self.relatives]
        first = next((m for m in range(k + 1, last) if (token := line.token(m)) and token.fin), None)
        later = [m for m in finite if first is not None and m > first and not any(a.text in BREAKS for a in atoms[first:m])]
        return later[0] if later else None

    def _auxiliary(self, line: Line, start: int, end: int) -> int | None:
        """The auxiliary that follows in the same clause."""
        for k in range(start, end):
            token = line.token(k)
            new = line.pos(k) == "SCONJ" or (token is not None and token.tag in ("PRP", "WP", "WDT"))  # a subject of its own
            if new or line.atoms[k].text in BREAKS or line.atoms[k].low in self.joints:
                return None
            if line.pos(k) == "AUX":
                return k
        return None

    def _right(self, line: Line, start: int, end: int) -> str | None:
        atoms, k, last = line.atoms, start, min(end, start + REACH)
        while k < last:
            if atoms[k].text == "," and (closed := next((m for m in range(k + 1, min(k + 7, last)) if atoms[m].text == ","), 0)):
                k = closed + 1  # an insertion: `twelve, it said, were killed`
                continue
            if atoms[k].text in BREAKS or (atoms[k].low in self.joints and not _names(line, k)) or _title(line, k):
                return None
            if (found := self.table.at(atoms, k)) and not self._thing(line, k, found[0]):
                return found[1] or None
            k += 1
        return None

    def _thing(self, line: Line, first: int, last: int) -> bool:
        """The word is a noun here and names no happening to what is counted: `investigations into this attack`, `in March`."""
        if last - first > 1:
            return False
        pos = line.pos(first)
        return pos == "PROPN" or (pos == "NOUN" and line.atoms[first].low in self.nouns)

    def _left(self, line: Line, end: int, start: int) -> str | None:
        atoms, k, last = line.atoms, end, max(start, end - REACH)
        while k > last:
            if (found := self.table.before(atoms, k)) and not self._thing(line, found[0], k):
                other = self.table.at(atoms, found[0])  # `ordered to` is no `ordered`
                return None if other and not other[1] else found[1] or None
            opened = self._inserted(line, k - 1, last) if atoms[k - 1].text == "," else None
            if opened is None and (atoms[k - 1].text in BREAKS or atoms[k - 1].low in self.joints):
                return None
            k = k - 1 if opened is None else opened
        return None

    def _inserted(self, line: Line, comma: int, start: int) -> int | None:
        """The comma that opens the insertion which ends at `comma`, None where a clause ends there."""
        for k in range(comma - 1, start, -1):
            if (token := line.token(k)) is not None and token.fin:
                return None
            if line.atoms[k].text == ",":
                return k
        return None

    def _joined(self, d: Draft, following: Draft) -> bool:
        """Only the counted thing and a comma or conjunction stand between the two."""
        start = d.counted[1] if d.counted and d.counted[0] >= d.last else d.j
        gap = d.line.atoms[start : following.first]
        return 0 < len(gap) <= 3 and all(a.text == "," or a.low in self.joints for a in gap)


def _names(line: Line, k: int) -> bool:
    """The joint at `k` joins names or nouns and no clauses: `Skifahrer aus Bayern und Tirol starben`."""
    return line.pos(k - 1) in ("NOUN", "PROPN") and line.pos(k + 1) == "PROPN"


def _title(line: Line, k: int) -> bool:
    """A title, or a sentence that is quoted, opens at `k`; quoted words may say what happened: `500 soldiers “probably killed”`."""
    return line.atoms[k].text in QUOTES and not line.atoms[k].glued and line.upper(k + 1)


@cache
def events(language: str) -> Events:
    """The events of `language`, read once."""
    return Events(language)
