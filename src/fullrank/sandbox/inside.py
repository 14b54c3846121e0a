"""The worker's end of the wire: reads the judge's frames, lets the program do its work, writes what came of it."""

from __future__ import annotations

import contextlib
import io
import os
import random
import sys
from typing import Any, NoReturn, cast

import numpy as np

from fullrank.sandbox import frames
from fullrank.sandbox.program import Program, Report
from fullrank.sandbox.records import STATUSES
from fullrank.sandbox.wire import TRUSTED, Bounds, Handle, Reader, UnsendableError, decode, encode

# Errors of a judge's function that a program may want to catch by their kind.
_KINDS = {
    kind.__name__: kind
    for kind in (ArithmeticError, IndexError, KeyError, OverflowError, TypeError, ValueError, ZeroDivisionError)
}


class Inside:
    """One worker: a wire, and the program at the end of it."""

    def __init__(self, wire: int) -> None:
        """Take the wire's descriptor; the program comes with the first frame."""
        self.wire = wire
        self.number = 0
        self.program: Program | None = None
        self.streams = [_stream(1), _stream(2)]

    def serve(self, held: dict[str, bool]) -> NoReturn:
        """Say that it is ready, then answer until the wire ends."""
        sys.stdout, sys.stderr = self.streams
        random.seed(0)
        np.random.seed(0)  # learners' programs may use the global generator
        self.write(frames.READY, encode(held))
        while True:
            kind, self.number, payload = self.read()
            self.answer(kind, payload)

    def answer(self, kind: int, payload: bytes) -> None:
        """Do what one frame asks for."""
        if kind == frames.SETUP:
            self.set_up(payload)
        elif self.program is None:
            os._exit(1)
        elif kind == frames.CALLS:
            self.answer_calls(self.program, payload)
        elif kind in (frames.LOAD, frames.RUN):
            self.done(self.program.load() if kind == frames.LOAD else self.program.run())

    def set_up(self, payload: bytes) -> None:
        """Receive the program and the bounds of what it may return."""
        setup = cast(dict[str, Any], decode(payload))
        bounds = Bounds(*setup["bounds"])
        self.program = Program(setup["source"], setup["filename"], setup["modules"], bounds)

    def answer_calls(self, program: Program, payload: bytes) -> None:
        """Answer the calls of one frame in their order, each in a frame of its own as soon as it is known."""
        reader = Reader(payload, TRUSTED, self.handle)
        for _ in range(cast(int, reader.take())):
            name = cast(str, reader.take())
            start = reader.at
            arguments = cast(tuple[object, ...], reader.take())
            self.done(program.call(name, arguments, payload[start : reader.at]))
            self.number = (self.number + 1) % frames.NUMBERS

    def done(self, report: Report) -> None:
        """Send what a request came to."""
        for stream in self.streams:
            with contextlib.suppress(ValueError, OSError):
                stream.flush()
        body = report.value if report.status == "ok" else encode((report.message, report.line, report.exception))
        self.write(frames.DONE, bytes((STATUSES.index(report.status), report.changed)) + body)

    def handle(self, number: int) -> Handle:
        """A function of the judge."""
        return Handle(number, self.ask)

    def ask(self, number: int, arguments: tuple[object, ...]) -> object:
        """Have the judge call one of its functions."""
        try:
            payload = encode((number, arguments), frames.CALL_BACKS)
        except UnsendableError as error:
            raise TypeError(f"this function cannot be called with {error}") from None
        self.write(frames.ASK, payload)
        _, _, answer = self.read()
        if answer[:1] == b"\0":
            return decode(answer[1:], TRUSTED, handle=self.handle)
        kind, text = cast(tuple[str, str], decode(answer[1:]))
        raise _KINDS.get(kind, RuntimeError)(text)

    def read(self) -> tuple[int, int, bytes]:
        """One frame from the judge; its end ends the worker."""
        kind, number, length = frames.HEADER.unpack(self._exactly(frames.HEADER.size))
        return kind, number, self._exactly(length)

    def write(self, kind: int, payload: bytes) -> None:
        """One frame to the judge."""
        rest = memoryview(frames.frame(kind, self.number, payload))
        while rest:
            rest = rest[os.write(self.wire, rest) :]

    def _exactly(self, count: int) -> bytes:
        parts = []
        while count:
            part = os.read(self.wire, min(count, 2**20))
            if not part:
                os._exit(0)
            parts.append(part)
            count -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)


def _stream(descriptor: int) -> io.TextIOWrapper:
    raw = io.BufferedWriter(io.FileIO(descriptor, "w", closefd=False))
    return io.TextIOWrapper(raw, "utf-8", errors="backslashreplace", line_buffering=True)
