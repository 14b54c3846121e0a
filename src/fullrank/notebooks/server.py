"""Opening a project's notebook: one marimo server for the workspace, started at the first need and ended with us."""

from __future__ import annotations

import atexit
import http.client
import importlib.util
import os
import secrets
import shutil
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from fullrank import curriculum
from fullrank.notebooks import keeper
from fullrank.notebooks.errors import NotebookError
from fullrank.notebooks.opened import HOME_VARIABLE
from fullrank.notebooks.settings import write_settings
from fullrank.workspace import WorkspaceError, open_workspace

HOST = "127.0.0.1"
BASE = "/notebooks"
SESSION_SECONDS = 3600  # how long a notebook that nobody looks at keeps its memory
START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class _Running:
    keeper: subprocess.Popen[bytes]
    port: int
    token: str
    log: Path


class NotebookServer:
    """The notebooks of one workspace. `open` may be called from any thread; `close` ends marimo and its kernels."""

    def __init__(self, home: Path | str) -> None:
        self.home = Path(home)
        self._running: _Running | None = None
        self._lock = threading.Lock()
        atexit.register(self.close)

    def open(self, project: str) -> str:
        """The address of a project's notebook, copied into the workspace where it is not there yet.

        Raises NotebookError where marimo is not installed or does not start, and for an unknown project.
        """
        notebook = copy_notebook(project, self.home)
        with self._lock:
            if self._running is None or self._running.keeper.poll() is not None:
                self._running = _start(self.home, notebook.parent)
            here = self._running
        return f"http://{HOST}:{here.port}{BASE}/?file={notebook.name}&access_token={here.token}"

    def wait(self) -> None:
        """Until the server ends, or Ctrl+C."""
        while self._running is not None and self._running.keeper.poll() is None:
            time.sleep(0.3)

    def close(self) -> None:
        """End marimo and all its kernels."""
        with self._lock:
            running, self._running = self._running, None
        if running is not None:
            _end(running)

    def __enter__(self) -> NotebookServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def show(address: str, *, browser: bool = True) -> None:
    """Open an address in the browser, without waiting for it."""
    if browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def notebook_of(project: str) -> Path:
    """The notebook that comes with a project."""
    known = curriculum.load().projects
    if project not in known:
        raise NotebookError(f"There is no project {project!r}; there are {', '.join(sorted(known)) or 'none yet'}.")
    path = known[project].folder / "notebook.py"
    if not path.is_file():
        raise NotebookError(f"The project {project} has no notebook yet; its milestones are on its page.")
    return path


def copy_notebook(project: str, home: Path) -> Path:
    """The learner's notebook of a project, copied from the course where there is none; never overwritten."""
    original = notebook_of(project)
    try:
        folder = open_workspace(home).projects
        path = folder / f"{project}.py"
        if not path.exists():
            shutil.copyfile(original, path)
        write_settings(folder)
    except (WorkspaceError, OSError) as error:
        raise NotebookError(str(error)) from None
    return path


def _start(home: Path, folder: Path) -> _Running:
    """Start marimo and wait until it answers."""
    if importlib.util.find_spec("marimo") is None:
        raise NotebookError(
            "Notebooks need marimo, which is not installed. Install it with: pip install 'fullrank[notebook]'. "
            "Everything else in the course works without it."
        )
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    token, log = secrets.token_urlsafe(24), home / ".fullrank" / "notebooks.log"
    with log.open("wb") as said:
        kept = subprocess.Popen(
            [sys.executable, keeper.__file__, *_command(folder, port)],
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={**os.environ, HOME_VARIABLE: str(home.resolve()), "MARIMO_SKIP_UPDATE_CHECK": "1"},
        )
    _hand_over(kept.stdin, token)
    running = _Running(kept, port, token, log)
    try:
        _until_ready(running)
    except BaseException:
        _end(running)
        raise
    return running


def _end(running: _Running) -> None:
    """Close the pipe, which the keeper takes as the sign to end the group."""
    if running.keeper.stdin:
        running.keeper.stdin.close()
    try:
        running.keeper.wait(keeper.GRACE + 3)
    except subprocess.TimeoutExpired:
        running.keeper.kill()
        running.keeper.wait()


def _command(folder: Path, port: int) -> list[str]:
    options = {"--host": HOST, "--port": str(port), "--base-url": BASE, "--session-ttl": str(SESSION_SECONDS),
               "--token-password-file": "-"}  # fmt: skip
    flags = ("--headless", "--skip-update-check", "--no-sandbox")
    words = [word for option in options.items() for word in option]
    return [sys.executable, "-m", "marimo", "-q", "-y", "edit", str(folder), *flags, *words]


def _hand_over(pipe: IO[bytes] | None, token: str) -> None:
    """Give marimo its token where no list of processes shows it. The pipe stays open as long as we live."""
    if pipe:
        pipe.write(f"{token}\n".encode())
        pipe.flush()


def _until_ready(running: _Running) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if running.keeper.poll() is not None:
            said = running.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            raise NotebookError(f"marimo did not start: {' '.join(said[-3:]) or 'it said nothing'} ({running.log})")
        try:
            connection = http.client.HTTPConnection(HOST, running.port, timeout=2)
            connection.request("GET", f"{BASE}/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    raise NotebookError(f"marimo did not answer within {START_SECONDS:.0f} seconds; what it said is in {running.log}.")
