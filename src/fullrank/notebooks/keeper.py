"""Runs one program in a process group of its own, and ends the whole group when whoever asked for it is gone.

Started as a script. Its standard input is a pipe that its parent holds open: the first line is passed on to the
program, and the end of the pipe, however it comes about, means that the parent is gone. Standard library only.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading

GRACE = 3.0
_SET_PARENT_DEATH_SIGNAL = 1


def _die_with_parent() -> None:
    """On Linux, be killed when the keeper is; runs between fork and exec, in a process of one thread."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)


def _end(program: subprocess.Popen[bytes]) -> None:
    """End the program's group: asked first, then made to."""
    if os.name != "posix":
        program.terminate()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(GRACE)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, signal.SIGKILL)  # what is left of the group


def _watch(program: subprocess.Popen[bytes]) -> None:
    """Wait for the end of the pipe."""
    while os.read(0, 4096):  # not through sys.stdin, whose lock would be held at exit
        pass
    _end(program)


def main(command: list[str]) -> int:
    """Run the command until it ends or standard input does."""
    first = sys.stdin.buffer.readline()
    program = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_die_with_parent if os.name == "posix" else None,  # safe: this process has one thread so far
    )
    if program.stdin:
        with contextlib.suppress(BrokenPipeError):
            program.stdin.write(first)
            program.stdin.close()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: _end(program))
    threading.Thread(target=_watch, args=(program,), daemon=True).start()
    code = program.wait()
    _end(program)  # kernels that outlive their server
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
