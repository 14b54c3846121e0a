"""What is particular to SQLite: the settings of a connection, the kinds of failure, and the check of a file."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from fullrank.progress import sqlite


@pytest.fixture
def engine(tmp_path):
    made = sqlite.engine_of(tmp_path / "a b%.sqlite")
    yield made
    made.dispose()


def test_a_commit_is_on_the_disk_and_readers_do_not_wait(engine):
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2  # FULL
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == sqlite.BUSY_SECONDS * 1000


def test_a_transaction_that_will_write_takes_the_lock_at_once(engine):
    with (
        engine.connect().execution_options(**{sqlite.WRITES: True}) as writer,
        writer.begin(),
        closing(sqlite3.connect(engine.url.database, timeout=0, isolation_level=None)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked") as caught,
    ):
        other.execute("BEGIN IMMEDIATE")
    assert sqlite.trouble(caught.value) == "busy"


@pytest.mark.parametrize(
    ("code", "kind"),
    [(5, "busy"), (13, "full"), (1032, "readonly"), (778, "disk"), (267, "damaged"), (26, "damaged"), (1, "other")],
)
def test_the_low_byte_of_the_code_tells_the_kind_of_failure(code, kind):
    failure = sqlite3.OperationalError("x")
    failure.sqlite_errorcode = code
    assert sqlite.trouble(DBAPIError("statement", None, failure)) == sqlite.trouble(failure) == kind


def test_a_failure_of_another_database_is_of_no_kind_we_know():
    assert sqlite.trouble(DBAPIError("statement", None, Exception("x"))) == "other"


def test_a_whole_file_has_no_fault_and_a_broken_one_has(tmp_path):
    path = tmp_path / "p.sqlite"
    with closing(sqlite.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.executemany("INSERT INTO t VALUES (?)", [("x" * 500,)] * 100)
    assert sqlite.fault(path) == ""
    with path.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xaa" * 4096)
    assert sqlite.fault(path) != ""


def test_a_file_is_known_again_and_another_in_its_place_is_not(tmp_path):
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_text("")
    other.write_text("")
    first = sqlite.identity(path)
    assert sqlite.identity(path) == first
    other.replace(path)
    assert sqlite.identity(path) != first
    path.unlink()
    assert sqlite.identity(path) == (0, 0)


def test_the_tables_of_a_file_are_named(tmp_path):
    with closing(sqlite.connect(tmp_path / "p")) as connection:
        connection.execute("CREATE TABLE photos (x)")
    assert sqlite.tables(tmp_path / "p") == {"photos"}
