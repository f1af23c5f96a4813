"""Questions are found by their words, listed in several orders, and lead to their findings, without a look at all of them."""

from __future__ import annotations

import json
import zlib
from typing import Any

import sqlalchemy as sa
from alembic import op

from laut.ledger import asked

revision = "0003"
down_revision = "0002"

_MANY = 2000


def upgrade() -> None:
    """One step forward."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "question_word",
        sa.Column("word", text, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", "question"),
        sqlite_with_rowid=False,
    )
    op.create_index("question_word_question", "question_word", ["question"], unique=False)
    op.create_table(
        "question_finding",
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("question", "finding"),
        sqlite_with_rowid=False,
    )
    op.create_index("question_finding_finding", "question_finding", ["finding"], unique=False)
    op.add_column("finding", sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("question", sa.Column("head", sa.Text(), nullable=False, server_default=""))
    op.drop_index("question_shown", "question")
    op.create_index("question_shown", "question", ["articles", "last", "relation", "id"], unique=False)
    op.create_index("question_last", "question", ["last", "articles", "relation", "id"], unique=False)
    op.create_index("question_least", "question", ["least", "articles", "last", "relation", "id"], unique=False)
    op.drop_index("finding_shown", "finding")
    op.create_index("finding_shown", "finding", ["held", "rank", sa.text("day DESC"), "id"], unique=False)
    op.create_index("finding_kind", "finding", ["kind", "held", "rank", sa.text("day DESC"), "id"], unique=False)
    _fill(op.get_bind())


def _fill(connection: sa.Connection) -> None:
    """The words of the questions and what the findings are about, as they are written from now on with every change."""
    for table, make in (("question", _words), ("finding", _about)):
        last = ""
        while True:
            query = sa.text(f"select id, packed from {table} where id > :last order by id limit {_MANY}")
            some = connection.execute(query, {"last": last}).all()
            if not some:
                break
            last = some[-1].id
            make(connection, [json.loads(zlib.decompress(packed)) for _, packed in some])


def _words(connection: sa.Connection, some: list[dict[str, Any]]) -> None:
    found = [{"word": word, "question": line["id"]} for line in some for word in asked.terms(line["about"].values())]
    if found:
        connection.execute(sa.text("insert into question_word (word, question) values (:word, :question)"), found)
    heads = [{"id": line["id"], "head": asked.head(line)} for line in some]
    connection.execute(sa.text("update question set head = :head where id = :id"), heads)


def _about(connection: sa.Connection, some: list[dict[str, Any]]) -> None:
    found = [{"question": question, "finding": line["id"]} for line in some for question in dict.fromkeys(line["questions"])]
    if found:
        connection.execute(sa.text("insert into question_finding (question, finding) values (:question, :finding)"), found)
    held = [{"id": line["id"]} for line in some if line["holds"] and line["kind"] in asked.ARITHMETIC]
    if held:
        connection.execute(sa.text("update finding set held = :held where id = :id"), [{**one, "held": True} for one in held])
