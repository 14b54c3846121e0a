"""Shutting a worker in: every layer that this machine has, each answering whether it holds."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import resource
import signal
import struct
import sys
import sysconfig
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from fullrank.sandbox import landlock, seccomp
from fullrank.sandbox.frames import LAYERS

_PDEATHSIG, _DUMPABLE, _NO_NEW_PRIVILEGES = 1, 4, 38
_CAPSET: Final = (126, 91)
_CAPABILITY_VERSION: Final = 0x20080522
DESCRIPTORS: Final = 32
PACKAGES: Final = ("numpy", "scipy")


@dataclass(frozen=True, slots=True)
class Walls:
    """What the zygote prepares once for all its workers."""

    libc: ctypes.CDLL
    ruleset: landlock.Ruleset | None
    program: bytes | None


def prepare(ours: Path, place: int) -> Walls:
    """Write the rule set, at the descriptor place, and the filter; ours is the folder that no worker may read."""
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux":
        libc.prctl.argtypes = [ctypes.c_int, *[ctypes.c_void_p] * 4]
        libc.syscall.restype = ctypes.c_long
    ruleset = landlock.build(libc, readable(ours))
    if ruleset is not None:
        move(ruleset.descriptor, place)
        ruleset = replace(ruleset, descriptor=place)
    return Walls(libc, ruleset, seccomp.build())


def move(descriptor: int, place: int) -> None:
    """Give a descriptor another number."""
    if descriptor != place:
        os.dup2(descriptor, place, inheritable=False)
        os.close(descriptor)


def readable(ours: Path) -> Iterator[str]:
    """What a late import needs: the standard library, NumPy, SciPy, the libraries they load; never our own folder."""
    for name in ("stdlib", "platstdlib"):
        folder = Path(sysconfig.get_path(name))
        yield from (str(entry) for entry in folder.iterdir() if entry.name not in {"site-packages", "dist-packages"})
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            folder = Path(spec.origin).parent
            yield from (str(folder), str(folder.with_name(f"{package}.libs")))
    yield from _libraries([ours, *(Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib", "platlib"))])


def _libraries(closed: list[Path]) -> Iterator[str]:
    """Folders of the libraries in use; only the libraries themselves where a closed folder lies beneath."""
    try:
        lines = Path("/proc/self/maps").read_text().splitlines()
    except OSError:
        return
    files = {line.split(maxsplit=5)[5] for line in lines if ".so" in line}
    yield "/etc/ld.so.cache"
    for folder in {Path(file).parent for file in files}:
        if any(inside.is_relative_to(folder) for inside in closed):
            yield from (str(file) for file in folder.glob("*.so*"))
        else:
            yield str(folder)


def shut(walls: Walls, layers: Collection[str], memory_bytes: int, seconds: int, parent: int) -> dict[str, bool]:
    """Apply the named layers to this process, the filter last; the answer says of each layer whether it holds."""
    held = dict.fromkeys(LAYERS, False)
    if "session" in layers:
        held["session"] = _session(walls.libc, parent)
    if "limits" in layers:
        held["limits"] = _limits(memory_bytes, seconds)
    if sys.platform == "linux":
        held |= _kernel_layers(walls, layers)
    if "seccomp" in layers and walls.program is not None:
        held["seccomp"] = seccomp.install(walls.libc, walls.program)
    return held


def _kernel_layers(walls: Walls, layers: Collection[str]) -> dict[str, bool]:
    held = {}
    if "not_dumpable" in layers:
        held["not_dumpable"] = walls.libc.prctl(_DUMPABLE, 0, 0, 0, 0) == 0
    if "no_new_privileges" in layers:
        held["no_new_privileges"] = walls.libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
    if "capabilities" in layers:
        held["capabilities"] = _no_capabilities(walls.libc)
    if "landlock" in layers and walls.ruleset is not None:
        taken = landlock.restrict(walls.libc, walls.ruleset)
        held |= {
            "landlock": taken,
            "network": taken and walls.ruleset.network,
            "signals": taken and walls.ruleset.scope,
        }
    return held


def _session(libc: ctypes.CDLL, parent: int) -> bool:
    os.setsid()
    if sys.platform != "linux":
        return False
    held = bool(libc.prctl(_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0) == 0)
    if os.getppid() != parent:  # the zygote died before the request above: nobody would ever end this process
        os._exit(1)
    return held


def _limits(memory_bytes: int, seconds: int) -> bool:
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS, DESCRIPTORS))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_MEMLOCK, (0, 0))
        room = _address_space() + memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
    except (OSError, ValueError):
        return False
    return sys.platform == "linux"  # elsewhere the address space is not dependably bounded


def _address_space() -> int:
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def _no_capabilities(libc: ctypes.CDLL) -> bool:
    place = seccomp.column()
    if place is None:
        return False
    header = struct.pack("<Ii", _CAPABILITY_VERSION, 0)
    return bool(libc.syscall(_CAPSET[place], header, bytes(24)) == 0)
