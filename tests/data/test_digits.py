"""MNIST is whole and as published; pictures in idx files are read, and damaged ones refused in words."""

import gzip
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from fullrank import data
from fullrank.data import _digits
from fullrank.data._digits import read_idx, read_images

OFFICIAL = Path(__file__).parents[2] / ".." / "shared" / "data" / "mnist"
# The MD5 of the four official files, unzipped.
MD5 = {
    "train": ("6bbc9ace898e44ae57da46a324031adb", "a25bea736e30d166cdddb491f175f624"),
    "test": ("2646ac647ad5339dbf082846283269ea", "27ae3e4e09519cfbb04c329615203637"),
}
COUNTS = {
    "train": [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
    "test": [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
}
FIRST = {"train": [5, 0, 4, 1, 9, 2, 1, 3, 1, 4], "test": [7, 2, 1, 0, 4, 1, 4, 9, 5, 9]}
PARTS = ["train", "test"]


def part(name):
    return getattr(data.load("mnist"), name)


def idx_content(array):
    """An idx file of unsigned bytes, unzipped: the magic number, the lengths, the data."""
    header = np.array([0x0800 + array.ndim, *array.shape], dtype=">u4")
    return header.tobytes() + array.astype(np.uint8).tobytes()


@pytest.mark.parametrize("name", PARTS)
def test_it_holds_what_the_official_files_hold(name):
    md5 = tuple(hashlib.md5(idx_content(array)).hexdigest() for array in (part(name).images, part(name).labels))
    assert md5 == MD5[name]


@pytest.mark.parametrize("name", PARTS)
def test_counts_of_each_digit_are_the_published_ones(name):
    assert np.bincount(part(name).labels).tolist() == COUNTS[name]
    assert part(name).labels[:10].tolist() == FIRST[name]


@pytest.mark.parametrize(("name", "mean", "deviation"), [("train", 0.1307, 0.3081), ("test", 0.1325, 0.3105)])
def test_mean_and_deviation_are_those_everybody_standardises_with(name, mean, deviation):
    histogram = np.bincount(part(name).rows.ravel(), minlength=256)
    levels = np.arange(256) / 255
    found = histogram @ levels / histogram.sum()
    assert found == pytest.approx(mean, abs=5e-5)
    assert np.sqrt(histogram @ levels**2 / histogram.sum() - found**2) == pytest.approx(deviation, abs=5e-5)


@pytest.mark.parametrize("name", PARTS)
def test_the_official_files_are_read_alike(name):
    stem = {"train": "train", "test": "t10k"}[name]
    paths = [OFFICIAL / f"{stem}-images-idx3-ubyte.gz", OFFICIAL / f"{stem}-labels-idx1-ubyte.gz"]
    if not paths[0].exists():
        pytest.skip("the official files are no part of the project; they are read beside a checkout")
    images, labels = (read_idx(path)[0] for path in paths)
    assert np.array_equal(images, part(name).images)
    assert np.array_equal(labels, part(name).labels)


def test_shapes_types_and_words():
    digits = data.load("mnist")
    assert (digits.train.images.shape, digits.train.rows.shape) == ((60000, 28, 28), (60000, 784))
    assert (digits.test.images.shape, digits.test.rows.shape) == ((10000, 28, 28), (10000, 784))
    assert (digits.train.images.dtype, digits.train.labels.dtype) == (np.uint8, np.int64)
    assert (len(digits.train), len(digits.test), digits.classes[7]) == (60000, 10000, "7")
    assert type(digits.train.images) is np.ndarray
    assert "LeCun" in digits.source
    assert repr(digits.train) == "Images(60,000 of 28 by 28)"


def test_rows_are_the_images_and_copy_nothing():
    train = part("train")
    assert np.shares_memory(train.rows, train.images)
    assert train.rows.flags.c_contiguous
    assert np.array_equal(train.rows[7], train.images[7].ravel())


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("array", ["images", "rows", "labels"])
def test_nobody_can_change_them_for_others(name, array):
    with pytest.raises(ValueError, match="read-only"):
        getattr(part(name), array)[0] = 1


def test_everybody_gets_the_same_digits():
    assert data.load("mnist") is data.load("mnist")


def test_a_python_without_xz_is_told_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "lzma", None)
    with pytest.raises(data.DataError, match="built without it .*use another Python"):
        _digits._unpacked(b"")


ASK = (
    "from fullrank import data; d = data.load('mnist'); print(int(d.train.rows[:100].sum()), int(d.test.labels.sum()))"
)


def asked(folder):
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder)}
    return subprocess.Popen([sys.executable, "-c", ASK], env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform != "linux", reason="the cache is moved with XDG_CACHE_HOME")
def test_processes_that_start_at_once_read_the_same_and_leave_one_file(tmp_path):
    answers = [run.communicate()[0] for run in [asked(tmp_path) for _ in range(3)]]
    digits = data.load("mnist")
    assert set(answers) == {f"{int(digits.train.rows[:100].sum())} {int(digits.test.labels.sum())}\n"}
    (kept,) = (tmp_path / "fullrank").iterdir()
    assert kept.stat().st_size == 54_950_000


@pytest.mark.skipif(sys.platform != "linux", reason="the cache is moved with XDG_CACHE_HOME")
def test_a_home_that_cannot_be_written_is_done_without(tmp_path):
    home = tmp_path / "a file, not a folder"
    home.touch()
    run = asked(home)
    assert run.communicate()[0].split()[1] == str(data.load("mnist").test.labels.sum())
    assert run.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the cache is moved with XDG_CACHE_HOME")
def test_importing_reads_none_of_the_data(tmp_path):
    code = (
        "import sys; seen = []\n"
        "sys.addaudithook(lambda event, args: seen.append(str(args[0])) if event == 'open' else None)\n"
        "from fullrank import data\n"
        "data.catalogue(); data.names()\n"
        "print(len(seen), sum('/data/files/' in path or 'cache/fullrank' in path for path in seen))\n"
        "data.load('heights')\n"
        "print(sum('/data/files/' in path for path in seen))\n"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    opened, early, late = map(int, run.stdout.split())
    assert opened > 10
    assert (early, late) == (0, 1)
    assert list(tmp_path.iterdir()) == []


def pictures(idx, folder):
    rng = np.random.default_rng(4)
    arrays = [rng.integers(0, 256, shape).astype(np.uint8) for shape in ((5, 3, 2), 5, (4, 3, 2), 4)]
    paths = [folder / f"{k}.gz" for k in range(4)]
    for path, array in zip(paths, arrays, strict=True):
        path.write_bytes(idx(array))
    sha256 = hashlib.sha256(b"".join(gzip.decompress(path.read_bytes()) for path in paths)).hexdigest()
    return arrays, paths, sha256


def test_four_idx_files_are_read(idx, tmp_path):
    arrays, paths, sha256 = pictures(idx, tmp_path)
    found = read_images(*paths, classes=("hat",), sha256=sha256, source="A shop.")
    held = [found.train.images, found.train.labels, found.test.images, found.test.labels]
    assert all(np.array_equal(a, b) for a, b in zip(held, arrays, strict=True))
    assert not any(array.flags.writeable for array in held)
    assert (found.classes, found.source, held[1].dtype) == (("hat",), "A shop.", np.int64)


def test_how_they_were_zipped_is_all_the_same(idx, tmp_path):
    _, paths, sha256 = pictures(idx, tmp_path)
    paths[0].write_bytes(gzip.compress(gzip.decompress(paths[0].read_bytes()), 1, mtime=7))
    assert len(read_images(*paths, classes=(), sha256=sha256).train) == 5


def test_other_content_is_refused(idx, tmp_path):
    _, paths, sha256 = pictures(idx, tmp_path)
    paths[1].write_bytes(idx(np.zeros(5, np.uint8)))
    with pytest.raises(OSError, match="sha256"):
        read_images(*paths, classes=(), sha256=sha256)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no idx file"),
        (b"\0\0\x08", "no idx file"),
        (b"\0\0\x08\0", "no idx file"),
        (b"\0\0\x0d\1\0\0\0\1\0\0\0\0", "no idx file"),
        (b"\0\0\x08\1\0\0\0\3ab", "no idx file"),
        (b"\0\0\x08\1\0\0\0\1ab", "no idx file"),
        (b"\0\0\x08\3\0\0\0\1", "no idx file"),
        (b"\0\0\x08\2\xff\xff\xff\xff\xff\xff\xff\xff", "no idx file"),
    ],
)
def test_what_is_no_idx_file_is_refused(content, words, tmp_path):
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(content))
    with pytest.raises(OSError, match=words):
        read_idx(path)


@pytest.mark.parametrize("cut", [3, 12, -1])
def test_a_cut_idx_file_is_refused(cut, idx, tmp_path):
    path = tmp_path / "a.gz"
    path.write_bytes(idx(np.arange(200, dtype=np.uint8))[:cut])
    with pytest.raises(OSError, match=r"cut or damaged|gzip"):
        read_idx(path)
