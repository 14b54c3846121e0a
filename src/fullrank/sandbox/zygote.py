"""The warm process from which workers are forked: NumPy is loaded, and nothing of the judge was ever in its memory.

It is started by the judge as a program of its own. It reads one kind of request (limits, layers and three descriptors),
forks, and from then on watches: a worker whose control line closes is killed, and a worker that ends has its status
reported on that line. It ends when the judge's line closes or the judge is gone.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.util
import os
import selectors
import signal
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fullrank.sandbox import confine, frames, importer
from fullrank.sandbox.inside import Inside

MAIN: Final = 3
RULES: Final = 4
WIRE: Final = 3
HEARTBEAT: Final = 2.0  # how often to see whether the judge still lives

# What learners' programs import most: loaded once here instead of in every worker.
PRELOADED: Final = [
    *("bisect", "cmath", "collections", "copy", "dataclasses", "datetime", "decimal", "enum", "fractions", "functools"),
    *("heapq", "inspect", "itertools", "json", "math", "numbers", "operator", "pprint", "random", "re", "statistics"),
    *("string", "textwrap", "time", "traceback", "typing", "warnings", "numpy", "numpy.fft", "numpy.linalg"),
    *("numpy.polynomial", "numpy.random"),
]


@dataclass(slots=True)
class Child:
    """A running worker and the line on which its end is reported."""

    process: int
    control: socket.socket


class Zygote:
    """Forks workers on request and sees them to their end."""

    def __init__(self, main: socket.socket, walls: confine.Walls, judge: int) -> None:
        """Watch the judge's line and the ends of workers."""
        self.main = main
        self.walls = walls
        self.judge = judge
        self.process = os.getpid()
        self.children: dict[int, Child] = {}
        self.selector = selectors.DefaultSelector()
        self.bell, ringer = socket.socketpair()
        for end in (self.bell, ringer):
            end.setblocking(False)
        self.ringer = ringer
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(ringer.fileno(), warn_on_full_buffer=False)
        self.selector.register(main, selectors.EVENT_READ)
        self.selector.register(self.bell, selectors.EVENT_READ)

    def serve(self) -> None:
        """Work until the judge goes; then take every worker along."""
        self.main.send(b"r")
        while os.getppid() == self.judge:
            for key, _ in self.selector.select(HEARTBEAT):
                if key.fileobj is self.main:
                    if not self.fork():
                        return
                elif key.fileobj is self.bell:
                    self.reap()
                elif key.data in self.children:
                    _kill(key.data)
                    self.selector.unregister(key.fileobj)

    def fork(self) -> bool:
        """Serve one request; False when the judge has closed its line."""
        message, descriptors, _, _ = socket.recv_fds(self.main, frames.FORK.size, 3)
        if len(message) < frames.FORK.size or len(descriptors) != 3:
            return False
        control, wire, output = descriptors
        process = _fork()
        if process == 0:
            self._become_worker(message, wire, output)
        os.close(wire)
        os.close(output)
        if process is None:
            os.close(control)  # tells the judge that there is no worker
            return True
        child = Child(process, socket.socket(fileno=control))
        self.children[process] = child
        self.selector.register(child.control, selectors.EVENT_READ, process)
        with contextlib.suppress(OSError):
            child.control.send(frames.BORN.pack(process))
        return True

    def reap(self) -> None:
        """Report the workers that have ended."""
        with contextlib.suppress(BlockingIOError):
            self.bell.recv(4096)
        with contextlib.suppress(ChildProcessError):
            while (ended := os.wait4(-1, os.WNOHANG))[0]:
                process, status, usage = ended
                child = self.children.pop(process, None)
                if child is not None:
                    self._report(child, status, int((usage.ru_utime + usage.ru_stime) * 1e6), usage.ru_maxrss)

    def _report(self, child: Child, status: int, microseconds: int, peak: int) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(
                child.process, signal.SIGKILL
            )  # what it left in its session, where no filter kept it from forking
        with contextlib.suppress(KeyError):
            self.selector.unregister(child.control)
        with contextlib.suppress(OSError):
            child.control.send(frames.GONE.pack(status, microseconds, peak))
        child.control.close()

    def _become_worker(self, message: bytes, wire: int, output: int) -> None:
        try:
            memory, seconds, chosen = frames.FORK.unpack(message)
            _descriptors(wire, output)
            layers = {name for place, name in enumerate(frames.LAYERS) if chosen >> place & 1}
            held = confine.shut(self.walls, layers, memory, seconds, self.process)
            os.close(RULES)
            self.children.clear()
            Inside(WIRE).serve(held)
        finally:
            os._exit(1)


def _descriptors(wire: int, output: int) -> None:
    """Leave a worker with nothing open but the wire, its output and the rule set it is about to take on."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for target, descriptor in ((1, output), (2, output), (WIRE, wire)):
        os.dup2(descriptor, target, inheritable=False)
    os.closerange(RULES + 1, os.sysconf("SC_OPEN_MAX"))


def _fork() -> int | None:
    """Fork; None where the machine has no room for another process."""
    try:
        return os.fork()
    except OSError:
        return None


def _kill(process: int) -> None:
    """End a worker, which has not been waited for yet, and its session."""
    for end in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            end(process, signal.SIGKILL)


def main(line: int, judge: int, ours: str, folders: list[str], preload: list[str]) -> None:
    """Load what workers need, prepare the walls, and serve the judge at the other end of the line."""
    confine.move(line, MAIN)
    confine.move(os.open(os.devnull, os.O_RDONLY), RULES)  # keeps the place of the rule set, if there is none
    for name in [*PRELOADED, *preload]:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    walls = confine.prepare(Path(ours), RULES)
    _forget_ourselves(folders)
    gc.collect()
    gc.freeze()
    zygote = Zygote(socket.socket(fileno=MAIN), walls, judge)
    try:
        zygote.serve()
    finally:
        for process in zygote.children:
            _kill(process)


def _forget_ourselves(folders: list[str]) -> None:
    """Leave no name or argument of the course; find what programs may import while folders can still be listed."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "fullrank"]:
        del sys.modules[name]
    sys.argv, sys.orig_argv = [""], [""]
    sys.meta_path.append(importer.PackageFinder(confine.PACKAGES))
    sys.path[:] = [folder for folder in sys.path if folder not in folders]
    importlib.util.find_spec("a_module_that_nobody_has")  # the finders list each folder now, and remember
