"""Fetching from a host on loopback that cuts, stalls, forgets and lies."""

import hashlib
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from fullrank.data import DataError
from fullrank.data._download import Remote, check_published, fetch

CONTENT = bytes(range(256)) * 2000  # 512,000 bytes
SHA256 = "sha256:" + hashlib.sha256(CONTENT).hexdigest()


class Host(ThreadingHTTPServer):
    """Answers /file with CONTENT; its behaviour is set by the test, and every request's Range is kept."""

    daemon_threads = True
    ranges, cut_after, cuts, statuses, keeps_ranges, says_length, stall = [], 0, 0, [], True, True, 0.0


class Answers(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        host = self.server
        asked = self.headers.get("Range")
        host.ranges.append(asked)
        if host.statuses:
            status = host.statuses.pop(0)
            if status != 200:
                return self.send_error(status)
        start = int(asked[6:-1]) if asked and host.keeps_ranges else 0
        if start >= len(CONTENT):
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(CONTENT)}")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        body = CONTENT[start:]
        self.send_response(206 if start else 200)
        if host.says_length:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if host.cuts > 0:
            host.cuts -= 1
            self.wfile.write(body[: host.cut_after])
            self.wfile.flush()
            time.sleep(host.stall)
            return self.connection.close()
        return self.wfile.write(body)


@pytest.fixture
def host():
    server = Host(("127.0.0.1", 0), Answers)
    server.ranges, server.statuses = [], []
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    server.handle_error = lambda *_: None
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def remote(host, checksum=SHA256):
    return Remote(f"http://127.0.0.1:{host.server_port}/file", "file.bin", checksum)


def fetched(host, folder, **options):
    return fetch(remote(host, options.pop("checksum", SHA256)), folder, pause=0.0, **{"timeout": 5.0, **options})


def test_a_file_is_fetched_once_with_its_checksum_beside_it(host, tmp_path):
    path = fetched(host, tmp_path / "new")
    assert path.read_bytes() == CONTENT
    assert path.with_name("file.bin.sha256").read_text().split() == [SHA256[7:], "file.bin"]
    assert fetched(host, tmp_path / "new") == path
    assert host.ranges == [None]
    assert sorted(p.name for p in path.parent.iterdir()) == ["file.bin", "file.bin.sha256"]


def test_progress_rises_to_the_whole(host, tmp_path):
    seen = []
    fetched(host, tmp_path, progress=lambda have, total: seen.append((have, total)))
    assert seen[0] == (0, len(CONTENT))
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    assert seen == sorted(seen)
    assert len(seen) > 5


def test_after_a_cut_it_goes_on_from_the_byte_it_came_at(host, tmp_path):
    host.cuts, host.cut_after = 2, 100_000
    assert fetched(host, tmp_path).read_bytes() == CONTENT
    assert host.ranges == [None, "bytes=100000-", "bytes=200000-"]


def test_when_it_gives_up_the_part_is_kept_for_the_next_call(host, tmp_path):
    host.cuts, host.cut_after = 4, 50_000
    with pytest.raises(DataError, match=r"cut after .*200,000 bytes\) is kept"):
        fetched(host, tmp_path)
    assert not (tmp_path / "file.bin").exists()
    assert fetched(host, tmp_path).read_bytes() == CONTENT
    assert host.ranges[-1] == "bytes=200000-"


def test_a_host_that_ignores_ranges_is_read_from_the_start(host, tmp_path):
    host.cuts, host.cut_after, host.keeps_ranges = 1, 100_000, False
    seen = []
    path = fetched(host, tmp_path, progress=lambda have, total: seen.append((have, total)))
    assert path.read_bytes() == CONTENT
    assert len(host.ranges) == 2
    assert {total for _, total in seen} == {len(CONTENT)}
    assert seen[-1][0] == len(CONTENT)


def test_a_part_that_is_whole_already_is_taken(host, tmp_path):
    (tmp_path / "file.bin.part").write_bytes(CONTENT)
    assert fetched(host, tmp_path).read_bytes() == CONTENT


def test_a_part_longer_than_the_file_is_thrown_away(host, tmp_path):
    (tmp_path / "file.bin.part").write_bytes(CONTENT + b"more")
    assert fetched(host, tmp_path).read_bytes() == CONTENT


def test_a_wrong_checksum_is_refused_and_nothing_is_left(host, tmp_path):
    with pytest.raises(DataError, match="is published: the file was damaged"):
        fetched(host, tmp_path, checksum="sha256:" + "0" * 64)
    assert list(tmp_path.iterdir()) == []


def test_md5_is_read_where_that_is_published(host, tmp_path):
    assert fetched(host, tmp_path, checksum="md5:" + hashlib.md5(CONTENT).hexdigest()).exists()


def test_a_file_that_changed_since_is_refused(host, tmp_path):
    path = fetched(host, tmp_path)
    path.write_bytes(b"other")
    with pytest.raises(DataError, match="has changed since"):
        fetched(host, tmp_path)


def test_a_missing_file_is_said_at_once(host, tmp_path):
    host.statuses = [404]
    with pytest.raises(DataError, match=r"not there any more \(404\)"):
        fetched(host, tmp_path)
    assert len(host.ranges) == 1


def test_a_host_in_trouble_is_tried_again(host, tmp_path):
    host.statuses = [503, 500]
    assert fetched(host, tmp_path).read_bytes() == CONTENT
    host.statuses = [503] * 4
    with pytest.raises(DataError, match=r"refused by its host \(503\)"):
        fetched(host, tmp_path / "again")


def test_a_stalled_host_is_left_and_tried_again(host, tmp_path):
    host.cuts, host.cut_after, host.stall = 1, 70_000, 60.0
    started = time.monotonic()
    assert fetched(host, tmp_path, timeout=0.3).read_bytes() == CONTENT
    assert time.monotonic() - started < 50
    assert host.ranges[1] == "bytes=70000-"


def test_offline_is_said_with_what_is_kept(tmp_path):
    with pytest.raises(DataError, match="Are you online"):
        fetch(Remote("http://127.0.0.1:9/file", "file.bin"), tmp_path, pause=0.0, timeout=0.5)


def test_a_host_that_says_no_length_is_read_to_its_end(host, tmp_path):
    host.says_length = False
    assert fetched(host, tmp_path).read_bytes() == CONTENT


def test_a_published_list_of_sums_is_held_to(tmp_path):
    path, sums = tmp_path / "a.graph", tmp_path / "a.md5sums"
    path.write_bytes(b"links")
    sums.write_text(f"{hashlib.md5(b'links').hexdigest()}  a.graph\n{'0' * 32}  other.graph\n")
    check_published(sums, [path])
    path.write_bytes(b"damaged")
    with pytest.raises(DataError, match="md5 its host publishes"):
        check_published(sums, [path])
    assert not path.exists()
