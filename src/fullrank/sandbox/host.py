"""The sandbox: starts the warm process when it is first needed, and again when it died; has workers forked from it."""

from __future__ import annotations

import contextlib
import importlib.util
import math
import os
import socket
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final, NoReturn

from fullrank.sandbox import frames
from fullrank.sandbox.link import Control, GoneError, Link
from fullrank.sandbox.records import Limits, SandboxError, Seal
from fullrank.sandbox.seal import probe
from fullrank.sandbox.worker import Worker

OURS: Final = Path(__file__).resolve().parent.parent
PACKAGES: Final = ("numpy", "scipy")
STARTING: Final = 60.0
FORKING: Final = 20.0
ENDING: Final = 3.0
STILLBIRTH: Final = 0.5
PAUSE: Final = 0.5  # before a seal that did not hold is tried again: a busy machine can make an attempt fail

# The zygote imports its modules without running the packages' __init__, so that nothing of the judge is in its memory.
_BOOT: Final = """
import sys, types
line, judge, ours, folders, preload = sys.argv[1:]
for name, folder in (("fullrank", ours), ("fullrank.sandbox", ours + "/sandbox")):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [folder]
sys.path += folders.split("|")
from fullrank.sandbox.zygote import main
main(int(line), int(judge), ours, folders.split("|"), preload.split())
"""

# An environment of its own: nothing of the judge's, one thread for linear algebra, the same order of sets every time.
_ENVIRONMENT: Final = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"),
}


class Zygote:
    """The judge's hold on one warm process."""

    def __init__(self, preload: Sequence[str]) -> None:
        """Start it and wait until it is warm."""
        self.main, theirs = socket.socketpair()
        with theirs:
            arguments = [str(theirs.fileno()), str(os.getpid()), str(OURS), "|".join(_folders()), " ".join(preload)]
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-s", "-S", "-B", "-X", "utf8", "-c", _BOOT, *arguments],
                env=_ENVIRONMENT | {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                cwd="/",
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._await_warmth()

    def fork(self, limits: Limits, layers: Collection[str]) -> Worker:
        """A worker, born and not yet set up; raises GoneError when the zygote is."""
        chosen = sum(1 << place for place, name in enumerate(frames.LAYERS) if name in layers)
        message = frames.FORK.pack(limits.memory_bytes, math.ceil(limits.seconds_total) + 1, chosen)
        control, their_control = socket.socketpair()
        wire, their_wire = socket.socketpair()
        output, their_output = os.pipe()
        try:
            socket.send_fds(self.main, [message], [their_control.fileno(), their_wire.fileno(), their_output])
        except OSError as error:
            self._drop(control, wire, output)
            raise GoneError from error
        finally:
            self._drop(their_control, their_wire, their_output)
        process = self._born(control, wire, output)
        return Worker(Link(wire, output, limits.reply_bytes, limits.output_bytes), Control(control, process), limits)

    def alive(self) -> bool:
        """Whether the process still runs."""
        return self.process.poll() is None

    def close(self) -> None:
        """End it: its workers go with it."""
        self.main.close()
        if self.process.stderr is not None:
            self.process.stderr.close()
        try:
            self.process.wait(ENDING)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _await_warmth(self) -> None:
        self.main.settimeout(STARTING)
        with contextlib.suppress(TimeoutError, OSError):
            if self.main.recv(1) == b"r":
                self.main.settimeout(FORKING)
                return
        self.process.kill()
        said = self.process.stderr.read().decode(errors="replace")[-2000:] if self.process.stderr else ""
        self.close()
        raise SandboxError(f"the process that starts workers did not come up: {said or 'it took too long'}")

    def _born(self, control: socket.socket, wire: socket.socket, output: int) -> int:
        control.settimeout(FORKING)
        try:
            message = control.recv(frames.BORN.size)
        except OSError:
            message = b""
        if len(message) != frames.BORN.size:
            self._drop(control, wire, output)
            self._explain_stillbirth()
        return int(frames.BORN.unpack(message)[0])

    def _explain_stillbirth(self) -> NoReturn:
        try:
            self.process.wait(STILLBIRTH)
        except subprocess.TimeoutExpired:
            raise SandboxError("no worker could be started: is the machine short of memory or processes?") from None
        raise GoneError

    @staticmethod
    def _drop(first: socket.socket, second: socket.socket, third: int) -> None:
        first.close()
        second.close()
        os.close(third)


class Sandbox:
    """Opens workers. Several threads may share one; it costs a process of some 30 MB from the first worker on.

    preload names modules to load once for all workers (SciPy, say). layers is for tests: what does each layer do?
    """

    def __init__(self, *, preload: Sequence[str] = (), layers: Collection[str] = frames.LAYERS) -> None:
        """Nothing is started yet."""
        self._preload = tuple(preload)
        self._layers = frozenset(layers)
        self._lock = threading.Lock()
        self._held: list[Zygote] = []
        self._seal: Seal | None = None
        self._finalizer = weakref.finalize(self, _end_all, self._held)

    def __enter__(self) -> Sandbox:
        """Nothing more than the sandbox itself."""
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """End the warm process and with it every worker."""
        self.close()

    def open(
        self,
        source: str,
        *,
        filename: str = "my_maths/x.py",
        modules: Mapping[str, str] | None = None,
        limits: Limits | None = None,
    ) -> Worker:
        """A worker with a program in it that has not run yet; modules are other sources it may import, by name."""
        worker = self._fork(limits or Limits())
        try:
            worker.set_up(source, filename, modules or {})
        except BaseException as error:
            worker.close()
            if isinstance(error, Exception):
                raise SandboxError(f"a worker did not get ready: {error or type(error).__name__}") from error
            raise
        return worker

    def seal(self) -> Seal:
        """Whether programs are really shut in here, found out by a worker that tries to get out."""
        if self._seal is None:
            try:
                self._seal = self._probe_twice()
            except (SandboxError, OSError, AttributeError) as error:
                return Seal(False, {}, f"Nothing can be run here: {error}.")
        return self._seal

    def _probe_twice(self) -> Seal:
        """The seal, tried once more if it does not hold at first: the answer is kept for good."""
        first = probe(self.open)
        if first.sealed:
            return first
        time.sleep(PAUSE)
        return probe(self.open)

    def close(self) -> None:
        """End the warm process; a later open starts another."""
        with self._lock:
            _end_all(self._held)

    def _fork(self, limits: Limits) -> Worker:
        for _ in range(2):
            with self._lock:
                try:
                    return self._zygote().fork(limits, self._layers)
                except GoneError:
                    _end_all(self._held)
        raise SandboxError("the process that starts workers died twice: is the machine short of memory or processes?")

    def _zygote(self) -> Zygote:
        if sys.platform == "win32":
            raise SandboxError(
                "programs can be run on Linux and macOS; on Windows, use the Windows Subsystem for Linux"
            )
        if self._held and not self._held[0].alive():
            _end_all(self._held)
        if not self._held:
            self._held.append(Zygote(self._preload))
        return self._held[0]


def _end_all(held: list[Zygote]) -> None:
    while held:
        held.pop().close()


def _folders() -> list[str]:
    """Where the packages that programs may import are installed."""
    found = []
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            found.append(str(Path(spec.origin).parent.parent))
    return list(dict.fromkeys(found))
