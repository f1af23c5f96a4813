"""Past tense or participle: settles each form that can be both by its auxiliary, its subject and the verbs of its clause."""

from __future__ import annotations

from laut.languages import toml
from laut.text.english_rules import PAD, Line

PAST = frozenset(("VBD", "VBN"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "EX"))
NO_HOST = frozenset(("<", ",", "``", "''", "CC", ":", "VBG"))
OBJECT = frozenset(("DT", "PRP", "PRP$", "WRB", "NNP", "WP", "$"))
BEFORE_PARTICIPLE = frozenset(
    ("PRP$", "POS", "JJ", "IN", "TO", "<", "``", "-LRB-", "CD", "VBD", "VBZ", "VBP", "VB", "VBG", "VBN", "WRB", "RP", "DT")
)


class Verbs:
    """Words that the choice rests on, from `[verbs]` of `tagging.toml`."""

    def __init__(self) -> None:
        data = toml("en", "tagging")["verbs"]
        self.speech = frozenset(data["speech"].split())
        self.agents = frozenset(data["agents"].split())
        self.objects = frozenset(data["objects"].split())
        self.joins = frozenset(data["joins"].split())
        self.past = frozenset(data["past"].split())
        self.reporting = frozenset(data["reporting"].split())
        self.either_case = frozenset(data["either_case"].split())
        self.degrees = frozenset(data["degrees"].split())
        self.articles = frozenset(data["articles"].split())
        self.participles = frozenset(data["participles"].split())
        self.indefinite = frozenset(data["indefinite"].split())
        self.inside = frozenset(data["inside"].split())
        self.subjects = frozenset(data["subjects"].split())

    def settle(self, line: Line) -> None:
        """Tags in place each word that can be both, and each bare form after a conjunction by the verb that it is joined to."""
        tags, entries = line.tags, line.entries
        for i in range(PAD, len(tags) - PAD):
            tag = tags[i]
            if tag in PAST:
                if entries[i].tags >= PAST:
                    tags[i] = self.choice(line, i)
            elif tag in ("VBP", "NN") and "VB" in entries[i].tags and tags[line.left(i)] == "CC":
                if tag == "VBP":
                    tags[i] = self.joined(line, line.left(i))
                    if tags[i] == "VBD" and "VBD" not in entries[i].tags:
                        tags[i] = "VBP"
                elif tags[i + 1] in OBJECT and self.joined(line, line.left(i)) == "VB":
                    tags[i] = "VB"

    def joined(self, line: Line, j: int) -> str:
        """`to inspire and energize`: the bare form follows an infinitive, else it is finite, and past as the verb before it."""
        for k in range(j - 1, max(j - 15, PAD - 1), -1):
            if line.tags[k] == "VB":
                return "VB"
            if line.tags[k] == "VBD":
                return "VBD"
            if line.tags[k] in FINITE or line.tags[k] in (":", "``", "''"):
                return "VBP"
        return "VBP"

    def choice(self, line: Line, i: int) -> str:
        """VBD or VBN for the word at `i`; all that stands before is settled already."""
        tags, lows = line.tags, line.lows
        helper = line.helper(i)
        if helper == "have" or (helper in ("be", "get") and lows[i] not in self.past):
            return "VBN"
        if lows[i - 1] in self.degrees:
            return "VBN"
        j = line.left(i)
        before, word = tags[j], lows[j]
        if word in self.subjects or before == "EX" or lows[i] in self.past:
            return "VBD"
        if lows[i] in self.participles and before not in ("WDT", "WP"):
            return "VBN"
        if before == "CC" and (twin := self.twin(line, j)):
            return twin if tags[i + 1] not in ("DT", "PRP$", "PRP", "NNS") else "VBD"
        if before in ("WDT", "WP"):
            return "VBD"
        if lows[i] in self.speech and lows[i + 1] not in self.agents:
            return "VBD"
        if before in NOUNS or before in ("DT", "-RRB-"):
            return self.after_noun(line, i, j)
        if before == "''":
            return "VBD" if lows[i + 1] not in self.agents else "VBN"
        if before in (",", ":"):
            return self.after_comma(line, i, j)
        if before == "JJ" and tags[i + 1] not in ("NN", "NNS"):
            return self.after_noun(line, i, j)
        return "VBN" if before in BEFORE_PARTICIPLE else "VBD"

    def twin(self, line: Line, j: int) -> str:
        """`arrested and charged`: the form of the verb before a conjunction, where it is near."""
        for k in range(j - 1, max(j - 12, PAD - 1), -1):
            tag = line.tags[k]
            if tag in ("VBD", "VBZ", "VBP"):
                return "VBD"
            if tag == "VBN":
                return "VBN" if j - k < 4 or line.helper(k) or line.tags[k - 1] == "," else "VBD"
            if tag in ("VB", "VBG", ":"):
                return ""
        return ""

    def after_noun(self, line: Line, i: int, j: int) -> str:
        """`the report released Monday said`: a participle where its own clause goes on to a finite verb without a new subject."""
        tags, lows = line.tags, line.lows
        passive = lows[i + 1] in self.agents and tags[i + 2] not in ("CD", "$", "JJR", "VBG")
        if passive and tags[j] != "PRP":
            return "VBN"
        if tags[j] == "DT":
            return "VBN" if lows[j] in self.articles or self.later_finite(line, i) else "VBD"
        if tags[i + 1] in ("DT", "PRP$", "PRP") or lows[i + 1] in self.objects:
            return "VBD"
        if tags[j] == "CD" and tags[i + 1] in ("CC", ",", "."):
            return "VBN"
        start = line.phrase(j, self.inside)
        start = next((k for k in range(j, start, -1) if tags[k] == "DT" and tags[k - 1] in NOUNS), start)  # at noon | the men
        if tags[start] == "JJS" and tags[start - 1] == "IN":  # at least 12 men
            start -= 1
        before = tags[start - 1]
        if self.relative_before(line, start):
            return "VBD"
        if tags[j] == "PRP":
            return "VBD" if lows[j] in self.either_case else "VBN"
        if before in (",", "''") and tags[i + 1] == ",":
            return "VBD"
        if self.later_finite(line, i):
            return "VBN"
        if lows[start - 1] in self.reporting:
            return "VBD"
        name = tags[j] in ("NNP", "NNPS")
        if before in ("<", "``", "''", "CC") or (lows[start - 1] in self.joins and tags[start] not in ("NN", "CD")):
            return "VBD"
        if before in ("IN", "TO") and tags[start - 2] in NO_HOST:
            return "VBN"
        if before in (",", ":"):
            return "VBD" if name or lows[start] not in self.indefinite else "VBN"
        if i - j > 1:
            return "VBD"
        return "VBN" if self.finite_before(line, start) else "VBD"

    def after_comma(self, line: Line, i: int, j: int) -> str:
        """`, led by`: a participle, unless the clause before the comma still waits for its verb after an apposition."""
        follow = line.tags[i + 1]
        if follow == "PRP" or line.tags[j - 1] == "VBD":
            return "VBD"
        if line.lows[i + 1] in self.agents or self.finite_before(line, j):
            return "VBN"
        paired = "," in line.tags[max(PAD, j - 15) : j]
        return "VBD" if paired or follow not in ("IN", "TO") else "VBN"

    def relative_before(self, line: Line, start: int) -> bool:
        """`whom the man called`: a subordinator stands before the subject."""
        return line.tags[start - 1] in ("WDT", "WP", "WRB", "WP$") or (
            line.tags[start - 1] == "IN" and line.lows[start - 1] in self.joins and line.tags[start] not in ("NN", "CD")
        )

    def finite_before(self, line: Line, i: int) -> bool:
        """The clause has its finite verb already; that of a relative clause in between does not count."""
        found = False
        for k in range(i - 1, max(i - 40, PAD - 1), -1):
            tag = line.tags[k]
            if tag in FINITE:
                found = True
            elif tag in ("WDT", "WP", "WP$"):
                found = False
            elif tag in ("WRB", ":", "``", "CC") or (tag == "IN" and line.lows[k] in self.joins):
                return found
        return found

    def later_finite(self, line: Line, i: int) -> bool:
        """A finite verb follows before a new subject, subordinator or conjunction."""
        tags, lows = line.tags, line.lows
        comma = False
        for k in range(i + 1, min(i + 14, len(tags) - PAD)):
            tag = tags[k]
            comma = comma or tag == ","
            if tag in FINITE and not (tag == "VBD" and line.entries[k].tags >= PAST and tags[k - 1] in NOUNS and k - i > 8):
                before = tags[line.left(k)]
                return before not in ("PRP", "WDT", "WP", "EX") and not (comma and before in NOUNS)
            if tag in ("WDT", "WP", "WRB", ":", "``", "''", "CC", ".") or (lows[k] in self.joins and tag == "IN") or tag == "PRP":
                return False
        return False
