"""A damaged file is kept and salvaged, a newer one refused, an older one brought up to date, each in clear words."""

import random
import re
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from sqlalchemy import text

from fullrank.progress import CannotOpen, NewerVersion, Store, damage, exchange, migrate, opening, sqlite
from fullrank.progress.schema import HEAD


@pytest.fixture
def filled(tmp_path, answer, start):
    """A closed store with 400 attempts in a few hundred pages, and those attempts."""
    path = tmp_path / "home" / "progress.sqlite"
    with Store(path) as store:
        made = tuple(answer(answer="x" * 400, seed=number) for number in range(400))
        exchange.write(tmp_path / "made.gz", exchange.pack(made, (), "here", start))
        store.import_(tmp_path / "made.gz")
        store.save_draft("exercise/pagerank", "def pagerank(L):\n    return 1\n")
        store.set_setting("theme", "dark")
        return path, made, store.origin


def overwrite(path, begin, length, seed=1):
    with path.open("r+b") as file:
        file.seek(begin)
        file.write(random.Random(seed).randbytes(length))


def kept_aside(path):
    return [
        file
        for file in path.parent.iterdir()
        if re.fullmatch(r"progress\.damaged-2026-03-02-170000\.sqlite", file.name)
    ]


def reopened(path, start):
    return Store(path, clock=lambda: start)


def test_random_bytes_in_the_middle_cost_only_the_rows_that_stood_there(filled, start):
    path, made, origin = filled
    overwrite(path, 20 * 4096, 3 * 4096)
    broken = path.read_bytes()
    with reopened(path, start) as store:
        assert set(store.attempts()) <= set(made)
        assert len(made) - 40 <= store.count() < len(made)
        assert store.draft("exercise/pagerank") == "def pagerank(L):\n    return 1\n"
        assert (store.setting("theme"), store.origin) == ("dark", origin)
        assert re.match(
            r"The file of your progress was damaged \(.+\)\. "
            r"It is kept as progress\.damaged-2026-03-02-170000\.sqlite, and "
            rf"{store.count()} attempts and 1 draft that could be read were brought into a new file\.",
            store.notice,
        )
    assert [file.read_bytes() for file in kept_aside(path)] == [broken]
    with reopened(path, start) as store:
        assert store.notice == ""


def test_a_broken_first_page_is_lent_by_an_empty_store(filled, start):
    path, made, _ = filled
    overwrite(path, 0, 4096)
    with reopened(path, start) as store:
        assert store.attempts() == made
        assert "400 attempts and 1 draft" in store.notice


def test_a_file_cut_in_half_gives_what_is_in_the_first_half(filled, start):
    path, made, _ = filled
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2 + 100)
    with reopened(path, start) as store:
        assert 100 < store.count() < len(made)
        assert set(store.attempts()) <= set(made)


def test_a_file_of_random_bytes_is_kept_and_a_new_one_begun(tmp_path, start, answer):
    path = tmp_path / "progress.sqlite"
    path.write_bytes(random.Random(2).randbytes(50_000))
    with reopened(path, start) as store:
        assert store.count() == 0
        assert "0 attempts and 0 drafts" in store.notice
        assert store.record(answer())
    assert kept_aside(path)[0].read_bytes() == random.Random(2).randbytes(50_000)


def test_rows_that_hold_nonsense_are_left_behind(filled, start):
    path, made, _ = filled
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE attempt SET verdict = 'perhaps' WHERE entered = 7")
        connection.execute("UPDATE attempt SET concepts = '[' WHERE entered = 8")
    overwrite(path, 0, 100)
    with reopened(path, start) as store:
        assert store.attempts() == tuple(attempt for attempt in made if attempt.seed not in (6, 7))


def test_a_second_damage_in_one_second_takes_another_name(tmp_path, start):
    path = tmp_path / "progress.sqlite"
    for _ in range(2):
        path.write_bytes(b"nonsense" * 1000)
        reopened(path, start).close()
    names = sorted(file.name for file in tmp_path.glob("progress.damaged-*.sqlite"))
    assert names == ["progress.damaged-2026-03-02-170000-2.sqlite", "progress.damaged-2026-03-02-170000.sqlite"]


@pytest.mark.parametrize("stop_at", ["set_aside", "replace"])
def test_stopping_in_the_middle_of_a_repair_loses_nothing(filled, start, monkeypatch, stop_at):
    path, made, _ = filled
    overwrite(path, 0, 4096)

    def die(*_):
        raise KeyboardInterrupt("the power went")

    with monkeypatch.context() as patch:
        patch.setattr(*((damage, "set_aside") if stop_at == "set_aside" else (opening.os, "replace")), die)
        if stop_at == "replace":  # the last move, after the damaged file was renamed
            patch.setattr(damage, "set_aside", lambda path, now: path.rename(path.with_name("aside.sqlite")))
        with pytest.raises(KeyboardInterrupt, match="the power went"):
            reopened(path, start)
    with reopened(path, start) as store:
        assert store.attempts() == made


def test_a_store_of_a_newer_version_is_refused_and_left_untouched(filled):
    path, _, _ = filled
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    before = path.read_bytes()
    with pytest.raises(NewerVersion, match=rf"written by a newer Full Rank \(form 0999; this one knows up to {HEAD}\)"):
        Store(path)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_untouched(tmp_path):
    path = tmp_path / "progress.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE photos (id)")
    with pytest.raises(CannotOpen, match=r"is a database of another program \(it holds photos\).*Choose another place"):
        Store(path)
    assert sqlite.tables(path) == {"photos"}


def test_a_home_that_cannot_be_written_to_says_so(read_only):
    with pytest.raises(CannotOpen, match=r"cannot be written to \(.*or choose another folder with --home"):
        Store(read_only / "home" / "progress.sqlite")
    with pytest.raises(CannotOpen, match=r"cannot be written to \(.*or choose another folder with --home"):
        Store(read_only / "progress.sqlite")


def test_a_home_below_a_file_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotOpen, match=r"cannot be written to \(.*Give yourself the right to write there"):
        Store(tmp_path / "file" / "home" / "progress.sqlite")


def test_a_folder_in_the_place_of_the_file_says_so(tmp_path):
    (tmp_path / "progress.sqlite").mkdir()
    with pytest.raises(CannotOpen, match="is a folder, and progress is kept in a file"):
        Store(tmp_path / "progress.sqlite")


def test_opening_on_a_full_disk_says_so(small_disk):
    (small_disk / "filler").write_bytes(b"x" * 1_040_000)
    with pytest.raises(CannotOpen, match="The disk is full, so .* cannot be opened"):
        Store(small_disk / "p.sqlite")


def test_a_file_locked_for_long_says_so(filled, monkeypatch):
    path, _, _ = filled
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CannotOpen, match="is locked by another program for over"):
            Store(path)


@pytest.mark.parametrize("url", ["nonsense://x", "postgresql+nodriver://u:secret@h/d"])
def test_a_database_url_that_cannot_be_used_says_so_and_keeps_the_password(url):
    with pytest.raises(CannotOpen, match="The database URL cannot be used") as caught:
        Store(url)
    assert "secret" not in str(caught.value)


def test_a_url_of_sqlite_opens_like_a_path(filled):
    path, made, _ = filled
    with Store(f"sqlite:///{path}") as store:
        assert store.attempts() == made
        assert store.path == path


def test_a_store_that_is_up_to_date_is_opened_without_loading_alembic(filled):
    path, _, _ = filled
    program = "import sys; from fullrank.progress import Store; Store(sys.argv[1]); print('alembic' in sys.modules)"
    for where, loaded in ((path, "False"), (path.with_name("new.sqlite"), "True")):
        ran = subprocess.run([sys.executable, "-c", program, where], capture_output=True, text=True, check=True)
        assert ran.stdout.strip() == loaded


def test_several_processes_that_open_a_new_store_agree(tmp_path):
    program = "import sys; from fullrank.progress import Store; print(Store(sys.argv[1]).origin)"
    command = [sys.executable, "-c", program, tmp_path / "p.sqlite"]
    openers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(5)]
    names = [opener.communicate(timeout=60)[0] for opener in openers]
    assert [opener.returncode for opener in openers] == [0] * 5
    assert len(set(names)) == 1


def test_attempts_in_the_first_form_are_kept_when_it_is_brought_up_to_date(tmp_path, answer):
    path = tmp_path / "p.sqlite"
    engine = sqlite.engine_of(path)
    with engine.connect() as connection, connection.begin():
        migrate.upgrade(connection, to="0001")
        connection.execute(
            text(
                "INSERT INTO attempt (id, kind, subject, concepts, seed, version, answer, verdict, slip, aided, "
                "seconds, made_at, origin) VALUES ('old', 'practice', 'l/q', '[\"vector\"]', 3, 'v', '(1, 2)', "
                "'right', '', 0, 9.5, '2025-01-01T00:00:00.000000+00:00', 'there')"
            )
        )
    engine.dispose()
    with Store(path) as store:
        kept = answer("vector", subject="l/q", seed=3, version="v", answer="(1, 2)", seconds=9.5, origin="there")
        assert [(a.id, a.concepts, a.answer, a.aided) for a in store.attempts()] == [
            ("old", kept.concepts, kept.answer, False)
        ]
        store.save_draft("k", "drafts exist now")
