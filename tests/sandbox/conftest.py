"""One sandbox for all tests of a session: starting one costs a tenth of a second."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fullrank.sandbox import Sandbox


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with pytest.MonkeyPatch.context() as patch, Sandbox() as one:
        patch.setenv("FULLRANK_SECRET", "never-to-be-seen-inside")
        yield one
