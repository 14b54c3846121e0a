"""The store: attempts that are only ever added, drafts and settings that are replaced, in SQLite or behind a URL."""

from __future__ import annotations

import hashlib
import os
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from fullrank.progress import exchange, sqlite
from fullrank.progress.attempts import checked, described, in_order, instant, moment, new_attempt, storable
from fullrank.progress.errors import Damaged, NotSaved
from fullrank.progress.exchange import Report
from fullrank.progress.opening import open_store
from fullrank.progress.schema import ATTEMPT, DRAFT, SETTING, Draft, attempt_of, checked_draft_of, row_of
from fullrank.records import Attempt, AttemptKind

_INSERTS: Mapping[str, Callable[[Table], Any]] = {"sqlite": sqlite_dialect.insert, "postgresql": postgresql.insert}
_SAFE = "Everything saved before is still there, and your text was not thrown away."
_WAYS_OUT: Mapping[str, str] = {
    "full": "the disk is full. {safe} Make some room, then send it again.",
    "busy": "another program kept the file of your progress locked. {safe} Close it, then send it again.",
    "readonly": "the file of your progress cannot be written to. {safe} Give yourself the right to write there, "
    "then send it again.",
    "disk": "the disk reported an error. {safe} Check that the disk is there and has room, then send it again.",
    "damaged": "the file of your progress is damaged. Your text was not thrown away. Start Full Rank again: it keeps "
    "the damaged file under a dated name and brings what can be read into a new one.",
    "moved": "the file of your progress was moved or deleted while Full Rank was running. Your text was not thrown "
    "away. Put the file back if you can, start Full Rank again, then send it again.",
    "other": "the database refused it. {safe} Try again; if it stays so, start Full Rank again.",
}


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """A learner's progress. Opening makes it, brings it up to date and repairs it; `notice` says what was repaired.

    Safe to share between threads, and several processes may have the same file open: each write is one transaction.
    Reading costs what is new since the last reading, because attempts never change.
    """

    def __init__(self, where: str | os.PathLike[str], *, clock: Callable[[], datetime] = _utc_now) -> None:
        opened = open_store(where, clock())
        self.path = opened.path
        self.notice = opened.notice
        self._clock = clock
        self._engine = opened.engine
        self._insert = _INSERTS[self._engine.dialect.name]
        self._identity = sqlite.identity(opened.path) if opened.path else (0, 0)
        self._lock = threading.Lock()
        self._log: tuple[Attempt, ...] = ()
        self._newest = 0
        self.origin = self._own_name()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    # --- attempts -----------------------------------------------------------------------------------

    def new_attempt(self, kind: AttemptKind, subject: str, verdict: str, **more: Any) -> Attempt:
        """An attempt made now, here; the further fields are those of `attempts.new_attempt`. It is not recorded yet."""
        return new_attempt(kind, subject, verdict, **{"now": self._clock(), "origin": self.origin, **more})

    def record(self, attempt: Attempt) -> bool:
        """Save an attempt; True when it is new, False when it was here already; NotSaved when it could not be.

        Once this has returned, the attempt is on the disk. Saving the same attempt again changes nothing.
        """
        attempt = checked(described(attempt))
        with self._writing(attempt.answer) as connection:
            statement = (
                self._insert(ATTEMPT).values(row_of(attempt)).on_conflict_do_nothing(index_elements=["id"]).inline()
            )
            options = {"preserve_rowcount": True}  # else not every driver's count of an insert is kept
            added = connection.execute(statement, execution_options=options).rowcount == 1
        if not added and self._by_id(attempt.id) != attempt:
            raise ValueError(
                f"Another attempt has the id {attempt.id}; make attempts with new_attempt, which gives each its own."
            )
        return added

    def attempts(
        self,
        *,
        kind: AttemptKind | None = None,
        subject: str | None = None,
        concept: str | None = None,
        since: datetime | None = None,
    ) -> tuple[Attempt, ...]:
        """The attempts that match, in the order in which they were made."""
        log = self._all()
        if kind is None and subject is None and concept is None and since is None:
            return log
        earliest = instant(since) if since else ""
        return tuple(
            attempt
            for attempt in log
            if (kind is None or attempt.kind == kind)
            and (subject is None or attempt.subject == subject)
            and (concept is None or concept in attempt.concepts)
            and attempt.made_at >= earliest
        )

    def last(
        self, *, kind: AttemptKind | None = None, subject: str | None = None, concept: str | None = None
    ) -> Attempt | None:
        """The latest attempt that matches."""
        found = self.attempts(kind=kind, subject=subject, concept=concept)
        return found[-1] if found else None

    def count(self) -> int:
        """How many attempts there are."""
        return len(self._all())

    # --- drafts and settings ------------------------------------------------------------------------

    def save_draft(self, key: str, text: str) -> None:
        """Keep text that is being written (an editor, an answer not sent yet) in place of what was kept under this key.

        Its time is later than the draft it replaces even where that came from a machine whose clock runs ahead.
        """
        with self._writing(text) as connection:
            held = connection.execute(select(DRAFT.c.changed_at).where(DRAFT.c.key == storable(key))).scalar()
            now = self._clock()
            at = max(now, moment(held) + timedelta(microseconds=1)) if held else now
            self._put_draft(connection, checked_draft_of({"key": key, "text": text, "changed_at": instant(at)}))

    def draft(self, key: str) -> str | None:
        """The text kept under this key, None when there is none."""
        with self._reading() as connection:
            return connection.execute(select(DRAFT.c.text).where(DRAFT.c.key == key)).scalar()

    def drafts(self) -> tuple[Draft, ...]:
        """All drafts, by key."""
        with self._reading() as connection:
            return self._drafts(connection)

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting of this machine; settings are not exported."""
        with self._writing() as connection:
            statement = self._insert(SETTING).values(key=key, value=storable(value))
            connection.execute(
                statement.on_conflict_do_update(index_elements=["key"], set_={"value": statement.excluded.value})
            )

    def setting(self, key: str, default: str = "") -> str:
        """A setting of this machine."""
        with self._reading() as connection:
            found = connection.execute(select(SETTING.c.value).where(SETTING.c.key == key)).scalar()
        return default if found is None else found

    # --- one file, two machines ---------------------------------------------------------------------

    def export(self, path: str | os.PathLike[str]) -> Path:
        """Write attempts and drafts to one file and return its path; NotSaved when it could not be written."""
        target = Path(path)
        exchange.write(target, exchange.pack(self._all(), self.drafts(), self.origin, self._clock()))
        return target

    def import_(self, path: str | os.PathLike[str]) -> Report:
        """Bring in what another store exported, in one transaction; NotImported when the file is not usable."""
        package = exchange.unpack(exchange.read(Path(path)))
        with self._writing() as connection:
            here = {attempt.id: attempt for _, attempt in self._rows(connection, 0)}
            before = len(here)
            refused = list(package.refused)
            added: list[Attempt] = []
            for attempt in package.attempts:
                if here.setdefault(attempt.id, attempt) != attempt:
                    refused.append(f"attempt {attempt.id}: says something else than the one here, which was kept.")
                elif len(here) > before + len(added):
                    added.append(attempt)
            if added:
                connection.execute(
                    self._insert(ATTEMPT).on_conflict_do_nothing(index_elements=["id"]), [row_of(a) for a in added]
                )
            drafts = self._merge_drafts(connection, package.drafts)
        return Report(
            len(added), len(package.attempts) - len(added) - len(refused) + len(package.refused), tuple(refused), drafts
        )

    def state_hash(self) -> str:
        """A fingerprint of attempts and drafts: equal on two machines exactly when they hold the same."""
        return hashlib.sha256(exchange.body(self._all(), self.drafts())).hexdigest()

    # --- within -------------------------------------------------------------------------------------

    def _all(self) -> tuple[Attempt, ...]:
        """The whole log in order; only rows that are new since the last call are fetched."""
        with self._lock, self._reading() as connection:
            count, newest = connection.execute(select(func.count(ATTEMPT.c.entered), func.max(ATTEMPT.c.entered))).one()
            if (count, newest or 0) != (len(self._log), self._newest):
                fresh = self._rows(connection, self._newest)
                if len(fresh) + len(self._log) != count:  # a server's transactions may appear out of turn
                    self._log, fresh = (), self._rows(connection, 0)
                self._log = tuple(in_order((*self._log, *(attempt for _, attempt in fresh))))
                self._newest = newest or 0
            return self._log

    def _by_id(self, id: str) -> Attempt | None:
        return next((attempt for attempt in self._all() if attempt.id == id), None)

    @staticmethod
    def _rows(connection: Connection, after: int) -> list[tuple[int, Attempt]]:
        rows = connection.execute(select(ATTEMPT).where(ATTEMPT.c.entered > after)).mappings()
        return [(row["entered"], attempt_of(dict(row))) for row in rows]

    @staticmethod
    def _drafts(connection: Connection) -> tuple[Draft, ...]:
        rows = connection.execute(select(DRAFT.c.key, DRAFT.c.changed_at, DRAFT.c.text).order_by(DRAFT.c.key))
        return tuple(Draft(*row) for row in rows)

    def _merge_drafts(self, connection: Connection, incoming: Iterable[Draft]) -> int:
        here = {draft.key: draft for draft in self._drafts(connection)}
        newer = [d for d in exchange.later(incoming) if d.key not in here or d > here[d.key]]
        for draft in newer:
            self._put_draft(connection, draft)
        return len(newer)

    def _put_draft(self, connection: Connection, draft: Draft) -> None:
        statement = self._insert(DRAFT).values(key=draft.key, text=draft.text, changed_at=draft.changed_at)
        new = {"text": statement.excluded.text, "changed_at": statement.excluded.changed_at}
        connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=new))

    def _own_name(self) -> str:
        name = self.setting("origin")
        if name:
            return name
        with self._writing() as connection:  # of two processes that open a new store, the first one names it
            statement = self._insert(SETTING).values(key="origin", value=secrets.token_hex(6))
            connection.execute(statement.on_conflict_do_nothing(index_elements=["key"]))
        return self.setting("origin")

    @contextmanager
    def _writing(self, kept: str = "") -> Iterator[Connection]:
        if self.path and sqlite.identity(self.path) != self._identity:
            raise NotSaved(_not_saved("moved"), kept)
        try:
            with self._engine.connect().execution_options(**{sqlite.WRITES: True}) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise NotSaved(_not_saved(sqlite.trouble(error)), kept) from error
        except PoolTimeout as error:
            raise NotSaved(_not_saved("busy"), kept) from error

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except (DBAPIError, ValueError) as error:
            raise Damaged(
                "Your progress could not be read: its file seems damaged. Start Full Rank again: it keeps the damaged "
                "file under a dated name and brings what can be read into a new one."
            ) from error


def _not_saved(kind: str) -> str:
    return "Not saved: " + _WAYS_OUT[kind].format(safe=_SAFE)
