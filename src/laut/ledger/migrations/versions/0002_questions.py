"""What articles give to questions, the questions, and the findings about them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """One step forward."""
    op.add_column("entity", sa.Column("weighed", sa.Integer(), nullable=True))
    op.create_table(
        "brief",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("decided", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("weighed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"]),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"]),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_index("brief_weighed", "brief", ["weighed"], unique=False)
    op.create_table(
        "block",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"]),
        sa.PrimaryKeyConstraint("key", "document"),
        sqlite_with_rowid=False,
    )
    op.create_index("block_document", "block", ["document"], unique=False)
    op.create_table(
        "speaker",
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("tells", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.id"]),
        sa.PrimaryKeyConstraint("who", "document"),
        sqlite_with_rowid=False,
    )
    op.create_index("speaker_document", "speaker", ["document"], unique=False)
    op.create_index("speaker_outlet", "speaker", ["outlet"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("component", sa.Text(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("question_component", "question", ["component"], unique=False)
    op.create_index("question_shown", "question", ["articles", "last", "id"], unique=False)
    op.create_table(
        "answer",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("b", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("component", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"]),
        sa.PrimaryKeyConstraint("document", "b"),
        sqlite_with_rowid=False,
    )
    op.create_index("answer_component", "answer", ["component"], unique=False)
    op.create_index("answer_question", "answer", ["question"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("component", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rank", sa.Double(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("finding_component", "finding", ["component"], unique=False)
    op.create_index("finding_shown", "finding", ["rank", "day", "id"], unique=False)
    op.create_table(
        "state",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
