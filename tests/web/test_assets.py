"""Static files keep their address while their content stays, and are kept for ever by browsers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from fullrank import figures
from fullrank.web import assets

VENDOR = Path(assets.__file__).parent / "static" / "vendor"


def test_a_file_under_the_present_stamp_may_be_kept_for_ever_and_an_old_one_not(
    client: TestClient, app: Starlette
) -> None:
    address = app.state.site.assets.address("js/site.js")
    assert "immutable" in client.get(address).headers["cache-control"]
    old = client.get(address.replace(app.state.site.assets.stamp, "000000000000"))
    assert (old.status_code, old.headers["cache-control"]) == (200, "no-cache")


def test_the_style_sheet_is_whole_and_names_only_files_that_are_there() -> None:
    found = assets.gather()
    sheet = found.contents["site.css"].decode()
    named = [name for name in re.findall(r"url\(([^)]+)\)", sheet) if not name.startswith("data:")]
    assert len(named) > 10
    assert all(name in found.contents for name in named)
    assert ".katex" in sheet
    assert "--paper" in sheet


def test_the_kit_is_one_file_that_exports_what_figures_import() -> None:
    found = assets.gather()
    kit = found.contents["figures/kit/kit.js"].decode()
    exported = set(re.findall(r"\w+", kit.rpartition("export const {")[2].partition("}")[0]))
    assert "import " not in "\n".join(line for line in kit.splitlines() if line.startswith("import"))
    for name in figures.names():
        source = found.contents[f"figures/{name}/figure.js"].decode()
        wanted = re.search(r"import \{([^}]+)\}", source)
        assert wanted, name
        names = {part.split(" as ")[0].strip() for part in wanted[1].split(",") if part.strip()}
        assert names <= exported, (name, names - exported)


def test_a_file_that_is_not_there_has_no_address() -> None:
    with pytest.raises(KeyError, match="no static file js/nothing.js"):
        assets.gather().address("js/nothing.js")


def test_every_vendored_file_is_in_the_record_with_its_checksum() -> None:
    import hashlib

    record = (VENDOR / "VENDORED.md").read_text(encoding="utf-8")
    files = [path for path in VENDOR.rglob("*") if path.is_file() and path.name != "VENDORED.md"]
    assert len(files) > 20
    for path in files:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert f"| {path.relative_to(VENDOR).as_posix()} | `{digest}` |" in record, path.name


def test_nothing_of_ours_names_an_address_outside() -> None:
    own = [
        (path, text)
        for path, text in assets.gather().contents.items()
        if path.endswith((".js", ".css")) and "vendor/" not in path
    ]
    assert len(own) > 8
    for path, text in own:
        named = set(re.findall(rb"https?://[\w.-]+", text)) - {b"http://www.w3.org"}
        assert named <= {b"https://"}, (path, named)
