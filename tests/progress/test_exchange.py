"""Export and import as one file; two logs that grew apart come to the same state; a bad file is refused with words."""

import gzip
import hashlib
import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullrank.progress import NotImported, NotSaved, Store, exchange
from fullrank.progress.attempts import described, instant, new_attempt
from fullrank.progress.schema import Draft

NOW = datetime(2026, 3, 2, 17, tzinfo=UTC)
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
moments = st.integers(0, 50).map(lambda minutes: NOW + timedelta(minutes=minutes))
attempts = st.builds(
    lambda at, text, verdict, seed: new_attempt(
        "practice", "l/q", verdict, now=at, origin="x", concepts=["vector"], answer=text, seed=seed
    ),
    moments,
    words,
    st.sampled_from(["right", "wrong"]),
    st.integers(-5, 2**63 - 1),
)
drafts = st.builds(Draft, st.sampled_from(["a", "b", "c"]), moments.map(instant), words)
logs = st.tuples(st.lists(attempts, max_size=6), st.lists(drafts, max_size=4))


def file_of(folder, name, log, origin="x"):
    path = folder / name
    exchange.write(path, exchange.pack(log[0], log[1], origin, NOW))
    return path


@pytest.fixture
def exported(store, answer, tmp_path):
    for _ in range(5):
        store.record(answer(answer="naïve λ\n"))
    store.save_draft("k", "text")
    return store.export(tmp_path / "out.fullrank.gz")


@settings(max_examples=40, deadline=None)
@given(logs, logs, logs)
def test_two_logs_that_grew_apart_merge_both_ways_to_the_same_state(common, one, other):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store(folder / "a.sqlite") as a, Store(folder / "b.sqlite") as b:
            shared = file_of(folder, "shared.gz", common)
            for store, own in ((a, one), (b, other)):
                store.import_(shared)
                store.import_(file_of(folder, "own.gz", own))
            of_a, of_b = a.export(folder / "a.gz"), b.export(folder / "b.gz")
            first, second = a.import_(of_b), b.import_(of_a)
            assert a.state_hash() == b.state_hash()
            assert a.attempts() == b.attempts()
            assert set(a.attempts()) == {*common[0], *one[0], *other[0]}
            assert (first.added, second.added) == (len(other[0]), len(one[0]))
            assert first.refused == second.refused == ()
            assert a.import_(of_b).added == a.import_(of_b).drafts == 0


def test_an_export_brings_everything_into_an_empty_store(store, exported, tmp_path):
    with Store(tmp_path / "other.sqlite") as other:
        assert other.import_(exported) == exchange.Report(added=5, already=0, refused=(), drafts=1)
        assert other.import_(exported) == exchange.Report(added=0, already=5, refused=(), drafts=0)
        assert other.attempts() == store.attempts()
        assert other.state_hash() == store.state_hash()
        assert other.origin != store.origin


def test_the_fingerprint_changes_with_an_attempt_and_with_a_draft(store, exported, answer):
    states = {store.state_hash()}
    store.record(answer())
    states.add(store.state_hash())
    store.save_draft("k", "other text")
    states.add(store.state_hash())
    assert len(states) == 3


def test_the_header_names_format_counts_and_digest(exported):
    lines = gzip.decompress(exported.read_bytes()).split(b"\n", 1)
    header = json.loads(lines[0])
    assert (header["format"], header["version"], header["attempts"], header["drafts"]) == ("fullrank progress", 1, 5, 1)
    assert header["sha256"] == hashlib.sha256(lines[1]).hexdigest()


def test_a_file_that_was_unpacked_to_look_inside_is_taken_too(exported, tmp_path):
    plain = tmp_path / "plain.jsonl"
    plain.write_bytes(gzip.decompress(exported.read_bytes()))
    with Store(tmp_path / "other.sqlite") as other:
        assert other.import_(plain).added == 5


def remade(exported, change):
    """The exported file with its lines changed, and a digest that fits again."""
    header, *lines = [json.loads(line) for line in gzip.decompress(exported.read_bytes()).splitlines()]
    change(header, lines)
    content = "".join(json.dumps(line) + "\n" for line in lines).encode()
    header["sha256"] = hashlib.sha256(content).hexdigest()
    exported.write_bytes(gzip.compress(json.dumps(header).encode() + b"\n" + content))
    return exported


def test_wrong_records_are_refused_one_by_one_and_the_others_taken(exported, tmp_path):
    def spoil(_, lines):
        lines[0]["attempt"]["verdict"] = "perhaps"
        del lines[1]["attempt"]["made_at"]
        lines[2] = {"something": "else"}
        lines[5]["draft"]["text"] = 4

    with Store(tmp_path / "other.sqlite") as other:
        report = other.import_(remade(exported, spoil))
        assert (report.added, report.already, report.drafts, other.count()) == (2, 0, 0, 2)
        assert [line.split(":")[0] for line in report.refused] == ["line 2", "line 3", "line 4", "line 7"]
        assert "4 lines were refused; the first: line 2: verdict is 'perhaps'" in report.words


def test_fields_of_a_later_version_are_passed_over(exported, tmp_path):
    def add(header, lines):
        header["mood"] = "sunny"
        lines[0]["attempt"]["mood"] = "sunny"

    with Store(tmp_path / "other.sqlite") as other:
        assert other.import_(remade(exported, add)).added == 5


def test_an_attempt_that_says_something_else_is_refused_and_the_one_here_kept(store, exported):
    before = store.attempts()

    def forge(_, lines):
        lines[0]["attempt"]["verdict"] = "wrong"

    report = store.import_(remade(exported, forge))
    assert (report.added, report.already, len(report.refused)) == (0, 4, 1)
    assert "says something else than the one here, which was kept" in report.refused[0]
    assert store.attempts() == before


def test_a_newer_format_is_refused(exported, store):
    newer = remade(exported, lambda header, _: header.update(version=2))
    with pytest.raises(NotImported, match=r"exported by a newer Full Rank \(format 2; this one reads up to 1\)"):
        store.import_(newer)


def cut(data):
    return data[: len(data) // 2]


def flipped(data):
    plain = bytearray(gzip.decompress(data))
    plain[-10] ^= 1
    return gzip.compress(plain)


def shortened(data):
    return gzip.compress(b"\n".join(gzip.decompress(data).split(b"\n")[:-3]) + b"\n")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (cut, "The file is cut short or damaged, so nothing was imported"),
        (flipped, "The file was changed or cut short since it was exported"),
        (shortened, "The file was changed or cut short since it was exported"),
        (lambda data: b"", "This is not a file that Full Rank exported"),
        (lambda data: b"[" * 200_000, "This is not a file that Full Rank exported"),
        (lambda data: b"\x89PNG\r\n\x1a\n" + data, "This is not a file that Full Rank exported"),
        (lambda data: gzip.compress(b'{"format": "another"}\n'), "This is not a file that Full Rank exported"),
    ],
)
def test_a_file_that_is_not_whole_or_not_ours_changes_nothing(exported, tmp_path, change, said):
    exported.write_bytes(change(exported.read_bytes()))
    with Store(tmp_path / "other.sqlite") as other:
        with pytest.raises(NotImported, match=said):
            other.import_(exported)
        assert other.count() == 0


def test_a_file_that_unpacks_without_end_is_refused(exported, monkeypatch, store):
    monkeypatch.setattr(exchange, "LARGEST", 1000)
    exported.write_bytes(gzip.compress(b"0" * 5000))
    with pytest.raises(NotImported, match="which no learner's progress does; it was refused"):
        store.import_(exported)


def test_a_missing_file_is_named(store, tmp_path):
    with pytest.raises(NotImported, match="nowhere.gz could not be read .*Check the name"):
        store.import_(tmp_path / "nowhere.gz")


def test_an_export_to_a_place_that_cannot_be_written_says_so(store, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NotSaved, match="could not be written .*Choose another place for the export"):
        store.export(tmp_path / "file" / "out.gz")


def test_equal_states_have_equal_bytes(answer):
    made = [answer() for _ in range(4)]
    assert exchange.body(made, ()) == exchange.body(reversed(made), ())
    assert json.loads(exchange.body(made[:1], ())) == {"attempt": described(made[0])}


def test_of_two_drafts_with_one_key_the_later_holds_in_whatever_order_they_come():
    old, new, other = (
        Draft("k", instant(NOW), "z"),
        Draft("k", instant(NOW + timedelta(days=1)), "a"),
        Draft("j", "", ""),
    )
    assert list(exchange.later([old, other, new])) == list(exchange.later([new, other, old])) == [new, other]
