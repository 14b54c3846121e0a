"""One marimo server for a workspace: it answers with its token only, and it ends when we do, however we end."""

import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pytest

from fullrank.notebooks import NotebookError, NotebookServer, server


def group_of(pid):
    """The processes whose group or parent is this one."""
    listed = subprocess.run(["ps", "-eo", "pid,pgid,ppid,stat"], capture_output=True, text=True).stdout
    rows = [line.split() for line in listed.splitlines()[1:]]
    return [int(row[0]) for row in rows if str(pid) in row[1:3] and not row[3].startswith("Z")]


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pids, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not any(alive(pid) for pid in pids):
            return True
        time.sleep(0.1)
    return False


def test_it_opens_once_with_a_token_and_ends(home):
    with NotebookServer(home) as books:
        address = books.open("pagerank")
        assert address.startswith("http://127.0.0.1:")
        assert books.open("pagerank") == address
        plain = address.split("/?")[0]
        with pytest.raises(HTTPError, match="401|403|Unauthorized|Forbidden"):
            urllib.request.urlopen(f"{plain}/api/status").close()
        with urllib.request.urlopen(address) as page:
            assert b"marimo" in page.read()
        keeper = books._running.keeper.pid
        pids = [keeper, *group_of(keeper)]
        assert len(pids) >= 2
        token = address.rsplit("=", 1)[1]
        assert token not in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
    assert gone(pids)


def test_it_ends_when_the_process_that_started_it_is_killed(home):
    program = (
        "import sys, time\nfrom fullrank.notebooks import NotebookServer\n"
        f"books = NotebookServer({str(home)!r})\nbooks.open('pagerank')\n"
        "print(books._running.keeper.pid, flush=True)\ntime.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        keeper = int(parent.stdout.readline())
        marimo = group_of(keeper)
        pids = {keeper, *marimo, *(child for pid in marimo for child in group_of(pid))}
        assert len(pids) >= 2
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    assert gone(pids)


def test_the_learners_notebook_is_never_overwritten(home):
    path = server.copy_notebook("pagerank", home)
    path.write_text("mine")
    assert server.copy_notebook("pagerank", home).read_text() == "mine"


def test_an_unknown_project_is_said(home):
    with pytest.raises(NotebookError, match="no project 'pca'"):
        NotebookServer(home).open("pca")


def test_without_marimo_the_way_out_is_said(home, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(NotebookError, match=r"pip install 'fullrank\[notebook\]'"):
        NotebookServer(home).open("pagerank")


def test_a_server_that_does_not_start_is_said_with_its_words(home, monkeypatch):
    monkeypatch.setattr(server, "_command", lambda *_: [sys.executable, "-c", "print('no room'); raise SystemExit(3)"])
    with pytest.raises(NotebookError, match="did not start: no room"):
        NotebookServer(home).open("pagerank")
