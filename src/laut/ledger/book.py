"""A ledger that is open: connections to read from and to write with, and the verbs that are asked of it."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, Engine, text

from laut.errors import LedgerError
from laut.ledger import database
from laut.ledger.opening import closed, opened

if TYPE_CHECKING:
    from laut.ledger.comparing import Diff
    from laut.ledger.copies import Group
    from laut.ledger.decisions import Decision
    from laut.ledger.overlay import Decided
    from laut.ledger.searching import Found, Kept
    from laut.ledger.speaking import Opened, Proposal, Spoken
    from laut.ledger.telling import Event, Measured, Way

NAME = "LAUT_WHO"


class Ledger:
    """The ledger at `place`: the path of a file, or `postgresql://user@host/database#schema`.

    With `create` a ledger that is not there is made. `who` signs decisions: a name; else LAUT_WHO, else the name of the user.
    Raises LedgerError where there is none, where it is damaged, something else, or of a newer version.
    """

    def __init__(self, place: str | Path, *, create: bool = False, who: str | None = None) -> None:
        self.place = str(place)
        self.engine = opened(self.place, create)
        self._closed = False
        self._who = who

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({database.shown(self.place)!r})"

    def close(self) -> None:
        """Give back the connections."""
        self.engine.dispose()
        if not self._closed:
            self._closed = True
            closed(self.place)

    @property
    def who(self) -> str:
        """Who decides: as given, else LAUT_WHO, else the name of the user of this machine."""
        if found := self._who or os.environ.get(NAME):
            return found
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):  # a user without a name
            raise LedgerError("a name of who decides", "none", do=f"--who NAME, or set {NAME}") from None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is at one moment, whatever others write meanwhile."""
        with database.said_plainly(self.place), self._snapshots().connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that writes all that is done with it at its end, or nothing. One writes at a time, others wait."""
        with database.said_plainly(self.place), self.engine.execution_options(writing=True).begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("select pg_advisory_xact_lock(:key, hashtext(current_schema()))"), {"key": database.APPLICATION})
            yield connection

    def _snapshots(self) -> Engine:
        """SQLite gives each transaction a snapshot; naming a level there would let its driver begin transactions of its own."""
        return self.engine.execution_options(isolation_level="REPEATABLE READ") if self.engine.dialect.name == "postgresql" else self.engine

    # what is asked

    def search(
        self,
        words: str = "",
        *,
        source: str | None = None,
        concept: str | None = None,
        unit: str | None = None,
        figure: str | tuple[float | None, float | None] | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        published: tuple[str | date | None, str | date | None] = (None, None),
        place: str | None = None,
        actor: str | None = None,
        outlet: str | None = None,
        stance: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Found:
        """The documents that answer all that is asked, the last published first.

        `words` stand for all their forms in every language that laut knows; `"a phrase"`, `-word`, `word*`. `figure` is a range
        (`"3000..5000"`) that some figure may lie in, of `concept` (with all that is narrower) and `unit` where they are given; `since` and
        `until` are days that a time of the text touches. Raises LedgerError for what cannot be understood.
        """
        from laut.ledger import searching

        wanted = searching.wanted(words, source=source, concept=concept, unit=unit, figure=figure, since=since, until=until,
                                  published=published, place=place, actor=actor, outlet=outlet, stance=stance)  # fmt: skip
        return searching.search(self, wanted, limit, offset)

    def timeline(self, words: str = "", *, limit: int = 100, offset: int = 0, **asked: Any) -> tuple[Event, ...]:
        """Claims in the order of the time that they speak of; `words` and what is `asked` as for `search`."""
        from laut.ledger import searching, telling

        with self.reading() as connection:
            return telling.timeline(connection, searching.wanted(words, **asked), limit, offset)

    def routes(self, words: str = "", *, limit: int = 200, offset: int = 0, **asked: Any) -> tuple[Way, ...]:
        """The ways that articles tell of, with who says so; `words` and what is `asked` as for `search`."""
        from laut.ledger import searching, telling

        with self.reading() as connection:
            return telling.routes(connection, searching.wanted(words, **asked), limit, offset)

    def sheet(self, name: str) -> tuple[Measured, ...]:
        """The measures that all articles say of a named thing, each with who says so; what excludes each other is marked."""
        from laut.ledger import telling

        with self.reading() as connection:
            return telling.sheet(connection, name)

    def subjects(self, limit: int = 200, offset: int = 0) -> tuple[tuple[str, int], ...]:
        """The things that there are sheets on, with in how many documents."""
        from laut.ledger import telling

        with self.reading() as connection:
            return telling.subjects(connection, limit, offset)

    def show(self, document: str | int) -> Kept:
        """A document by its number, hash, address or place: its reading as people corrected it, how it was got, copies, revisions."""
        from laut.ledger import searching

        return searching.show(self, document)

    def original(self, document: str | int) -> bytes:
        """The bytes of a document as they came."""
        from laut.ledger import loading

        with self.reading() as connection:
            return loading.original(connection, loading.document(connection, document)["original"])

    def copies(self) -> tuple[Group, ...]:
        """Documents that are one report: the original of each group, and its copies with the share that stands in it."""
        from laut.ledger import copies

        with self.reading() as connection:
            return copies.groups(connection)

    def info(self) -> dict[str, Any]:
        """How much there is: documents, claims, sources, figures, readings, revisions, copies, failures, decisions, and more."""
        from laut.ledger import counting

        return counting.info(self)

    def faults(self) -> list[str]:
        """What is not whole, in words; empty where all is well."""
        from laut.ledger import counting

        return counting.faults(self)

    def backup(self, out: str | Path) -> Path:
        """A checked copy of the ledger at a new path, while others may write."""
        from laut.ledger import counting

        return counting.backup(self, out)

    # what people decide

    def decide(
        self,
        target: str,
        *,
        accept: bool = False,
        reject: bool = False,
        set: Mapping[str, Any] | None = None,
        letter: str | None = None,
        digit: str | int | None = None,
        claim: str | None = None,
        source: str | None = None,
        stance: str = "asserts",
        why: str = "",
    ) -> Decision:
        """Decide one thing over what was read; the machine's reading stays as it is beneath.

        `target` is something in a document (`12/c3`: a claim, figure, attribution or time) to `accept`, to `reject`, to correct by `set`
        (`{"low": 4000, "bound": "about"}`), or to give a `digit` of the Admiralty code (a claim); a document (`12`) that a `claim` is added
        to, in words that stand in its text, with its `source` and `stance`; or a source that gets a `letter`. To reject and to correct
        needs a reason in `why`. Raises LedgerError, MissingError.
        """
        from laut.ledger import deciding

        asked = deciding.Asked(accept, reject, set or {}, letter, digit, claim, source, stance)
        return deciding.decide(self, target, asked, why)

    def note(self, target: str | None, words: str) -> Decision:
        """A note on a document (`12`), something in it (`12/c3`), a source (its name), or the whole ledger (None)."""
        from laut.ledger import deciding

        return deciding.note(self, target, words)

    def undo(self, id: int, why: str = "") -> Decision:
        """Undo the decision `id`; the undoing is a decision itself, and can be undone. LedgerError where it does not stand."""
        from laut.ledger import deciding

        return deciding.undo(self, id, why)

    def merge(self, one: str, other: str, why: str) -> Decision:
        """Say that two sources are the same, with the reason."""
        from laut.ledger import merging

        return merging.decide(self, one, other, why)

    def apart(self, one: str, other: str, why: str) -> Decision:
        """Say that two sources are not the same, with the reason."""
        from laut.ledger import merging

        return merging.decide(self, one, other, why, same=False)

    def sources(
        self, limit: int = 100, offset: int = 0, *, kind: str | None = None, country: str | None = None, named: bool | None = None
    ) -> tuple[Spoken, ...]:
        """Who speaks, those in most documents first; sources that are one stand as one. `country` is its ISO 3166 code."""
        from laut.ledger import speaking

        with self.reading() as connection:
            return speaking.listed(connection, limit, offset, kind, country, named)

    def source(self, name: str, limit: int = 50, offset: int = 0) -> Opened:
        """One source, by a name, its number (`s12`) or its key: how it is written, what it says word for word, who may be the same."""
        from laut.ledger import speaking

        with self.reading() as connection:
            return speaking.opened(connection, name, limit, offset)

    def proposals(self) -> tuple[Proposal, ...]:
        """Sources that may be the same; people decide by `merge` and `apart`."""
        from laut.ledger import speaking

        with self.reading() as connection:
            return speaking.proposals(connection)

    def forget(self, document: str | int, why: str) -> Decision:
        """Take out the content of a document that must go; a stub with its hashes stays. Cannot be undone."""
        from laut.ledger import forgetting

        return forgetting.forget(self, document, why)

    def log(
        self, *, document: str | int | None = None, who: str | None = None, kind: str | None = None, since: str | None = None
    ) -> tuple[Decision, ...]:
        """All decisions in their order, or those over one document, of one person, of one kind, since a moment (ISO 8601)."""
        from laut.ledger import decisions, loading

        with self.reading() as connection:
            number = loading.document(connection, document)["id"] if document is not None else None
            return decisions.log(connection, document=number, who=who, kind=kind, since=since)

    def orphans(self) -> tuple[Decision, ...]:
        """The decisions over words that the present readings of their documents do not have any more."""
        from laut.ledger import deciding

        with self.reading() as connection:
            return deciding.orphans(connection)

    def decided(self, document: str | int) -> Decided:
        """The reading of a document as people corrected it, with their decisions and what the machine read."""
        from laut.ledger import loading, overlay

        with self.reading() as connection:
            id = loading.document(connection, document)["id"]
            return overlay.over(connection, id, loading.reading(connection, id))

    def diff(self, document: str | int | None = None, other: str | int | None = None) -> tuple[Diff, ...]:
        """What a newer reading reads differently in a document, and what changed from text to text at its address; two documents beside
        each other; without any, what differs in the whole ledger."""
        from laut.ledger import comparing

        with self.reading() as connection:
            if document is None:
                return comparing.every(connection)
            return comparing.of(connection, document) if other is None else comparing.two(connection, document, other)
