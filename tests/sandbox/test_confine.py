"""The folders a worker may read hold what imports need, and nothing of ours."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import numpy as np

import fullrank
from fullrank.sandbox import confine

OURS = Path(fullrank.__file__).parent


def test_our_own_folder_and_other_packages_are_not_readable() -> None:
    folders = [Path(path) for path in confine.readable(OURS)]
    assert len(folders) > 50
    for closed in (
        OURS,
        OURS / "sandbox",
        Path(np.__file__).parent.parent,
        Path(sysconfig.get_path("stdlib")),
        Path.home(),
    ):
        assert not [folder for folder in folders if closed == folder or folder in closed.parents], closed


def test_libraries_beside_a_closed_folder_are_named_one_by_one() -> None:
    readable = set(confine.readable(OURS))
    libraries = {Path(line.split()[-1]) for line in Path("/proc/self/maps").read_text().splitlines() if ".so" in line}
    outside = [path for path in libraries if "site-packages" not in path.parts and path.exists()]
    assert outside
    assert [path for path in outside if not {str(path), *map(str, path.parents)} & readable] == []
