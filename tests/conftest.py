"""What tests of several packages share: one headless Chromium for all browser tests of a process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

# Debian's Chromium without windows draws the same pages a fifth faster; the one with windows serves as well.
CHROMIUMS = [Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")]
ARGUMENTS = ["--no-sandbox", "--headless=new", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 20_000  # milliseconds: the machine may be busy with others

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium. Playwright keeps an event loop in this thread, so scripts/test runs these tests apart."""
    found = next((path for path in CHROMIUMS if path.exists()), None)
    if found is None:
        pytest.skip(f"no browser at {CHROMIUMS[0]}; scripts/test installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(found), args=ARGUMENTS)
        yield browser
        browser.close()
