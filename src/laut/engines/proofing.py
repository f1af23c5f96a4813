"""A draft against a ledger: the questions of the articles that share a name with it, with what people decided on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from laut.engines.questions import Tell, refresh
from laut.ledger import Ledger, asked, briefs, loading
from laut.records import Reading
from laut.weighing.anchors import keys
from laut.weighing.brief import Brief, brief
from laut.weighing.codec import loads
from laut.weighing.proofing import proof
from laut.weighing.proofs import Proof
from laut.weighing.worded import question_from


def proof_of(draft: Reading, ledger: Ledger, ui: str | None = None, tell: Tell | None = None) -> Proof:
    """What to check in a draft against the articles of a ledger; what was added since the last time is weighed first. Raises LautError."""
    refresh(ledger, tell)
    own = brief(draft)
    with ledger.reading() as connection:
        documents = briefs.sharing(connection, keys(own.names, own.places))
        components = set(briefs.parts(connection, documents).values())
        case = [question_from(row, ui or own.language) for row in asked.of(connection, components)]
        laid = {number: loads(Brief, line) for number, line in briefs.lines(connection, briefs.documents_of(connection, components))}
        asks = {(b.article, given.ask.figure): given.ask for b in laid.values() for given in b.given}
        return proof(draft, case, asks, _Texts(connection, {b.article: number for number, b in laid.items()}), ui)


class _Texts(Mapping[str, str]):
    """The texts of documents by `Document.id`, read when they are asked for."""

    def __init__(self, connection: Connection, numbers: Mapping[str, int]) -> None:
        self.connection, self.numbers = connection, numbers
        self.known: dict[str, str] = {}

    def __getitem__(self, article: str) -> str:
        if article not in self.known:
            self.known[article] = loading.reading(self.connection, self.numbers[article]).document.text
        return self.known[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)
