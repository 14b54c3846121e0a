"""What was recorded is there, once, in order; several processes write at once; a write that fails says so."""

import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import create_engine
from sqlalchemy.dialects import postgresql

from fullrank.progress import Damaged, NotSaved, Store, sqlite
from fullrank.progress.schema import ATTEMPT, HEAD, METADATA
from fullrank.progress.store import _INSERTS


def test_what_was_recorded_is_read_back_by_a_store_opened_later(store, answer):
    made = [answer(answer="(1, −2) 🎲"), answer("vector", "wrong", slip="row-order-swap", aided=True)]
    assert [store.record(attempt) for attempt in made] == [True, True]
    with Store(store.path) as later:
        assert later.attempts() == tuple(made)
        assert later.origin == store.origin


def test_recording_the_same_attempt_again_changes_nothing(store, answer):
    attempt = answer()
    assert [store.record(attempt) for _ in range(3)] == [True, False, False]
    assert store.count() == 1


def test_another_attempt_under_a_used_id_is_refused(store, answer):
    attempt = answer()
    store.record(attempt)
    with pytest.raises(ValueError, match=f"Another attempt has the id {attempt.id}"):
        store.record(replace(attempt, answer="something else"))
    assert store.attempts() == (attempt,)


def test_attempts_are_picked_by_kind_subject_concept_and_time(store, answer, start):
    old = answer("vector", at=start - timedelta(days=3))
    code = answer("determinant", kind="exercise", subject="power_iteration")
    new = answer("determinant", concepts=("determinant", "vector"))
    for attempt in (new, old, code):
        store.record(attempt)
    assert store.attempts() == (old, code, new)
    assert store.attempts(kind="exercise") == (code,)
    assert store.attempts(subject="power_iteration") == (code,)
    assert store.attempts(concept="vector") == (old, new)
    assert store.attempts(since=start) == (code, new)
    assert store.last() == new
    assert store.last(concept="vector", kind="exercise") is None


def test_two_stores_on_one_file_see_each_others_attempts(store, answer):
    with Store(store.path) as other:
        for _ in range(3):
            one, two = answer(), answer()
            store.record(one)
            other.record(two)
            assert store.attempts() == other.attempts()
        assert store.count() == 6


def test_a_new_attempt_is_made_here_and_now(tmp_path, start):
    with Store(tmp_path / "p.sqlite", clock=lambda: start) as store:
        attempt = store.new_attempt("practice", "lesson/question", "slip", concepts=["vector"], seed=3)
        assert (attempt.origin, attempt.made_at) == (store.origin, "2026-03-02T17:00:00.000000+00:00")
        assert store.count() == 0


def test_each_store_has_a_name_of_its_own(tmp_path):
    names = set()
    for name in ("a", "b", "c"):
        with Store(tmp_path / name / "p.sqlite") as store:
            names.add(store.origin)
    assert len(names) == 3


def test_a_draft_is_replaced_and_kept(store):
    assert store.draft("exercise/power_iteration") is None
    store.save_draft("exercise/power_iteration", "def power_iteration(A):\n")
    store.save_draft("exercise/power_iteration", "def power_iteration(A, x):\n")
    with Store(store.path) as later:
        assert later.draft("exercise/power_iteration") == "def power_iteration(A, x):\n"
        assert [draft.key for draft in later.drafts()] == ["exercise/power_iteration"]


def test_a_draft_written_here_replaces_one_from_a_clock_that_runs_ahead(tmp_path, start):
    with (
        Store(tmp_path / "a.sqlite", clock=lambda: start + timedelta(days=400)) as ahead,
        Store(tmp_path / "b.sqlite", clock=lambda: start) as here,
    ):
        ahead.save_draft("k", "from the future")
        here.import_(ahead.export(tmp_path / "out.gz"))
        here.save_draft("k", "typed now")
        ahead.import_(here.export(tmp_path / "back.gz"))
        assert here.draft("k") == ahead.draft("k") == "typed now"


def test_a_setting_is_replaced_and_kept(store):
    assert store.setting("theme", "light") == "light"
    store.set_setting("theme", "dark")
    store.set_setting("theme", "sepia")
    assert store.setting("theme") == "sepia"


def test_attempts_on_concepts_that_no_course_has_any_more_are_kept(store, answer):
    gone = answer("a-concept-of-last-year", subject="a-lesson-that-was-renamed/question")
    store.record(gone)
    assert store.attempts() == (gone,)


def test_several_processes_write_at_once_and_nothing_is_lost(tmp_path):
    path = tmp_path / "p.sqlite"
    program = textwrap.dedent(
        """
        import sys
        from fullrank.progress import Store
        store = Store(sys.argv[1])
        for i in range(100):
            store.record(store.new_attempt("practice", f"lesson/{sys.argv[2]}", "right", seed=i))
            store.save_draft("shared", f"{sys.argv[2]} {i}")
        """
    )
    writers = [subprocess.Popen([sys.executable, "-c", program, path, str(number)]) for number in range(4)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0, 0]
    with Store(path) as store:
        assert {(a.subject, a.seed) for a in store.attempts()} == {
            (f"lesson/{w}", i) for w in range(4) for i in range(100)
        }
        assert len({attempt.origin for attempt in store.attempts()}) == 1


def fill(store, answer) -> list:
    """Record until nothing more fits; what was acknowledged."""
    acknowledged = []
    for _ in range(5000):
        attempt = answer(answer="x" * 2000)
        try:
            store.record(attempt)
        except NotSaved as error:
            assert error.kept == attempt.answer
            assert "Everything saved before is still there" in str(error)
            return [*acknowledged, str(error)]
        acknowledged.append(attempt)
    raise AssertionError("the disk never filled")


def test_a_full_disk_says_so_and_keeps_everything(small_disk, answer):
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * 300_000)
    with Store(small_disk / "p.sqlite") as store:
        *acknowledged, words = fill(store, answer)
        assert len(acknowledged) > 20
        assert words.startswith("Not saved: the disk is full.")
        with pytest.raises(NotSaved, match="the disk is full") as caught:
            store.save_draft("k", "y" * 100_000)
        assert caught.value.kept == "y" * 100_000
        assert store.attempts() == tuple(acknowledged)
        assert sqlite.fault(store.path) == ""
        filler.unlink()
        after = answer()
        assert store.record(after)
        assert store.attempts() == (*acknowledged, after)
    with Store(small_disk / "p.sqlite") as store:
        assert store.attempts() == (*acknowledged, after)


def test_an_export_to_a_full_disk_says_so_and_leaves_no_half_file(small_disk, store, answer):
    (small_disk / "filler").write_bytes(b"x" * 1_040_000)
    for _ in range(200):
        store.record(answer(answer=answer().id * 100))
    with pytest.raises(NotSaved, match="could not be written .*Your progress itself is safe"):
        store.export(small_disk / "out.gz")
    assert [file.name for file in small_disk.iterdir()] == ["filler"]


def test_a_limit_on_file_size_says_so_and_keeps_everything(tmp_path):
    program = textwrap.dedent(
        """
        import resource, sys
        from fullrank.progress import NotSaved, Store
        store = Store(sys.argv[1])
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
        saved = 0
        try:
            while saved < 5000:
                store.record(store.new_attempt("practice", "l/q", "right", answer="x" * 2000))
                saved += 1
        except NotSaved as error:
            print(saved, error)
        """
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "p.sqlite"], capture_output=True, text=True, check=True
    )
    saved, words = ran.stdout.split(" ", 1)
    assert int(saved) > 20
    assert words.startswith("Not saved: the disk ")
    with Store(tmp_path / "p.sqlite") as store:
        assert (store.count(), store.notice) == (int(saved), "")


def test_a_file_that_stays_locked_says_so(store, answer, monkeypatch):
    with sqlite3.connect(store.path, isolation_level=None) as other, store._engine.connect() as held:
        held.connection.dbapi_connection.execute("PRAGMA busy_timeout=50")
        held.close()
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSaved, match="another program kept the file of your progress locked"):
            store.record(answer())
        other.execute("ROLLBACK")
    other.close()
    assert store.count() == 0


def test_a_file_that_was_deleted_while_open_is_not_written_on_into(store, answer):
    store.record(answer())
    store.path.unlink()
    with pytest.raises(NotSaved, match="was moved or deleted while Full Rank was running") as caught:
        store.record(answer(answer="precious"))
    assert caught.value.kept == "precious"


def test_damage_met_while_reading_says_what_to_do(store, answer):
    for _ in range(300):
        store.record(answer(answer="x" * 200))
    store.close()
    size = store.path.stat().st_size
    with store.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xaa" * (size - 4096))
    with pytest.raises(Damaged, match="Start Full Rank again: it keeps the damaged file under a dated name"):
        store.attempts()


def test_the_statements_are_ones_that_a_database_server_takes_too():
    statement = _INSERTS["postgresql"](ATTEMPT).values(id="x").on_conflict_do_nothing(index_elements=["id"])
    assert "ON CONFLICT (id) DO NOTHING" in str(statement.compile(dialect=postgresql.dialect()))


def test_the_tables_of_the_store_are_those_of_the_newest_form(store):
    engine = create_engine(f"sqlite:///{store.path}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
        names = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    engine.dispose()
    assert names == {*METADATA.tables, "alembic_version"}
