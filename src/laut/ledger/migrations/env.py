"""What Alembic runs for every migration: on the connection that it is given, in that one's transaction."""

from __future__ import annotations

from alembic import context

from laut.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
