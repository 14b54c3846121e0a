"""The migrations make exactly the tables that the program expects, from any earlier form, and once."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from fullrank.progress import migrate, sqlite
from fullrank.progress.schema import HEAD, METADATA


@pytest.fixture
def connection(tmp_path):
    engine = sqlite.engine_of(tmp_path / "p.sqlite")
    with engine.connect() as opened, opened.begin():
        yield opened
    engine.dispose()


def test_the_head_that_the_program_knows_is_the_newest_migration():
    assert ScriptDirectory.from_config(migrate.configuration()).get_heads() == [HEAD]


def test_revisions_are_numbers_in_order():
    scripts = list(ScriptDirectory.from_config(migrate.configuration()).walk_revisions())[::-1]
    assert [script.revision for script in scripts] == [f"{number:04d}" for number in range(1, len(scripts) + 1)]
    assert len(scripts) >= 2


def test_an_empty_database_comes_to_the_tables_that_the_program_expects(connection):
    migrate.upgrade(connection)
    assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    assert set(inspect(connection).get_table_names()) == {*METADATA.tables, "alembic_version"}


def test_upgrading_again_changes_nothing(connection):
    migrate.upgrade(connection)
    before = connection.exec_driver_sql("SELECT sql FROM sqlite_master").all()
    migrate.upgrade(connection)
    assert connection.exec_driver_sql("SELECT sql FROM sqlite_master").all() == before


def test_a_migration_that_is_undone_half_way_leaves_nothing(tmp_path):
    engine = sqlite.engine_of(tmp_path / "p.sqlite")
    with engine.connect() as connection:
        transaction = connection.begin()
        migrate.upgrade(connection)
        transaction.rollback()
        assert inspect(connection).get_table_names() == []
    engine.dispose()


def test_migrations_without_a_connection_say_where_they_are_run(tmp_path):
    with pytest.raises(RuntimeError, match=r"run through fullrank\.progress\.migrate\.upgrade"):
        migrate.upgrade(None)
