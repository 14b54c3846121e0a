"""The learner's program inside the worker: set up, loaded, called, and its errors put into words.

Everything here shares an interpreter with hostile code and is trusted by nobody: whatever it reports, the judge checks.
"""

from __future__ import annotations

import ast
import contextlib
import linecache
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType, TracebackType

from fullrank.sandbox import importer
from fullrank.sandbox.records import LONGEST_SHOWN
from fullrank.sandbox.wire import TRUSTED, WAY_OUT, Bounds, UnsendableError, Writer, encode

LONGEST_MESSAGE = 4000


@dataclass(frozen=True, slots=True)
class Report:
    """What one request came to; value is already bytes."""

    status: str
    value: bytes = b""
    message: str = ""
    line: int | None = None
    exception: str = ""
    changed: bool = False


class Program:
    """The source, the namespace it runs in, and the bounds for what it returns."""

    def __init__(self, source: str, filename: str, modules: Mapping[str, str], bounds: Bounds) -> None:
        """Make the modules importable; nothing runs yet."""
        self.source = source
        self.filename = filename
        self.bounds = bounds
        self.files = {filename, *importer.install(modules)}
        self.module = ModuleType(importer.module_name(filename))
        self.module.__file__ = filename
        self.reserve: bytearray | None = bytearray(2**20)  # memory to speak with when there is none left
        linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)

    def load(self) -> Report:
        """Run the source once."""
        sys.modules[self.module.__name__] = self.module
        return self._guard(self._execute)

    def call(self, name: str, arguments: tuple[object, ...], before: bytes) -> Report:
        """Call one of its functions; before is how the arguments were spelt on the wire."""
        return self._guard(lambda: self._call(name, arguments, before))

    def run(self) -> Report:
        """Run the source as a cell: the value is the representation of a last expression."""
        sys.modules[self.module.__name__] = self.module
        return self._guard(self._run_cell)

    def _execute(self) -> Report:
        exec(compile(self.source, self.filename, "exec", dont_inherit=True), self.module.__dict__)  # noqa: S102
        return Report("ok", encode(None))

    def _call(self, name: str, arguments: tuple[object, ...], before: bytes) -> Report:
        function = self.module.__dict__.get(name)
        if function is None:
            return Report("error", message=f"{self.filename} defines no function called {name}.", exception="NameError")
        result = function(*arguments)
        try:
            value = encode(result, self.bounds)
        except UnsendableError as error:
            return Report("value", message=f"{name} returned {error}. {WAY_OUT}", changed=_changed(arguments, before))
        return Report("ok", value, changed=_changed(arguments, before))

    def _run_cell(self) -> Report:
        tree = ast.parse(self.source, self.filename)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, self.filename, "exec", dont_inherit=True), self.module.__dict__)  # noqa: S102
        if not isinstance(last, ast.Expr):
            return Report("ok", encode(None))
        result = eval(compile(ast.Expression(last.value), self.filename, "eval"), self.module.__dict__)  # noqa: S307
        return Report("ok", encode(None if result is None else _plain(repr(result), LONGEST_SHOWN)))

    def _guard(self, action: Callable[[], Report]) -> Report:
        try:
            return action()
        except BaseException as error:  # sys.exit and the like are outcomes too
            self.reserve = None
            with contextlib.suppress(BaseException):  # an exception is the learner's object: reading it may fail
                return self._explain(error)
            return Report("error", message="(the error could not be read)")
        finally:
            self.reserve = self.reserve or _reserve()

    def _explain(self, error: BaseException) -> Report:
        line, elsewhere = self._place(error)
        error.__traceback__ = None  # lets go of what the frames hold
        name = _plain(type.__dict__["__name__"].__get__(type(error)), LONGEST_MESSAGE)
        if issubclass(type(error), MemoryError):  # an exception may lie about its class
            return Report(
                "memory", message="The program needs more memory than it may have.", line=line, exception=name
            )
        return Report("error", message=_text(error) + elsewhere, line=line, exception=name)

    def _place(self, error: BaseException) -> tuple[int | None, str]:
        """The learner's line of an error, and words when it came about in another of their files."""
        if issubclass(type(error), SyntaxError) and isinstance(error, SyntaxError) and error.filename in self.files:
            return self._own_line([(str(error.filename), int(error.lineno or 1))])
        return self._own_line(_places(error.__traceback__, self.files))

    def _own_line(self, places: list[tuple[str, int]]) -> tuple[int | None, str]:
        own = [line for file, line in places if file == self.filename]
        elsewhere = f" (in {places[-1][0]}, line {places[-1][1]})" if places and places[-1][0] != self.filename else ""
        return (own[-1] if own else None), elsewhere


def _places(trace: TracebackType | None, files: set[str]) -> list[tuple[str, int]]:
    places = []
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file in files:
            places.append((file, trace.tb_lineno))
        trace = trace.tb_next
    return places


def _text(error: BaseException) -> str:
    try:
        return _plain(str(error.msg if isinstance(error, SyntaxError) else error), LONGEST_MESSAGE)
    except BaseException:  # the text of a learner's exception is a learner's program
        return "(the error's text could not be read)"


def _plain(text: str, longest: int) -> str:
    """A plain str of what may be a subclass, short, and without half characters."""
    return str.__str__(text)[:longest].encode("utf-8", "replace").decode()


def _changed(arguments: tuple[object, ...], before: bytes) -> bool:
    writer = Writer(TRUSTED, handles=True)
    try:
        writer.put(arguments)
    except UnsendableError:
        return True
    return writer.bytes() != before


def _reserve() -> bytearray | None:
    try:
        return bytearray(2**20)
    except MemoryError:
        return None
