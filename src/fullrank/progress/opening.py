"""Opening a store: a folder that is not writable, a damaged file, a newer one and an older one are all met here."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, insert, inspect, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from fullrank.progress import damage, sqlite
from fullrank.progress.errors import CannotOpen, NewerVersion
from fullrank.progress.schema import ATTEMPT, DRAFT, HEAD, SETTING, row_of

_ROOM = 256 * 1024  # bytes; with less than this free, opening fails for want of room


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine on tables of the newest form; path is None for a database server; notice is for the learner."""

    engine: Engine
    path: Path | None
    notice: str = ""


def open_store(where: str | os.PathLike[str], now: datetime) -> Opened:
    """The store at a path or a database URL, made or brought up to date where needed; CannotOpen with the way out."""
    if "://" in str(where) and not str(where).startswith("sqlite"):
        return _open_server(str(where))
    path = Path(re.sub(r"^sqlite(\+\w+)?:///", "", str(where))).expanduser().absolute()
    _make_folder(path)
    try:
        notice = _repair(path, now)
        return Opened(_up_to_date(sqlite.engine_of(path), str(path)), path, notice)
    except (DBAPIError, sqlite3.Error, OSError) as error:
        raise CannotOpen(_cannot_open(path, error)) from error


def _open_server(url: str) -> Opened:
    try:
        engine = create_engine(url)
        return Opened(_up_to_date(engine, engine.url.render_as_string(hide_password=True)), None)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise CannotOpen(
            f"The database URL cannot be used ({error}). Check it, and install the driver it names."
        ) from error
    except DBAPIError as error:
        raise CannotOpen(
            f"The database server does not answer as it should ({str(error.orig).strip()}). "
            "Nothing was changed. Check that it runs, and the URL, user and password."
        ) from error


def _up_to_date(engine: Engine, name: str) -> Engine:
    """The engine, once the tables have the newest form; a newer form than ours is refused and left untouched."""
    try:
        with engine.connect() as connection:
            version = _version(connection, name)
        if version < HEAD:
            with engine.connect().execution_options(**{sqlite.WRITES: True}) as connection, connection.begin():
                if _version(connection, name) < HEAD:  # another process may have been quicker
                    importlib.import_module("fullrank.progress.migrate").upgrade(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _version(connection: Connection, name: str) -> str:
    """The migration that the tables stand at, "" for an empty database."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return ""
    if "alembic_version" not in tables:
        raise CannotOpen(
            f"{name} is a database of another program (it holds {', '.join(sorted(tables)[:3])}). "
            "It was left untouched. Choose another place with --home."
        )
    version = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")
    if version > HEAD:
        raise NewerVersion(
            f"{name} was written by a newer Full Rank (form {version}; this one knows up to {HEAD}). It was left "
            "untouched. Upgrade Full Rank, or start it elsewhere with --home."
        )
    return version


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotOpen(_cannot_write(path.parent, error.strerror or str(error))) from error
    for place in (path.parent, path):
        if place.exists() and not os.access(place, os.W_OK):
            raise CannotOpen(_cannot_write(place, "it is read-only for you"))
    if path.is_dir():
        raise CannotOpen(
            f"{path} is a folder, and progress is kept in a file. Rename the folder, or choose another --home."
        )


def _cannot_write(place: Path, why: str) -> str:
    return (
        f"{place} cannot be written to ({why}), so nothing you do could be remembered. "
        "Give yourself the right to write there, or choose another folder with --home."
    )


def _cannot_open(path: Path, error: Exception) -> str:
    kind = sqlite.trouble(error)
    if kind == "busy":
        return (
            f"{path} is locked by another program for over {sqlite.BUSY_SECONDS:.0f} seconds. Nothing was changed. "
            "Close what else uses it, then start again."
        )
    if kind != "readonly" and shutil.disk_usage(path.parent).free < _ROOM:  # SQLite may call it an error of the disk
        return f"The disk is full, so {path} cannot be opened. What it holds is safe. Make room, then start again."
    return _cannot_write(path, str(error.orig) if isinstance(error, DBAPIError) else str(error))


def _repair(path: Path, now: datetime) -> str:
    """What was done about a damaged file, "" when there was nothing to do.

    The new file is complete before the damaged one is renamed, so that stopping anywhere in between loses nothing.
    """
    rebuilt = path.with_name(f"{path.stem}.rebuilt{path.suffix}")
    if not path.exists():
        if rebuilt.exists():
            os.replace(rebuilt, path)
        return ""
    _remove(rebuilt)
    fault = sqlite.fault(path)
    if not fault:
        return ""
    found = damage.salvage(path, _make_empty)
    _build(rebuilt, found)
    aside = damage.set_aside(path, now)
    os.replace(rebuilt, path)
    return damage.words(found, aside, fault)


def _build(path: Path, found: damage.Salvage) -> None:
    def fill(connection: Connection) -> None:
        for table, rows in (
            (ATTEMPT, [row_of(attempt) for attempt in found.attempts]),
            (DRAFT, [{"key": d.key, "text": d.text, "changed_at": d.changed_at} for d in found.drafts]),
            (SETTING, [{"key": key, "value": value} for key, value in found.settings]),
        ):
            if rows:
                connection.execute(insert(table), rows)

    _make(path, fill)


def _make_empty(path: Path) -> None:
    _make(path, lambda connection: None)


def _make(path: Path, fill: Callable[[Connection], None]) -> None:
    """A whole store in one file, without the side files of a store in use."""
    engine = _up_to_date(sqlite.engine_of(path), str(path))
    with engine.connect().execution_options(**{sqlite.WRITES: True}) as connection, connection.begin():
        fill(connection)
    engine.dispose()
    with closing(sqlite.connect(path)) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _remove(path: Path) -> None:
    for side in sqlite.SIDE_FILES:
        Path(f"{path}{side}").unlink(missing_ok=True)
