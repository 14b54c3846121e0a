"""What is kept unpacked is mapped when whole, made again when not, and done without where nothing can be written."""

import io
import multiprocessing
import os
import zlib

import numpy as np
import pytest

from fullrank.data import _cache
from fullrank.data._cache import cache_folder, kept

CONTENT = bytes(range(256)) * 400
CRC32 = zlib.crc32(CONTENT)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty cache, not made yet."""
    monkeypatch.setattr(_cache, "cache_folder", lambda: tmp_path / "cache" / "fullrank")
    return tmp_path / "cache" / "fullrank"


class Unpacking:
    """Counts how often it was asked."""

    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return CONTENT


def ask(unpack):
    return kept("things", len(CONTENT), CRC32, unpack)


def the_file(folder):
    return folder / f"things-{CRC32:08x}.bytes"


def test_it_is_unpacked_once_and_mapped_from_then_on(folder):
    unpack = Unpacking()
    first, second = ask(unpack), ask(unpack)
    assert unpack.times == 1
    assert first.tobytes() == second.tobytes() == CONTENT
    assert [path.name for path in folder.iterdir()] == [the_file(folder).name]
    assert isinstance(second.base, np.memmap)
    assert type(second) is np.ndarray
    assert not second.flags.writeable


def flipped(content):
    return content[:70_000] + bytes([content[70_000] ^ 4]) + content[70_001:]


@pytest.mark.parametrize(
    "damage",
    [flipped, lambda content: content[:-1], lambda content: content + b"x", lambda _: b"", lambda c: bytes(len(c))],
    ids=["one bit", "cut", "longer", "empty", "zeros"],
)
def test_a_damaged_file_is_never_believed_but_made_again(folder, damage):
    ask(Unpacking())
    the_file(folder).write_bytes(damage(CONTENT))
    unpack = Unpacking()
    assert ask(unpack).tobytes() == CONTENT
    assert unpack.times == 1
    assert the_file(folder).read_bytes() == CONTENT


def test_what_was_mapped_before_the_file_was_replaced_stays(folder):
    before = ask(Unpacking())
    the_file(folder).unlink()
    ask(Unpacking())
    assert before.tobytes() == CONTENT


def assert_done_without():
    unpack = Unpacking()
    found = ask(unpack)
    assert found.tobytes() == CONTENT
    assert not found.flags.writeable
    assert unpack.times == 1


def test_a_folder_that_cannot_be_made_is_done_without(folder):
    folder.parent.touch()
    assert_done_without()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_done_without(folder):
    folder.mkdir(parents=True)
    folder.chmod(0o500)
    assert_done_without()


class Full(io.FileIO):
    """A file on a disk without room."""

    def write(self, _):
        raise OSError(28, "No space left on device")


def no_room(*_):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(("step", "fails"), [("os.replace", no_room), ("os.fdopen", Full)])
def test_a_full_disk_is_done_without_and_nothing_is_left(folder, step, fails, monkeypatch):
    monkeypatch.setattr(step, fails)
    assert_done_without()
    assert list(folder.iterdir()) == []


def test_a_folder_in_the_place_of_the_file_is_done_without(folder):
    the_file(folder).mkdir(parents=True)
    (the_file(folder) / "mine").touch()
    assert_done_without()
    assert [path.name for path in folder.iterdir()] == [the_file(folder).name]


def test_a_user_without_a_home_gets_no_folder_called_tilde(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(_cache, "cache_folder", lambda: _cache.Path("~/.cache/fullrank"))
    assert_done_without()
    assert list(tmp_path.iterdir()) == []


def test_errors_of_unpacking_are_passed_on(folder):
    def fails():
        raise RuntimeError("no way")

    with pytest.raises(RuntimeError, match="no way"):
        kept("things", 1, 0, fails)
    assert not folder.exists()


LARGE = CONTENT * 40  # 4 MB, so that writing takes a while
LARGE_CRC32 = zlib.crc32(LARGE)


def hurry(folder, start):
    """What a process does: ask, throw the file away, ask again; it exits with 0 if it always saw the whole."""
    _cache.cache_folder = lambda: folder
    path = folder / f"things-{LARGE_CRC32:08x}.bytes"
    start.wait()
    for _ in range(20):
        if kept("things", len(LARGE), LARGE_CRC32, lambda: LARGE).tobytes() != LARGE:
            os._exit(3)
        path.unlink(missing_ok=True)


@pytest.mark.skipif(os.name != "posix", reason="a mapped file cannot be unlinked elsewhere")
def test_processes_that_make_and_delete_it_at_once_never_see_half_of_it(folder):
    context = multiprocessing.get_context("spawn")
    start = context.Event()
    workers = [context.Process(target=hurry, args=(folder, start)) for _ in range(4)]
    for worker in workers:
        worker.start()
    start.set()
    for worker in workers:
        worker.join(timeout=60)
    assert [worker.exitcode for worker in workers] == [0] * 4
    assert all(path.suffix == ".bytes" for path in folder.iterdir())


def test_the_folder_is_the_users_own(monkeypatch):
    assert _cache.user_cache_path("fullrank", appauthor=False).name == "fullrank"
    assert cache_folder().is_absolute()
