"""The tables of a ledger, the same on SQLite and on PostgreSQL. Days and moments are ISO 8601 text, so that they sort as they stand.

What the machine reads is written once and never changed: originals, fetches, documents, readings. What is derived from the current
reading of a document, to be searched (statements, figures, times, mentions, places, terms), is written with it and can be made again.
What people decide is a row of its own over the machine's.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
)

VERSION = "0003"
"""Of the tables: the last migration in `migrations/`."""

metadata = MetaData()


def _document() -> Column[int]:
    return Column("document", Integer, ForeignKey("document.id"), nullable=False)


original = Table(
    "original", metadata,
    Column("sha256", Text, primary_key=True),  # of the bytes as they came
    Column("size", Integer, nullable=False),
    Column("media", Text),
    Column("packed", LargeBinary),  # zlib; null where the content was taken out
)  # fmt: skip

document = Table(
    "document", metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", Text, nullable=False, unique=True),  # Document.id
    Column("original", Text, ForeignKey("original.sha256")),
    Column("address", Text),  # the url in its plain form: the same address is the same article
    Column("place", Text, nullable=False),  # file, url, record of an archive that it first came from
    Column("title", Text),
    Column("outlet", Text),
    Column("author", Text),
    Column("published", Text),
    Column("moment", Text),  # as exactly as the article says when this text was published or changed last; UTC
    Column("language", Text),
    Column("credits", Text, nullable=False, server_default=""),  # ids of the agencies that it credits, with a space between
    Column("added", Text, nullable=False),
    Column("revises", Integer, ForeignKey("document.id")),  # the text that stood at the same address before
    Column("forgotten", Text),  # when its content was taken out
    Column("why", Text),
    Index("document_address", "address"),
    Index("document_outlet", "outlet"),
    Index("document_original", "original"),
)  # fmt: skip

# in the order in which documents are shown, so that the newest that answer are found without a look at the others
Index("document_published", document.c.published.desc(), document.c.hash).ddl_if(dialect="sqlite")
Index("document_latest", document.c.published.desc().nulls_last(), document.c.hash).ddl_if(dialect="postgresql")

fetch = Table(
    "fetch", metadata,
    Column("id", Integer, primary_key=True),
    _document(),
    Column("original", Text, ForeignKey("original.sha256")),
    Column("place", Text, nullable=False),
    Column("url", Text),
    Column("retrieved", Text),
    Column("status", Integer),
    Column("headers", Text),  # JSON, pairs in their order
    Column("added", Text, nullable=False),
    UniqueConstraint("document", "place", "original", "retrieved"),
    Index("fetch_original", "original", "place"),
)  # fmt: skip

reading = Table(
    "reading", metadata,
    Column("id", Integer, primary_key=True),
    _document(),
    Column("version", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("model", Text, nullable=False),  # empty without one
    Column("made", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("packed", LargeBinary),  # the JSON of the contract, zlib; null where the content was taken out
    Column("sha256", Text, nullable=False),  # of that JSON
    UniqueConstraint("document", "version", "data", "model"),
)  # fmt: skip

entity = Table(
    "entity", metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # what tells it from others: id in the directory, or kind, country and name
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("entry", Text),
    Column("named", Boolean, nullable=False),
    Column("root", Integer),  # the entity that stands for its group, itself where it is alone
    Column("weighed", Integer),  # the same, as the questions know it
    Index("entity_root", "root"),
)  # fmt: skip

entity_word = Table(
    "entity_word", metadata,
    Column("word", Text, primary_key=True),
    Column("entity", Integer, ForeignKey("entity.id"), primary_key=True),
    Index("entity_word_entity", "entity"),
    sqlite_with_rowid=False,
)  # fmt: skip
"""By which words names are brought together to be compared."""

likeness = Table(
    "likeness", metadata,
    Column("one", Integer, ForeignKey("entity.id"), primary_key=True),  # the smaller id
    Column("other", Integer, ForeignKey("entity.id"), primary_key=True),
    Column("score", Double, nullable=False),
    Column("rule", Text, nullable=False),
    Column("joined", Boolean, nullable=False),  # else it is proposed
    Index("likeness_other", "other"),
)  # fmt: skip
"""Names that are alike, and why."""

mention = Table(
    "mention", metadata,
    Column("id", Integer, primary_key=True),
    _document(),
    Column("name", Text, nullable=False),  # id in the reading: s3
    Column("entity", Integer, ForeignKey("entity.id"), nullable=False),
    Column("written", Text, nullable=False),  # the name as the article writes it
    Column("origin", Integer, nullable=False),  # claims at whose end it stands
    Column("relay", Integer, nullable=False),  # claims that it hands on
    Index("mention_entity", "entity", "document"),
    Index("mention_document", "document"),
)  # fmt: skip

tally = Table(
    "tally", metadata,
    Column("entity", Integer, ForeignKey("entity.id"), primary_key=True),
    Column("documents", Integer, nullable=False),
    Column("origin", Integer, nullable=False),
    Column("relay", Integer, nullable=False),
    Index("tally_documents", "documents"),
)  # fmt: skip
"""Sums over `mention` for each group, under its root; kept with every change, so that listing sources does not grow with the articles."""

claim = Table(
    "claim", metadata,
    Column("id", Integer, primary_key=True),
    _document(),
    Column("name", Text, nullable=False),  # c3
    Column("b", Integer, nullable=False),
    Column("e", Integer, nullable=False),
    Column("stance", Text, nullable=False),
    Column("chain", Text, nullable=False),
    Index("claim_document", "document"),
    Index("claim_stance", "stance", "document"),
)  # fmt: skip

figure = Table(
    "figure", metadata,
    Column("id", Integer, primary_key=True),
    _document(),
    Column("name", Text, nullable=False),  # f3
    Column("b", Integer, nullable=False),
    Column("e", Integer, nullable=False),
    Column("low", Double),
    Column("high", Double),
    Column("bound", Text, nullable=False),
    Column("unit", Text),
    Column("counted", Text),
    Column("concept", Text),
    Column("event", Text),
    Column("role", Text),
    Column("per", Text),
    Column("claim", Text),  # c3
    Column("single", Boolean, nullable=False),  # low and high are one number
    Index("figure_document", "document"),
    Index("figure_concept", "concept", "low", "high", "document"),
    Index("figure_unit", "unit", "low", "high", "document"),
    Index("figure_low", "single", "low", "high", "document"),
)  # fmt: skip

moment = Table(
    "moment", metadata,
    Column("id", Integer, primary_key=True),
    _document(),
    Column("name", Text, nullable=False),  # t3
    Column("b", Integer, nullable=False),
    Column("e", Integer, nullable=False),
    Column("start", Text),
    Column("stop", Text),
    Column("timex", Text),
    Column("claim", Text),  # c3
    Column("long", Boolean, nullable=False),  # more than a year, or open at an end
    Index("moment_document", "document"),
    Index("moment_start", "long", "start", "stop", "document"),
)  # fmt: skip

thing = Table(
    "thing", metadata,
    Column("id", Integer, primary_key=True),
    _document(),
    Column("kind", Text, nullable=False),  # place or actor
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),  # the same in every language where it is known
    Index("thing_key", "kind", "key", "document"),
    Index("thing_document", "document"),
)  # fmt: skip
"""The places and actors that claims name."""

route = Table(
    "route", metadata,
    Column("id", Integer, primary_key=True),
    _document(),
    Column("name", Text, nullable=False),  # r1
    Column("way", Text, nullable=False),  # terms of where from, where to and how: the same way in any language is the same
    Index("route_document", "document"),
)  # fmt: skip
"""Where a document tells of a way; what it says stands in the reading."""

measure = Table(
    "measure", metadata,
    Column("id", Integer, primary_key=True),
    _document(),
    Column("name", Text, nullable=False),  # d1
    Column("subject", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Index("measure_folded", "folded", "document"),
    Index("measure_document", "document"),
)  # fmt: skip
"""Where a document has a sheet on a named thing."""

sketch = Table(
    "sketch", metadata,
    Column("document", Integer, ForeignKey("document.id"), primary_key=True),
    Column("made", Text, nullable=False),  # by which version of the sketcher its bands were made
    Column("size", Integer, nullable=False),  # different runs of words that the text has
    Column("packed", LargeBinary, nullable=False),  # their hashes, 32 bits each, sorted
    Index("sketch_made", "made"),
)  # fmt: skip

band = Table(
    "band", metadata,
    Column("key", BigInteger, primary_key=True),
    Column("document", Integer, ForeignKey("document.id"), primary_key=True),
    Index("band_document", "document"),
    sqlite_with_rowid=False,
)  # fmt: skip

copy = Table(
    "copy", metadata,
    Column("one", Integer, ForeignKey("document.id"), primary_key=True),  # the smaller id
    Column("other", Integer, ForeignKey("document.id"), primary_key=True),
    Column("shared", Integer, nullable=False),  # runs of words that both have
    Column("in_one", Double, nullable=False),  # their share of each text
    Column("in_other", Double, nullable=False),
    Index("copy_other", "other"),
)  # fmt: skip
"""Pairs of documents that are the same report for the most part, the same address left out: those are revisions."""

failure = Table(
    "failure", metadata,
    Column("id", Integer, primary_key=True),
    Column("place", Text, nullable=False, unique=True),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("mended", Text),  # when the same place was added after all
)  # fmt: skip

decision = Table(
    "decision", metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("target", Text, nullable=False),  # JSON: what it is anchored on
    Column("value", Text, nullable=False),  # JSON: what was decided
    Column("why", Text, nullable=False),
    Column("document", Integer, ForeignKey("document.id")),
    Column("undoes", Integer, ForeignKey("decision.id")),
    Index("decision_document", "document"),
)  # fmt: skip

# Weighing: what each article gives to questions, and the questions and findings that come of it; all of it can be made again.

brief = Table(
    "brief", metadata,
    Column("document", Integer, ForeignKey("document.id"), primary_key=True),
    Column("reading", Integer, ForeignKey("reading.id"), nullable=False),
    Column("made", Text, nullable=False),  # by which version of weighing
    Column("decided", Integer, nullable=False),  # the last decision over the document that it knows, 0 without one
    Column("day", Text),  # of publication
    Column("packed", LargeBinary, nullable=False),  # zlib
    Column("weighed", Boolean, nullable=False),  # whether the questions know it
    Index("brief_weighed", "weighed"),
)  # fmt: skip

block = Table(
    "block", metadata,
    Column("key", Text, primary_key=True),  # a name that articles about the same share
    Column("document", Integer, ForeignKey("document.id"), primary_key=True),
    Index("block_document", "document"),
    sqlite_with_rowid=False,
)  # fmt: skip

speaker = Table(
    "speaker", metadata,
    Column("who", Text, primary_key=True),  # who speaks, the same in every article
    Column("document", Integer, ForeignKey("document.id"), primary_key=True),
    Column("outlet", Text),  # the name as that of an outlet
    Column("tells", Text),  # JSON of the voice, where the article tells whom he speaks for
    Index("speaker_document", "document"),
    Index("speaker_outlet", "outlet"),
    sqlite_with_rowid=False,
)  # fmt: skip

question = Table(
    "question", metadata,
    Column("id", Text, primary_key=True),
    Column("component", Text, nullable=False),  # the figures that are weighed together
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("least", Integer, nullable=False),
    Column("relation", Text, nullable=False),
    Column("first", Text),  # day of the first answer
    Column("last", Text),
    Column("packed", LargeBinary, nullable=False),  # JSON, zlib
    Column("head", Text, nullable=False, server_default=""),  # the same without answers, for a list
    Index("question_component", "component"),
    Index("question_shown", "articles", "last", "relation", "id"),
    Index("question_last", "last", "articles", "relation", "id"),
    Index("question_least", "least", "articles", "last", "relation", "id"),
)  # fmt: skip

question_word = Table(
    "question_word", metadata,
    Column("word", Text().with_variant(Text(collation="C"), "postgresql"), primary_key=True),  # of its wording
    Column("question", Text, primary_key=True),
    Index("question_word_question", "question"),
    sqlite_with_rowid=False,
)  # fmt: skip
"""By which words a question is found. "C": words that begin alike stand together."""

answer = Table(
    "answer", metadata,
    Column("document", Integer, ForeignKey("document.id"), primary_key=True),
    Column("b", Integer, primary_key=True),  # where the figure begins
    Column("question", Text, nullable=False),
    Column("component", Text, nullable=False),
    Index("answer_component", "component"),
    Index("answer_question", "question"),
    sqlite_with_rowid=False,
)  # fmt: skip

finding = Table(
    "finding", metadata,
    Column("id", Text, primary_key=True),
    Column("component", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("rank", Double, nullable=False),  # its place in the order of what to check first
    Column("day", Text),  # of its last article
    Column("packed", LargeBinary, nullable=False),  # JSON, zlib
    Column("held", Boolean, nullable=False, server_default=false()),  # a calculation that holds: it is counted, not listed
    Index("finding_component", "component"),
)  # fmt: skip

# in the order in which findings are checked
Index("finding_shown", finding.c.held, finding.c.rank, finding.c.day.desc(), finding.c.id)
Index("finding_kind", finding.c.kind, finding.c.held, finding.c.rank, finding.c.day.desc(), finding.c.id)

question_finding = Table(
    "question_finding", metadata,
    Column("question", Text, primary_key=True),
    Column("finding", Text, primary_key=True),
    Index("question_finding_finding", "finding"),
    sqlite_with_rowid=False,
)  # fmt: skip
"""Which findings are about a question."""

state = Table(
    "state", metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)  # fmt: skip
"""What has been done up to where: `ruled` is the last decision that the questions know."""
