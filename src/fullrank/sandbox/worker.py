"""A worker as the judge sees it: one learner's program, loaded once and called as often as the limits allow."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from fullrank.sandbox import frames
from fullrank.sandbox.clock import Clock, OvertimeError
from fullrank.sandbox.link import Control, GoneError, Link, words
from fullrank.sandbox.records import LONGEST_SHOWN, STATUSES, Limits, Outcome, SandboxError, Status
from fullrank.sandbox.text import clean
from fullrank.sandbox.turns import on_one_processor
from fullrank.sandbox.wire import TRUSTED, Bounds, MalformedError, Reader, UnsendableError, Writer, decode, encode

Call = tuple[str, Sequence[object]]

BATCH_ITEMS: Final = 5  # how many times the items, and bytes, of one value all values of a batch may have together
STARTING: Final = Limits(seconds_per_call=10.0, seconds_total=10.0)
PATIENCE_AT_END: Final = 5.0
LONGEST_MESSAGE: Final = 2000
LONGEST_NAME: Final = 100
LAST_LINE: Final = 10_000_000
_FROM_INSIDE: Final = frozenset({"ok", "error", "memory", "value"})


class Worker:
    """One program in a process of its own. A context manager: leaving it ends the process."""

    def __init__(self, link: Link, control: Control, limits: Limits) -> None:
        """Take the worker's ends; use Sandbox.open."""
        self.limits = limits
        self.process = control.process
        self.layers: Mapping[str, bool] = {}
        self._link = link
        self._control = control
        self._clock = Clock(control.process, limits)
        self._functions: list[Callable[..., object]] = []
        self._loaded: Outcome | None = None
        self._over = ""
        self._items = 0
        self._bytes = 0

    def __enter__(self) -> Worker:
        """Nothing more than the worker itself."""
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """End the process."""
        self.close()

    def load(self) -> Outcome:
        """Run the source, once; later calls return the same outcome."""
        if self._loaded is None:
            self._loaded = self._request(frames.LOAD, b"", 1)[0]
        return self._loaded

    def run(self) -> Outcome:
        """Run the source as a cell; the value is the representation of its last expression, or None."""
        if self._loaded is None:
            self._loaded = self._shown(self._request(frames.RUN, b"", 1)[0])
        return self._loaded

    def call(self, name: str, *arguments: object) -> Outcome:
        """Call a function of the program, which is loaded first if it is not yet."""
        return self.call_many([(name, arguments)])[0]

    def call_many(self, calls: Iterable[Call]) -> list[Outcome]:
        """Call in order, all sent at once: an outcome each. After a call that ends the program the rest are "died"."""
        wanted = list(calls)
        loaded = self.load()
        if loaded.status != "ok" or not wanted:
            return [loaded] * len(wanted)
        return self._request(frames.CALLS, self._calls(wanted), len(wanted))

    def close(self) -> None:
        """End the process, and wait until it is gone."""
        if self._over != "closed":
            self._kill()
            self._over = "closed"
            self._link.close()
            self._control.close()

    def set_up(self, source: str, filename: str, modules: Mapping[str, str]) -> None:
        """Wait until the worker is shut in, then hand it the program, which does not run yet."""
        clock = Clock(self.process, STARTING)
        kind, _, payload = self._link.receive(clock)
        if kind != frames.READY:
            raise SandboxError("a worker began with something else than its readiness")
        self.layers = cast(dict[str, bool], decode(payload))
        limits = self.limits
        bounds = (limits.depth, limits.items, limits.reply_bytes - 64)
        setup = {"source": source, "filename": filename, "modules": dict(modules), "bounds": bounds}
        self._link.send(frames.frame(frames.SETUP, 0, encode(setup)), clock)

    def _calls(self, calls: list[Call]) -> bytes:
        writer = Writer(TRUSTED, self._number)
        writer.put(len(calls))
        for name, arguments in calls:
            writer.put(name)
            writer.put(tuple(arguments))
        return writer.bytes()

    def _number(self, function: Callable[..., object]) -> int:
        for number, known in enumerate(self._functions):
            if known is function:
                return number
        self._functions.append(function)
        return len(self._functions) - 1

    def _request(self, kind: int, payload: bytes, count: int) -> list[Outcome]:
        outcomes: list[Outcome] = []
        self._items, self._bytes = BATCH_ITEMS * self.limits.items, BATCH_ITEMS * self.limits.reply_bytes
        if not self._over:
            try:
                with on_one_processor(self.process) if self._functions else contextlib.nullcontext():
                    self._exchange(kind, payload, count, outcomes)
            except (OvertimeError, MalformedError, GoneError) as reason:
                outcomes.append(self._failure(reason))
            except BaseException:  # a fault of the judge's own functions: nothing more can be asked of this worker
                self._end("The request before this one was broken off.")
                raise
        rest = Outcome("died", message=f"The program had already ended. {self._over}".strip())
        return outcomes + [rest] * (count - len(outcomes))

    def _exchange(self, kind: int, payload: bytes, count: int, outcomes: list[Outcome]) -> None:
        number = secrets.randbits(64)
        self._clock.start()
        self._link.send(frames.frame(kind, number, payload), self._clock)
        for place in range(count):
            outcomes.append(self._outcome((number + place) % frames.NUMBERS))
            self._clock.start()

    def _shown(self, outcome: Outcome) -> Outcome:
        """What a cell came to, if its value is the short text that an honest worker sends."""
        if outcome.value is None or (isinstance(outcome.value, str) and len(outcome.value) <= LONGEST_SHOWN):
            return outcome
        message = "The program's process sent a value that is not text."
        self._end(message)
        return replace(outcome, status="protocol", value=None, message=message)

    def _outcome(self, number: int) -> Outcome:
        call_backs = 0
        while True:
            kind, got, payload = self._link.receive(self._clock)
            if got != number or kind not in (frames.ASK, frames.DONE):
                raise MalformedError("a reply that nobody asked for")
            if kind == frames.DONE:
                return self._read(payload, call_backs)
            call_backs += 1
            if call_backs > self.limits.call_backs:
                raise OvertimeError(f"A function was evaluated more than {self.limits.call_backs} times.")
            self._answer(number, payload)

    def _read(self, payload: bytes, call_backs: int) -> Outcome:
        if len(payload) < 3 or payload[0] >= len(STATUSES) or STATUSES[payload[0]] not in _FROM_INSIDE:
            raise MalformedError("a reply without a status")
        status, changed = STATUSES[payload[0]], bool(payload[1])
        value = self._value(payload[2:])
        seconds = self._clock.stop()
        message, line, name = ("", None, "") if status == "ok" else _explanation(value)
        return Outcome(
            status,
            value if status == "ok" else None,
            message,
            line,
            name,
            self._printed(),
            round(seconds * 1000, 3),
            changed,
            call_backs,
        )

    def _value(self, data: bytes) -> object:
        limits = self.limits
        reader = Reader(data, Bounds(limits.depth, min(limits.items, self._items), limits.reply_bytes))
        value = reader.take()
        reader.finish()
        self._items -= reader.items
        self._bytes -= len(data)
        if self._bytes < 0:
            raise MalformedError(f"replies of more than {BATCH_ITEMS * limits.reply_bytes} bytes in one batch")
        return value

    def _answer(self, number: int, payload: bytes) -> None:
        """Call one of the judge's functions with what the program gave, and send back its value or its error."""
        asked = decode(payload, frames.CALL_BACKS)
        match asked:
            case (int(place), tuple(arguments)) if 0 <= place < len(self._functions):
                answer = self._evaluate(self._functions[place], arguments)
            case _:
                raise MalformedError("a question that makes no sense")
        self._link.send(frames.frame(frames.ANSWER, number, answer), self._clock)

    def _evaluate(self, function: Callable[..., object], arguments: tuple[Any, ...]) -> bytes:
        try:
            value = function(*arguments)
        except Exception as error:  # whatever the program's arguments cause is the program's to see
            return b"\1" + encode((type(error).__name__, str(error)[:LONGEST_MESSAGE]))
        writer = Writer(TRUSTED, self._number)
        try:
            writer.put(value)
        except UnsendableError as error:  # the arguments decide what comes of them: a huge power, an array of objects
            return b"\1" + encode(("ValueError", f"the function's value cannot travel: it is {error}"))
        return b"\0" + writer.bytes()

    def _failure(self, reason: OvertimeError | MalformedError | GoneError) -> Outcome:
        status, message = self._why(reason)
        seconds = self._clock.stop()
        self._end(message)
        return Outcome(status, message=message, output=self._printed(), milliseconds=round(seconds * 1000, 3))

    def _why(self, reason: OvertimeError | MalformedError | GoneError) -> tuple[Status, str]:
        if isinstance(reason, OvertimeError):
            return "time", str(reason)
        if isinstance(reason, MalformedError):
            return "protocol", f"The program's process sent {reason}."
        try:
            end = self._control.end(0.5)
        except GoneError:
            self._end("The sandbox itself ended.")
            raise SandboxError("the process that starts workers ended; opening a worker starts it again") from None
        if end is None:
            return "died", "The program closed its line to the judge."
        status, message = words(end)
        return cast(Status, status), message

    def _printed(self) -> str:
        return clean(self._link.take_printed())

    def _end(self, why: str) -> None:
        if not self._over:
            self._kill()
            self._over = why

    def _kill(self) -> None:
        self._control.kill()
        with contextlib.suppress(GoneError):
            self._control.end(PATIENCE_AT_END)


def _explanation(value: object) -> tuple[str, int | None, str]:
    match value:
        case (str(message), int() | None as line, str(name)):
            known = line if line is not None and line is not True and 0 < line <= LAST_LINE else None
            return clean(message, LONGEST_MESSAGE), known, clean(name, LONGEST_NAME)
    raise MalformedError("an error that explains nothing")
