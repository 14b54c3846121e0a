"""The system calls a worker may make: an allow list as a kernel filter, everything else is refused with EPERM.

Compute, read what is already open, look at the clock: that is all. No process, thread, program, socket, signal to
others, change of rights, or file opened for writing gets through. Numbers differ by processor; on an unknown one there
is no filter, and the seal says so.
"""

from __future__ import annotations

import ctypes
import platform
import struct
import sys
from typing import Final

# name: (x86-64, aarch64); None where the processor has no such call
ALLOWED: Final[dict[str, tuple[int | None, int | None]]] = {
    "read": (0, 63),
    "write": (1, 64),
    "readv": (19, 65),
    "writev": (20, 66),
    "pread64": (17, 67),
    "close": (3, 57),
    "fstat": (5, 80),
    "newfstatat": (262, 79),
    "lstat": (6, None),
    "stat": (4, None),
    "statx": (332, 291),
    "lseek": (8, 62),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "brk": (12, 214),
    "madvise": (28, 233),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "access": (21, None),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "getcwd": (79, 17),
    "getdents64": (217, 61),
    "dup": (32, 23),
    "dup2": (33, None),
    "dup3": (292, 24),
    "poll": (7, None),
    "ppoll": (271, 73),
    "select": (23, None),
    "pselect6": (270, 72),
    "nanosleep": (35, 101),
    "clock_nanosleep": (230, 115),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "gettimeofday": (96, 169),
    "time": (201, None),
    "times": (100, 153),
    "getrusage": (98, 165),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "futex": (202, 98),
    "set_robust_list": (273, 99),
    "rseq": (334, 293),
    "getrandom": (318, 278),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "getppid": (110, 173),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "getpgid": (121, 155),
    "getpgrp": (111, None),
    "getsid": (124, 156),
    "uname": (63, 160),
    "sysinfo": (99, 179),
    "getrlimit": (97, 163),
    "exit": (60, 93),
    "exit_group": (231, 94),
    "restart_syscall": (219, 128),
    "membarrier": (324, 283),
}

# Calls that are allowed only with some arguments.
OPEN: Final = (2, None)
OPENAT: Final = (257, 56)
IOCTL: Final = (16, 29)
FCNTL: Final = (72, 25)
PRLIMIT: Final = (302, 261)

WRITING: Final = 0o1 | 0o2 | 0o100 | 0o1000 | 0o20000000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_TMPFILE
IOCTLS: Final = (0x5401, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX
FCNTLS: Final = (0, 1, 2, 3, 4, 1030)  # duplicate, and read or set flags: no owner, lease or lock

AUDIT: Final = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32: Final = 0x40000000  # the other calling convention of x86-64, with numbers of its own

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_PR_SET_SECCOMP, _MODE_FILTER = 22, 2

Instruction = tuple[int, int, int, int]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def column() -> int | None:
    """Which column of the tables this processor reads; None where the filter cannot be written."""
    if sys.platform != "linux" or struct.calcsize("P") != 8:
        return None
    return {"x86_64": 0, "aarch64": 1}.get(platform.machine())


def _argument(index: int, high: bool = False) -> Instruction:
    return (_LOAD, 0, 0, _ARGUMENTS + 8 * index + 4 * high)


def _unless_writing(index: int) -> list[Instruction]:
    return [_argument(index), (_ANY_BIT, 0, 1, WRITING), (_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _ALLOW)]


def _one_of(index: int, values: tuple[int, ...]) -> list[Instruction]:
    tests: list[Instruction] = [(_EQUAL, len(values) - place, 0, value) for place, value in enumerate(values)]
    return [_argument(index), *tests, (_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _ALLOW)]


def _reading_own_limits() -> list[Instruction]:
    halves = [(0, False), (2, False), (2, True)]  # process 0 is oneself; no new limits
    body: list[Instruction] = []
    for place, (index, high) in enumerate(halves):
        body += [_argument(index, high), (_EQUAL, 0, 2 * (len(halves) - place) - 1, 0)]
    return [*body, (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]


def instructions(column: int) -> list[Instruction]:
    """The filter as (code, jump if true, jump if false, constant)."""
    audit = tuple(AUDIT.values())[column]
    program: list[Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, audit),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
    ]
    program += [(_AT_LEAST, 0, 1, X32), (_RETURN, 0, 0, _REFUSE)]
    for numbers in ALLOWED.values():
        if (number := numbers[column]) is not None:
            program += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ALLOW)]
    checked = [
        (OPEN, _unless_writing(1)),
        (OPENAT, _unless_writing(2)),
        (IOCTL, _one_of(1, IOCTLS)),
        (FCNTL, _one_of(1, FCNTLS)),
    ]
    for numbers, body in [*checked, (PRLIMIT, _reading_own_limits())]:
        if (number := numbers[column]) is not None:
            program += [(_EQUAL, 0, len(body), number), *body]
    return [*program, (_RETURN, 0, 0, _REFUSE)]


def build() -> bytes | None:
    """The filter for this machine, to be installed after a fork; None where there is none."""
    place = column()
    return None if place is None else b"".join(struct.pack("<HBBI", *line) for line in instructions(place))


def install(libc: ctypes.CDLL, program: bytes) -> bool:
    """Put the filter on this thread for ever; needs no_new_privileges or the right to administer the system."""
    buffer = ctypes.create_string_buffer(program, len(program))
    filter_program = _Program(len(program) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(filter_program), 0, 0) == 0)
