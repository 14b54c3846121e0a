"""Fashion-MNIST: fetched from a host on loopback, or taken from the system's package; nothing leaves the machine."""

import hashlib
import threading
from dataclasses import replace
from functools import partial
from gzip import decompress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from fullrank import data
from fullrank.data._digits import read_images
from fullrank.data._public import PUBLIC

KNOWN = PUBLIC["fashion-mnist"]


class Host(ThreadingHTTPServer):
    """Answers with the files it was given by name, and keeps what was asked."""

    daemon_threads = True
    files, asked = {}, []


class Answers(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        self.server.asked.append(self.path)
        content = self.server.files[self.path[1:]]
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def small(idx):
    """The four files, small, by the names that their host gives them."""
    rng = np.random.default_rng(9)
    shapes = {
        "train-images-idx3": (6, 28, 28),
        "train-labels-idx1": 6,
        "t10k-images-idx3": (2, 28, 28),
        "t10k-labels-idx1": 2,
    }
    return {f"{name}-ubyte.gz": idx(rng.integers(0, 10, shape).astype(np.uint8)) for name, shape in shapes.items()}


@pytest.fixture
def host(small, tmp_path, monkeypatch):
    """A host of the small files, known to the catalogue as the host of Fashion-MNIST."""
    server = Host(("127.0.0.1", 0), Answers)
    server.files, server.asked = dict(small), []
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    remotes = tuple(
        replace(
            remote,
            url=f"http://127.0.0.1:{server.server_port}/{name}",
            checksum="md5:" + hashlib.md5(small[name]).hexdigest(),
        )
        for remote, name in zip(KNOWN.remotes, small, strict=True)
    )
    sha256 = hashlib.sha256(b"".join(map(decompress, small.values()))).hexdigest()
    read = partial(read_images, classes=KNOWN.read.keywords["classes"], sha256=sha256)
    changed = replace(KNOWN, remotes=remotes, read=read, package=tmp_path / "package")
    monkeypatch.setitem(PUBLIC, "fashion-mnist", changed)
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def where(folder):
    return next(entry.where for entry in data.catalogue(folder) if entry.name == "fashion-mnist")


def test_it_is_fetched_once_with_progress_and_read(host, small, tmp_path):
    seen = []
    found = data.get("fashion-mnist", tmp_path, progress=lambda have, total: seen.append((have, total)))
    assert host.asked == [f"/{name}" for name in small]
    assert len([have for have, total in seen if have == total]) >= 4
    assert (len(found.train), len(found.test)) == (6, 2)
    assert found.train.images.tobytes() == decompress(small["train-images-idx3-ubyte.gz"])[16:]
    assert found.classes[9] == "Ankle boot"
    assert "Xiao" in found.source
    again = data.get("fashion-mnist", tmp_path)
    assert np.array_equal(again.test.images, found.test.images)
    assert len(host.asked) == 4


def test_the_list_tells_whether_it_is_here(host, tmp_path):
    assert (where(tmp_path), where(None)) == ("to fetch", "to fetch")
    data.get("fashion-mnist", tmp_path)
    assert (where(tmp_path), where(None)) == ("fetched", "to fetch")


def test_the_systems_package_is_taken_without_asking_the_host(host, small, tmp_path):
    (tmp_path / "package").mkdir()
    for name, content in small.items():
        (tmp_path / "package" / name).write_bytes(content)
    found = data.get("fashion-mnist", tmp_path / "nowhere")
    assert len(found.train) == 6
    assert host.asked == []
    assert not (tmp_path / "nowhere").exists()
    assert where(None) == "in a package"


def test_half_a_package_is_no_package(host, small, tmp_path):
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "t10k-labels-idx1-ubyte.gz").write_bytes(small["t10k-labels-idx1-ubyte.gz"])
    data.get("fashion-mnist", tmp_path)
    assert len(host.asked) == 4


def test_a_damaged_package_is_told_with_the_way_out(host, small, tmp_path):
    (tmp_path / "package").mkdir()
    for name, content in small.items():
        (tmp_path / "package" / name).write_bytes(content[: -9 if "images" in name else None])
    with pytest.raises(data.DataError, match="install its package again"):
        data.get("fashion-mnist", tmp_path)


def test_a_host_that_answers_with_something_else_is_not_believed(host, tmp_path):
    host.files["train-labels-idx1-ubyte.gz"] = b"<html>sold</html>"
    with pytest.raises(data.DataError, match="is published: the file was damaged"):
        data.get("fashion-mnist", tmp_path)
    assert not (tmp_path / "fashion-mnist-train-labels-idx1-ubyte.gz").exists()


def test_a_file_damaged_after_it_was_fetched_is_told(host, tmp_path):
    data.get("fashion-mnist", tmp_path)
    (tmp_path / "fashion-mnist-train-images-idx3-ubyte.gz").write_bytes(b"other")
    with pytest.raises(data.DataError, match="has changed since it was fetched; delete it"):
        data.get("fashion-mnist", tmp_path)


def test_files_of_the_right_form_with_other_pictures_are_refused(idx, host, tmp_path):
    data.get("fashion-mnist", tmp_path)
    path = tmp_path / "fashion-mnist-train-images-idx3-ubyte.gz"
    path.write_bytes(idx(np.zeros((6, 28, 28), np.uint8)))
    path.with_name(f"{path.name}.sha256").unlink()
    with pytest.raises(data.DataError, match=r"one of its 3 companions cannot be read .*delete it and fetch"):
        data.get("fashion-mnist", tmp_path)


def test_it_may_lie_beside_mnist():
    assert all(remote.file.startswith("fashion-mnist-") for remote in KNOWN.remotes)
    assert all(remote.checksum.startswith("md5:") and len(remote.checksum) == 36 for remote in KNOWN.remotes)


def test_the_real_package_is_read_where_it_is_installed(tmp_path):
    if not KNOWN.packaged:
        pytest.skip("Debian's dataset-fashion-mnist is not installed")
    found = data.get("fashion-mnist", tmp_path)
    assert np.bincount(found.train.labels).tolist() == [6000] * 10
    assert np.bincount(found.test.labels).tolist() == [1000] * 10
    assert found.train.images.mean() / 255 == pytest.approx(0.2860, abs=5e-5)
