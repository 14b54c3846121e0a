"""All that is particular to SQLite: pragmas, locks, error codes and the check of a file. Nothing else names SQLite."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 5.0
SIDE_FILES = ("", "-wal", "-shm")
WRITES = "fullrank_writes"

Trouble = Literal["full", "busy", "readonly", "disk", "damaged", "other"]
_TROUBLES: dict[int, Trouble] = {
    5: "busy",
    6: "busy",
    8: "readonly",
    10: "disk",
    11: "damaged",
    13: "full",
    14: "readonly",
    26: "damaged",
}


def engine_of(path: Path) -> Engine:
    """An engine on a file: write-ahead log, so that readers never wait; a commit is on the disk when it returns."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def trouble(error: BaseException) -> Trouble:
    """What kind of failure the driver reports; the low byte of SQLite's code is its kind."""
    code = getattr(error.orig if isinstance(error, DBAPIError) else error, "sqlite_errorcode", None)
    return "other" if code is None else _TROUBLES.get(code & 0xFF, "other")


def fault(path: Path) -> str:
    """What is damaged in the file, or "" when every page of it can be read."""
    try:
        with closing(connect(path)) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if trouble(error) == "damaged":
            return str(error)
        raise
    return "" if found == "ok" else str(found)


def connect(path: Path) -> sqlite3.Connection:
    """A plain connection, for looking at a file that may be damaged."""
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)


def identity(path: Path) -> tuple[int, int]:
    """Which file stands at the path; (0, 0) when none does. Writing on into a deleted file would lose every row."""
    try:
        found = os.stat(path)
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def tables(path: Path) -> frozenset[str]:
    """The names of the tables in the file."""
    with closing(connect(path)) as connection:
        return frozenset(row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver would begin too late: transactions are begun in _begin
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn on the write-ahead log; SQLite does not wait for this lock by itself when two processes open a new file."""
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if trouble(error) != "busy" or time.monotonic() > give_up:
                raise
            time.sleep(0.01)


def _begin(connection: Connection) -> None:
    """Take the write lock at once where the transaction will write: waiting later could only end in "locked"."""
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN")
