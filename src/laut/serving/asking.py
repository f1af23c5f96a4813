"""What programs ask, answered with the bytes that `laut … --json` prints; nothing is fetched from an address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from laut.acquire import Given, Original, from_original, from_text
from laut.contract import dumps
from laut.engines import case
from laut.engines.local import read_document
from laut.engines.proofing import proof_of
from laut.errors import InputError
from laut.ledger import Ledger
from laut.records import Question, Reading
from laut.weighing.beside import compare
from laut.weighing.worded import finding_dict, question_dict

LONGEST = 1_000_000  # code points of one article that somebody sends: some seconds of reading, some minutes at worst
_CUT = "split it into its articles, or read it with laut read"


def read(text: str, ui: str | None = None, **given: Any) -> Reading:
    """The reading of a string; what is `given` as for `laut.read_text`. Raises LautError."""
    if len(text) > LONGEST:
        raise InputError(f"a text of at most {LONGEST} characters", str(len(text)), "text", _CUT)
    return read_document(from_text(text, where="text", **_known(given)), ui)


def read_file(data: bytes, media: str | None, ui: str | None = None, **given: Any) -> Reading:
    """The reading of the bytes of a file of the media type `media`; InputError for more than one article or an unknown kind."""
    document = from_original(Original(data, media=media), **_known(given))
    if len(document.text) > LONGEST:
        raise InputError(f"an article of at most {LONGEST} characters", str(len(document.text)), "the file", _CUT)
    return read_document(document, ui)


def _known(given: dict[str, Any]) -> Given:
    return {key: value for key, value in given.items() if value is not None}  # type: ignore[return-value]


def line(record: Any) -> bytes:
    """A record as one line of JSON."""
    return lines([record])


def lines(records: Iterable[Any]) -> bytes:
    """A line of JSON for each record, or for plain values."""
    return "".join(dumps(r if isinstance(r, dict) else r.to_dict()) + "\n" for r in records).encode()


def beside(one: Reading, other: Reading, ui: str | None) -> bytes:
    """`laut compare`."""
    return line(compare(one, other, ui))


def proof(draft: Reading, ledger: Ledger, ui: str | None) -> bytes:
    """`laut proof`."""
    return line(proof_of(draft, ledger, ui))


def questions(ledger: Ledger, text: str, every: bool, limit: int, offset: int, ui: str) -> tuple[bytes, bool]:
    """`laut questions`, and whether there are more."""
    found = case.questions(ledger, text, every=every, limit=limit + 1, offset=offset, ui=ui)
    return _listed(ledger, found[:limit]), len(found) > limit


def question(ledger: Ledger, id: str, ui: str) -> bytes:
    """`laut questions LEDGER ID`."""
    return _listed(ledger, (case.question(ledger, id, ui),))


def _listed(ledger: Ledger, found: Iterable[Question]) -> bytes:
    some = list(found)
    wanted = [answer.article for q in some for answer in (*q.answers, *q.disputes)]
    return line({"articles": case.with_texts(ledger, wanted), "questions": [question_dict(q) for q in some]})


def findings(ledger: Ledger, kinds: Iterable[str], limit: int, offset: int, ui: str) -> tuple[bytes, bool]:
    """`laut check`, and whether there are more."""
    found = case.check(ledger, kinds, limit=limit + 1, offset=offset, ui=ui)
    return line({"findings": [finding_dict(f) for f in found[:limit]]}), len(found) > limit


def search(ledger: Ledger, words: str, limit: int, offset: int, **asked: Any) -> tuple[bytes, bool]:
    """`laut search`: a line for each document with its passages; and whether there are more."""
    found = ledger.search(words, limit=limit, offset=offset, **asked)
    rows = [hit.to_dict() | {"passages": [p.to_dict() for p in found.passages(hit)], "total": found.total} for hit in found.hits]
    return lines(rows), found.total > offset + len(rows)


def articles(ledger: Ledger, limit: int, offset: int) -> tuple[bytes, bool]:
    """The articles of a ledger, the last published first, a line for each; and whether there are more."""
    found = ledger.search("", limit=limit, offset=offset)
    return lines(found.hits), found.total > offset + len(found.hits)


def article(ledger: Ledger, name: str) -> bytes:
    """The reading of an article as people corrected it, as `laut export --to jsonl` writes it; its name as for `laut show`."""
    return line(ledger.decided(name).reading)


def timeline(ledger: Ledger, words: str, limit: int, offset: int, **asked: Any) -> tuple[bytes, bool]:
    """`laut timeline`, a line for each claim; and whether there are more."""
    rows = ledger.timeline(words, limit=limit + 1, offset=offset, **asked)
    return lines(rows[:limit]), len(rows) > limit


def sources(ledger: Ledger, limit: int, offset: int, **only: Any) -> tuple[bytes, bool]:
    """`laut sources`, a line for each; and whether there are more."""
    rows = ledger.sources(limit + 1, offset, **only)
    return lines(rows[:limit]), len(rows) > limit
