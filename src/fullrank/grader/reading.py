"""What reading a submission tells, without running it: is it the starter, is the function there, does it return."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from fullrank.grader.rendering import clean

LONGEST_SOURCE = 100_000
LONGEST_NAMES = 300

# What Python compiles may still be too deep, or hold too long a number, for walking and writing out its tree.
_TOO_MUCH = (RecursionError, MemoryError, ValueError)


@dataclass(frozen=True, slots=True)
class Signature:
    """How many positional arguments a function takes; most is None for any number."""

    names: tuple[str, ...]
    least: int
    most: int | None

    def takes(self, count: int) -> bool:
        """Whether it can be called with so many arguments."""
        return self.least <= count and (self.most is None or count <= self.most)


def parameters(source: str, name: str) -> tuple[str, ...]:
    """The names of the arguments of a function in a source, required and optional."""
    found = _function(ast.parse(source), name)
    return _signature(found).names if found else ()


def objection(source: str, name: str, solution: str, starter: str) -> str:
    """Why the submission cannot be tried at all, in words; empty if it can, or if it cannot be read.

    The source must compile.
    """
    try:
        return _objection(source, name, solution, starter)
    except _TOO_MUCH:
        return ""


def never_returns(source: str, name: str) -> bool:
    """Whether the function has no `return` with a value in it, as far as the source can be read."""
    try:
        found = _function(ast.parse(source), name)
    except _TOO_MUCH:
        return False
    return found is not None and not any(
        (isinstance(node, ast.Return) and node.value is not None) or isinstance(node, (ast.Yield, ast.YieldFrom))
        for node in ast.walk(found)
    )


def _objection(source: str, name: str, solution: str, starter: str) -> str:
    tree, wanted = ast.parse(source), _function(ast.parse(solution), name)
    if _bare(tree) == _bare(ast.parse(starter)):
        return f"{name} is not written yet: the file is still as you were given it."
    bound = set(_bound(tree))
    if name not in bound and "*" not in bound:
        return _missing(name, sorted(bound))
    found = _function(tree, name)
    if found is None or wanted is None or found.decorator_list:
        return ""
    return _wrong_signature(name, _signature(found), _signature(wanted))


def _missing(name: str, bound: list[str]) -> str:
    near = difflib.get_close_matches(name, bound, n=1, cutoff=0.6)
    meant = (
        f" There is `{clean(near[0], LONGEST_NAMES)}`; did you mean that one?"
        if near
        else " Define it with `def`, under exactly this name."
    )
    return f"There is no function called `{name}` in the file." + meant


def _wrong_signature(name: str, found: Signature, wanted: Signature) -> str:
    counts = {wanted.least, wanted.most if wanted.most is not None else wanted.least}
    if all(found.takes(count) for count in counts):
        return ""
    theirs = clean(", ".join(found.names), LONGEST_NAMES)
    return (
        f"`{name}` is called with {', '.join(wanted.names)}, but yours is written for "
        f"{theirs or 'no arguments'}; write `def {name}({', '.join(wanted.names)}):`."
    )


def _signature(function: ast.FunctionDef) -> Signature:
    arguments = function.args
    names = tuple(argument.arg for argument in (*arguments.posonlyargs, *arguments.args))
    required_by_name = sum(default is None for default in arguments.kw_defaults)
    least = len(names) - len(arguments.defaults)
    if required_by_name:
        return Signature((*names, *(argument.arg for argument in arguments.kwonlyargs)), len(names) + 1, len(names))
    return Signature(names, least, None if arguments.vararg else len(names))


def _function(tree: ast.Module, name: str) -> ast.FunctionDef | None:
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name]
    return found[-1] if found else None


def _bound(tree: ast.Module) -> Iterator[str]:
    """Names that the file binds at its top level, also within `if` and `try` there."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
            continue
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                yield inner.id
            elif isinstance(inner, ast.FunctionDef):
                yield inner.name
            elif isinstance(inner, ast.alias):
                yield inner.asname or inner.name


def _bare(tree: ast.Module) -> str:
    """The tree without docstrings, so that an edited comment or docstring is no answer yet."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return ast.dump(tree)
