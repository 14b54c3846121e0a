"""Which files a worker may read: a Landlock rule set, written once in the zygote and taken on by every worker.

Reading the interpreter's and NumPy's own folders is all that is left, so that a late import still works. Where the
kernel knows them, TCP, signals to processes outside and abstract sockets are cut as well. Kernels differ and some claim
more than they do, so the highest form is tried first and then one step down at a time.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same on every processor
_PATH_BENEATH: Final = 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_QUIET: Final = 1  # do not fill the system's audit log with what learners' programs try (version 7)

# version: (rights over files, rights over the network, scopes)
_FORMS: Final = {
    7: (0xFFFF, 3, 3),
    6: (0xFFFF, 3, 3),
    5: (0xFFFF, 3, 0),
    4: (0x7FFF, 3, 0),
    3: (0x7FFF, 0, 0),
    2: (0x3FFF, 0, 0),
    1: (0x1FFF, 0, 0),
}


@dataclass(frozen=True, slots=True)
class Ruleset:
    """An open rule set, and what it covers besides files."""

    descriptor: int
    network: bool
    scope: bool


def build(libc: ctypes.CDLL, readable: Iterable[str]) -> Ruleset | None:
    """A rule set under which only the readable files and folders can be read; None where the kernel has no Landlock."""
    if sys.platform != "linux":
        return None
    version = libc.syscall(_CREATE, None, 0, 1)
    for form in range(min(version, max(_FORMS)), 0, -1):
        files, network, scope = _FORMS[form]
        attributes = struct.pack("<QQQ", files, network, scope)[: 24 if scope else 16 if network else 8]
        descriptor = libc.syscall(_CREATE, attributes, len(attributes), 0)
        if descriptor >= 0:
            for path in readable:
                _allow(libc, descriptor, path)
            return Ruleset(descriptor, bool(network), bool(scope))
    return None


def _allow(libc: ctypes.CDLL, descriptor: int, path: str) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # a folder that is not there needs no right
    try:
        rights = _READ_FILE | _READ_FOLDER if os.path.isdir(path) else _READ_FILE
        libc.syscall(_ADD, descriptor, _PATH_BENEATH, struct.pack("<Qi", rights, opened), 0)
    finally:
        os.close(opened)


def restrict(libc: ctypes.CDLL, ruleset: Ruleset) -> bool:
    """Take the rule set on, for ever; needs no_new_privileges or the right to administer the system."""
    return any(libc.syscall(_RESTRICT, ruleset.descriptor, flags) == 0 for flags in (_QUIET, 0))
