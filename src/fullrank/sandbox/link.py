"""The judge's ends of what joins it to a worker: the wire, the pipe of printed text, the line that reports its end."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
from dataclasses import dataclass

from fullrank.sandbox import frames
from fullrank.sandbox.clock import Clock
from fullrank.sandbox.wire import MalformedError

CHUNK = 2**18
LAST_OUTPUT = 2**20  # how much printed text is read after a reply, before the rest is left to the next request


class GoneError(Exception):
    """The worker's end of the wire is closed."""


class Link:
    """Frames to and from a worker that may be silent, slow, or talking without end; never blocks beyond the clock."""

    def __init__(self, wire: socket.socket, output: int, reply_bytes: int, output_bytes: int) -> None:
        """Take over the wire and the reading end of the output pipe."""
        self.wire = wire
        self.output = output
        self.reply_bytes = reply_bytes
        self.output_bytes = output_bytes
        self.buffer = bytearray()
        self.printed = bytearray()
        wire.setblocking(False)
        os.set_blocking(output, False)
        self.poll = select.poll()
        self.poll.register(wire, select.POLLIN)
        self.poll.register(output, select.POLLIN)

    def send(self, data: bytes, clock: Clock) -> None:
        """Send everything, however slowly the worker reads."""
        rest = memoryview(data)
        while True:
            try:
                rest = rest[self.wire.send(rest) :]
            except BlockingIOError:
                pass
            except OSError as error:
                raise GoneError from error
            if not rest:
                return
            self.poll.modify(self.wire, select.POLLOUT)
            self._wait(clock)
            self.poll.modify(self.wire, select.POLLIN)

    def receive(self, clock: Clock) -> tuple[int, int, bytes]:
        """The next frame: kind, number, payload."""
        while True:
            found = self._next()
            if found is not None:
                return found
            if self._wait(clock):
                self._fill()

    def take_printed(self) -> str:
        """What was printed since this was last asked."""
        self._drain(LAST_OUTPUT)
        text = self.printed.decode("utf-8", "replace")
        self.printed.clear()
        return text

    def close(self) -> None:
        """Let go of both ends."""
        self.wire.close()
        if self.output >= 0:
            os.close(self.output)
            self.output = -1

    def _next(self) -> tuple[int, int, bytes] | None:
        size = frames.HEADER.size
        if len(self.buffer) < size:
            return None
        kind, number, length = frames.HEADER.unpack_from(self.buffer)
        if length > self.reply_bytes:
            raise MalformedError(f"a reply of {length} bytes, where {self.reply_bytes} are the most")
        if len(self.buffer) < size + length:
            return None
        payload = bytes(memoryview(self.buffer)[size : size + length])
        del self.buffer[: size + length]
        return kind, number, payload

    def _fill(self) -> None:
        try:
            data = self.wire.recv(CHUNK)
        except BlockingIOError:
            return
        except OSError as error:
            raise GoneError from error
        if not data:
            raise GoneError
        self.buffer += data

    def _wait(self, clock: Clock) -> bool:
        """Wait for news of either kind; True when it is the wire's."""
        ready = False
        for descriptor, _ in self.poll.poll(clock.wait() * 1000):
            if descriptor == self.output:
                self._drain(CHUNK)
            else:
                ready = True
        return ready

    def _drain(self, most: int) -> None:
        while most > 0 and self.output >= 0:
            try:
                data = os.read(self.output, CHUNK)
            except BlockingIOError:
                return
            most -= len(data)
            self.printed += data[: max(0, self.output_bytes - len(self.printed))]
            if not data:
                self.poll.unregister(self.output)
                os.close(self.output)
                self.output = -1


@dataclass(frozen=True, slots=True)
class End:
    """How a worker ended: exit code or signal, processor seconds, and largest memory in bytes."""

    exit_code: int | None
    signal: int | None
    seconds: float
    memory_bytes: int


class Control:
    """The line to the zygote about one worker: one byte, or closing it, has the worker killed."""

    def __init__(self, line: socket.socket, process: int) -> None:
        """Hold the line; process is the worker's number."""
        self.line = line
        self.process = process

    def kill(self) -> None:
        """Have the worker killed, whatever it is doing."""
        with contextlib.suppress(OSError):
            self.line.send(b"k")

    def end(self, seconds: float) -> End | None:
        """Wait so long for the report of the worker's end; None if there is none yet, GoneError if no zygote."""
        self.line.settimeout(seconds)
        try:
            report = self.line.recv(frames.GONE.size)
        except TimeoutError:
            return None
        except OSError as error:
            raise GoneError from error
        if len(report) != frames.GONE.size:
            raise GoneError
        status, microseconds, peak = frames.GONE.unpack(report)
        code = os.waitstatus_to_exitcode(status)
        return End(code if code >= 0 else None, -code if code < 0 else None, microseconds / 1e6, peak * 1024)

    def close(self) -> None:
        """Let the line go, and with it the worker."""
        self.line.close()


def words(end: End) -> tuple[str, str]:
    """Status and sentence for a worker that ended by itself."""
    if end.signal is None:
        return "died", f"The program left with exit code {end.exit_code} instead of returning."
    if end.signal == signal.SIGKILL:
        return "memory", "The system ended the program, most often because the machine ran out of memory."
    if end.signal == signal.SIGXCPU:
        return "time", "The program used up its processor time."
    return "died", f"The program crashed in native code ({signal.strsignal(end.signal) or end.signal})."
