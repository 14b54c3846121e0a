"""Salvage never writes to the damaged file; whole openings of damaged files are in test_opening.py."""

from pathlib import Path

from fullrank.progress import Store, damage, opening


def test_salvage_of_a_whole_file_finds_everything_and_leaves_it_as_it_was(store, answer):
    made = [answer() for _ in range(5)]
    for attempt in made:
        store.record(attempt)
    store.save_draft("k", "text")
    before = {file: file.read_bytes() for file in store.path.parent.iterdir() if not file.name.endswith("-shm")}
    found = damage.salvage(store.path, opening._make_empty)
    assert found.attempts == tuple(made)
    assert [(draft.key, draft.text) for draft in found.drafts] == [("k", "text")]
    assert dict(found.settings)["origin"] == store.origin
    assert {file: file.read_bytes() for file in before} == before


def test_rows_that_only_the_write_ahead_log_holds_are_found(tmp_path, answer):
    with Store(tmp_path / "p.sqlite") as store:
        store.record(answer())
        assert Path(f"{store.path}-wal").stat().st_size > 0
        assert len(damage.salvage(store.path, opening._make_empty).attempts) == 1


def test_the_side_files_are_set_aside_with_the_file(tmp_path, start):
    for side in ("", "-wal", "-shm"):
        (tmp_path / f"p.sqlite{side}").write_text(side)
    aside = damage.set_aside(tmp_path / "p.sqlite", start)
    assert sorted(file.name for file in tmp_path.iterdir()) == [f"{aside.name}{side}" for side in ("", "-shm", "-wal")]
    assert Path(f"{aside}-wal").read_text() == "-wal"


def test_one_of_a_thing_is_said_in_the_singular():
    assert (damage._amount(1, "draft"), damage._amount(0, "draft"), damage._amount(2, "draft")) == (
        "1 draft",
        "0 drafts",
        "2 drafts",
    )
