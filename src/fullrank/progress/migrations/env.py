"""Where Alembic meets the store: the connection is handed over by fullrank.progress.migrate."""

from alembic import context

from fullrank.progress.schema import METADATA

connection = context.config.attributes.get("connection")
if connection is None:
    raise RuntimeError("These migrations run through fullrank.progress.migrate.upgrade, which hands over a connection.")
context.configure(connection=connection, target_metadata=METADATA, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
