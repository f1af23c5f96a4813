"""What a figure is compared with: `doppelt so viele wie | im Vorjahr`, `three times higher than | in Leeds`, `31 mehr als | zuvor`."""

from __future__ import annotations

from functools import cache

from laut import languages
from laut.reading.figures.draft import Draft

REACH = 9  # atoms between the number and the word of comparison
LONGEST = 12  # atoms of what it is compared with
FACTOR = "times"


class Comparisons:
    """The words of comparison of one language, from `roles.toml`."""

    def __init__(self, language: str) -> None:
        data = languages.toml(language, "roles")["comparison"]
        self.joints, self.stop = frozenset(data["with"]), frozenset(data["stop"])

    def fill(self, d: Draft) -> None:
        """Set `compared` of a factor or of a change that is told by comparison; a factor with it is a comparison."""
        if d.unit != FACTOR and d.role != "change_by":
            return
        atoms = d.line.atoms
        joint = next((k for k in range(d.j, min(d.j + REACH, len(atoms))) if self._joins(d, k) or self._closes(d, k)), None)
        if joint is None or not self._joins(d, joint):
            return
        end = next((k for k in range(joint + 1, min(joint + LONGEST, len(atoms))) if self._closes(d, k)), min(joint + LONGEST, len(atoms)))
        if end > joint + 1:
            d.compared = (joint + 1, end)
            if d.unit == FACTOR:
                d.role, d.role_words = "comparison", (joint, joint + 1)

    def _joins(self, d: Draft, k: int) -> bool:
        """The word of comparison, and no other number right behind it (`more than 30`); the first `as` of `as many as` is none."""
        atoms = d.line.atoms
        after = atoms[k + 1] if k + 1 < len(atoms) else None
        again = any(a.low == atoms[k].low for a in atoms[k + 1 : k + 4])
        return atoms[k].low in self.joints and after is not None and after.kind == "w" and not again

    def _closes(self, d: Draft, k: int) -> bool:
        """A mark, a conjunction or the verb of the clause ends the phrase."""
        atom, token = d.line.atoms[k], d.line.token(k)
        mark = atom.kind == "s" and not atom.dash and atom.text not in "'’"
        joined = atom.low in self.stop and d.line.pos(k + 1) not in ("NOUN", "PROPN")  # `als im Mai und Juni`
        return mark or joined or (token is not None and token.fin)


@cache
def comparisons(language: str) -> Comparisons:
    """The words of comparison in `language`, read once."""
    return Comparisons(language)
