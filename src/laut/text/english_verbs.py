"""Past tense or participle: settles each form that can be both by its auxiliary, its subject and the verbs of its clause."""

from __future__ import annotations

from laut.languages import toml
from laut.text.english_rules import PAD, Line

PAST = frozenset(("VBD", "VBN"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "EX"))


class Verbs:
    """Words that the choice rests on, from `[verbs]` of `tagging.toml`."""

    def __init__(self) -> None:
        data = toml("en", "tagging")["verbs"]
        self.speech = frozenset(data["speech"].split())
        self.agents = frozenset(data["agents"].split())
        self.objects = frozenset(data["objects"].split())
        self.joins = frozenset(data["joins"].split())
        self.relatives = frozenset(data["relatives"].split())
        self.subjects = frozenset(data["subjects"].split())

    def settle(self, line: Line) -> None:
        """Tags in place each word that can be both."""
        tags, entries = line.tags, line.entries
        for i in range(PAD, len(tags) - PAD):
            if tags[i] in PAST and entries[i].tags >= PAST:
                tags[i] = self.choice(line, i)

    def choice(self, line: Line, i: int) -> str:
        """VBD or VBN for the word at `i`; all that stands before is settled already."""
        tags, lows = line.tags, line.lows
        helper = line.helper(i)
        if helper in ("be", "have", "get"):
            return "VBN"
        j = line.left(i)
        before, word = tags[j], lows[j]
        if before in ("CC", ",") and (twin := self.twin(line, j)):
            return twin
        if word in self.subjects or before == "EX":
            return "VBD"
        if word in self.relatives and before in ("WDT", "WP"):
            return "VBD"
        if lows[i] in self.speech and lows[i + 1] not in self.agents:
            return "VBD"
        if before in ("DT", "PRP$", "POS", "JJ", "IN", "TO", "<", "``", ":", "-LRB-", "CD") and not (before == "CD" or before == "DT"):
            return "VBN" if before != "JJ" or tags[i + 1] in ("NN", "NNS") else "VBD"
        if before in NOUNS or before == "DT":
            return self.after_noun(line, i)
        if before in (",", "''"):
            return self.after_comma(line, i, j)
        if before in ("VBD", "VBZ", "VBP", "VB", "VBG", "VBN"):
            return "VBN"
        return "VBD"

    def twin(self, line: Line, j: int) -> str:
        """`arrested and charged`: the form of the verb before a conjunction, where it is near."""
        if line.tags[j] != "CC":
            return ""
        for k in range(j - 1, max(j - 12, PAD), -1):
            if line.tags[k] in ("VBD", "VBN", "VBZ", "VBP"):
                return "VBN" if line.tags[k] == "VBN" else "VBD"
            if line.tags[k] in ("VB", "VBG"):
                return ""
        return ""

    def after_noun(self, line: Line, i: int) -> str:
        """`the report released Monday said`: a participle where its own clause goes on to a finite verb without a new subject."""
        tags, lows = line.tags, line.lows
        passive = lows[i + 1] in self.agents
        if not passive and (tags[i + 1] in ("DT", "PRP$", "PRP") or lows[i + 1] in self.objects):
            return "VBD"
        if self.relative_before(line, i):
            return "VBD"
        later = self.later_finite(line, i)
        if later:
            return "VBN"
        if self.finite_before(line, i):
            return "VBN"
        return "VBN" if passive and self.finite_before(line, i) else "VBD"

    def after_comma(self, line: Line, i: int, j: int) -> str:
        """`, led by`: a participle, unless the clause before the comma still waits for its verb."""
        if line.lows[i + 1] in self.agents or self.finite_before(line, j):
            return "VBN" if line.tags[i + 1] not in ("PRP",) else "VBD"
        return "VBD"

    def relative_before(self, line: Line, i: int) -> bool:
        """`who the man called`: a subordinator with only nouns between."""
        for k in range(i - 1, max(i - 8, PAD - 1), -1):
            tag = line.tags[k]
            if tag in ("WDT", "WP", "WRB") or line.lows[k] in self.joins:
                return True
            if tag in FINITE or tag in (",", "VBN", ":"):
                return False
        return False

    def finite_before(self, line: Line, i: int) -> bool:
        """The clause has its finite verb already."""
        for k in range(i - 1, PAD - 1, -1):
            tag = line.tags[k]
            if tag in FINITE:
                return True
            if tag in ("WDT", "WP", "WRB", ":", "``", "CC") or line.lows[k] in self.joins:
                return False
        return False

    def later_finite(self, line: Line, i: int) -> bool:
        """A finite verb follows before a new subject, subordinator or conjunction."""
        tags, lows = line.tags, line.lows
        for k in range(i + 1, min(i + 14, len(tags) - PAD)):
            tag = tags[k]
            if tag in FINITE and not (tag == "VBD" and line.entries[k].tags >= PAST and tags[k - 1] in NOUNS and k - i > 8):
                return tags[line.left(k)] not in ("PRP", "WDT", "WP", "EX")
            if tag in ("WDT", "WP", "WRB", ":", "``", "''", "CC", ".") or (lows[k] in self.joins and tag == "IN") or tag == "PRP":
                return False
        return False
