"""The filter, run here by a small machine of its own, and its numbers against the system's headers."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from fullrank.sandbox import seccomp

ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050001, 0x80000000
INTEL, ARM = 0, 1
HEADERS = {INTEL: "/usr/include/x86_64-linux-gnu/asm/unistd_64.h", ARM: "/usr/include/asm-generic/unistd.h"}


def verdict(column: int, number: int, *arguments: int, audit: int | None = None) -> int:
    """What the filter says about one call."""
    audit = tuple(seccomp.AUDIT.values())[column] if audit is None else audit
    data = struct.pack("<iIQ6Q", number, audit, 0, *(*arguments, *[0] * (6 - len(arguments))))
    program, at, word = seccomp.instructions(column), 0, 0
    while True:
        code, if_true, if_false, constant = program[at]
        at += 1
        if code == 0x06:
            return constant
        if code == 0x20:
            word = struct.unpack_from("<I", data, constant)[0]
            continue
        holds = {0x15: word == constant, 0x35: word >= constant, 0x45: bool(word & constant)}[code]
        at += if_true if holds else if_false


@pytest.mark.parametrize("column", [INTEL, ARM])
def test_only_listed_calls_are_allowed(column: int) -> None:
    listed = {numbers[column] for numbers in seccomp.ALLOWED.values()}
    conditional = {
        calls[column] for calls in (seccomp.OPEN, seccomp.OPENAT, seccomp.IOCTL, seccomp.FCNTL, seccomp.PRLIMIT)
    }
    for number in set(range(600)) - conditional:
        assert verdict(column, number) == (ALLOW if number in listed else REFUSE), number


@pytest.mark.parametrize("column", [INTEL, ARM])
def test_files_are_opened_for_reading_only(column: int) -> None:
    openat = seccomp.OPENAT[column]
    assert verdict(column, openat, 0, 0, 0o2000000) == ALLOW
    for flags in (0o1, 0o2, 0o100, 0o1000, 0o20200000, 0o2000001):
        assert verdict(column, openat, 0, 0, flags) == REFUSE


@pytest.mark.parametrize("column", [INTEL, ARM])
def test_limits_are_read_and_never_set(column: int) -> None:
    prlimit = seccomp.PRLIMIT[column]
    assert verdict(column, prlimit, 0, 7, 0, 1234) == ALLOW
    assert verdict(column, prlimit, 0, 7, 1234, 0) == REFUSE
    assert verdict(column, prlimit, 0, 7, 1 << 40, 0) == REFUSE
    assert verdict(column, prlimit, 99, 7, 0, 1234) == REFUSE


@pytest.mark.parametrize("column", [INTEL, ARM])
def test_descriptors_are_controlled_in_harmless_ways_only(column: int) -> None:
    ioctl, fcntl = seccomp.IOCTL[column], seccomp.FCNTL[column]
    assert {verdict(column, ioctl, 0, request) for request in seccomp.IOCTLS} == {ALLOW}
    assert {verdict(column, fcntl, 0, command) for command in seccomp.FCNTLS} == {ALLOW}
    assert {verdict(column, ioctl, 0, request) for request in (0x5412, 0x5413, 0, 2**31)} == {REFUSE}
    assert {verdict(column, fcntl, 0, command) for command in (5, 6, 8, 10, 1024, 1031)} == {REFUSE}


def test_another_architecture_s_calls_kill() -> None:
    assert verdict(INTEL, 0, audit=0x40000003) == KILL
    assert verdict(INTEL, 0x40000000 | 39) == REFUSE


@pytest.mark.parametrize("column", [INTEL, ARM])
def test_numbers_are_those_of_the_system_s_headers(column: int) -> None:
    header = Path(HEADERS[column])
    if not header.exists():
        pytest.skip("the headers are not installed")
    numbers = {
        name: int(number) for name, number in re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", header.read_text())
    }
    conditional = {"open": seccomp.OPEN, "openat": seccomp.OPENAT, "ioctl": seccomp.IOCTL, "fcntl": seccomp.FCNTL}
    table = seccomp.ALLOWED | conditional | {"prlimit64": seccomp.PRLIMIT}
    numbers.setdefault("newfstatat", numbers.get("fstatat", -1))
    compared = {name: (calls[column], numbers[name]) for name, calls in table.items() if calls[column] is not None}
    assert len(compared) > 50
    assert {name: pair for name, pair in compared.items() if pair[0] != pair[1]} == {}
