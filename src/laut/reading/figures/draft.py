"""A figure in the making: atoms and values that the modules of this package fill in one after another."""

from __future__ import annotations

from dataclasses import dataclass, field

from laut.reading.figures.lex import Atom
from laut.reading.figures.numerals import Num
from laut.text.records import Token


@dataclass(slots=True, eq=False)
class Line:
    """One sentence as atoms; `number` counts the sentences of the text, `block` its blocks, `kind` is the block's."""

    atoms: list[Atom]
    text: str
    language: str
    number: int = 0
    block: int = 0
    kind: str = "paragraph"
    tokens: dict[int, Token] = field(default_factory=dict)  # by the offset at which they begin

    def pos(self, i: int) -> str:
        """The Universal Dependencies tag of the atom at `i`; empty where nobody tagged it."""
        token = self.tokens.get(self.atoms[i].b) if 0 <= i < len(self.atoms) else None
        return "" if token is None or token.pos == "X" else token.pos

    def token(self, i: int) -> Token | None:
        """The token that begins with the atom at `i`."""
        return self.tokens.get(self.atoms[i].b) if 0 <= i < len(self.atoms) else None

    def words(self, first: int, last: int) -> str:
        """The text of atoms `[first, last)`, a line break as a space: where a mail wraps its lines means nothing."""
        return " ".join(self.text[self.atoms[first].b : self.atoms[last - 1].e].split()) if first < last else ""

    def upper(self, i: int) -> bool:
        """The atom at `i` is a word that begins with a capital letter."""
        return 0 <= i < len(self.atoms) and self.atoms[i].kind == "w" and self.atoms[i].text[:1].isupper()


@dataclass(slots=True, eq=False)
class Draft:
    """One figure: its span is atoms `[first, last)`, its number begins at `num.i`, what follows unit and number at `j`."""

    line: Line
    num: Num
    first: int
    last: int
    j: int
    low: float | None
    high: float | None
    bound: str = "exact"
    unit: str | None = None
    joined: bool = False  # a hyphen or nothing at all joins number and unit
    second: Num | None = None  # the end of a range
    counted: tuple[int, int] | None = None  # atoms
    head: str = ""  # head noun of the counted thing, lower case
    phrase: str = ""  # the counted thing as written
    inherited: bool = False
    source: Draft | None = None  # whose thing it stands for
    elided: bool = False  # `vier weitere`, `davon`: stands for a noun said before
    concept: str | None = None
    per: str | None = None
    per_words: tuple[int, int] | None = None  # atoms
    share_of: str | None = None
    role: str | None = None
    role_words: tuple[int, int] | None = None  # atoms
    compared: tuple[int, int] | None = None  # atoms
    event: str | None = None
    swing: bool = False  # tells in brackets by how much the figure before it changed

    @property
    def scaled(self) -> bool:
        """The number carries a scale word."""
        return self.num.scale > 1 or (self.second is not None and self.second.scale > 1)
