"""Opening the course, and a port that is taken."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from fullrank.cli.serving import CannotServe, listen


def test_a_port_that_is_taken_says_so_and_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CannotServe, match="choose another with --port"):
            listen(taken.getsockname()[1])


def test_without_a_port_a_free_one_is_found() -> None:
    first = listen(None)
    second = listen(None)
    assert first.getsockname()[1] != second.getsockname()[1]
    first.close()
    second.close()


def test_a_port_beyond_all_ports_is_refused() -> None:
    with pytest.raises(CannotServe, match="cannot be had"):
        listen(70_000)


def test_the_course_opens_with_its_token_only_and_ends_cleanly(home: Path, hears_ctrl_c) -> None:
    command = [sys.executable, "-m", "fullrank.cli", "--no-browser", "--port", "0", "--home", str(home)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=hears_ctrl_c)
    try:
        assert server.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", server.stdout.readline())
        assert found is not None
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(f"http://127.0.0.1:{found[1]}/", timeout=10)
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        page = opener.open(f"http://127.0.0.1:{found[1]}/?token={found[2]}", timeout=10).read().decode()
        assert "The mathematics of machine learning" in page
    finally:
        os.kill(server.pid, signal.SIGINT)
        server.communicate(timeout=20)
    assert server.returncode == 0
