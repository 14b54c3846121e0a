"""File and module names match, and only what is offered is found."""

from __future__ import annotations

import sys

import pytest

from fullrank.sandbox import importer


@pytest.mark.parametrize(
    ("file", "module"), [("my_maths/norm.py", "my_maths.norm"), ("cell", "cell"), ("projects/a/b.py", "projects.a.b")]
)
def test_a_file_is_imported_under_its_path(file: str, module: str) -> None:
    assert importer.module_name(file) == module


def test_modules_and_their_packages_are_found_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "meta_path", [])
    files = importer.install({"mine.deep.one": "x = 1", "mine.two": ""})
    (finder,) = sys.meta_path
    found = {
        name
        for name in ("mine", "mine.deep", "mine.deep.one", "mine.two", "mine.three", "one")
        if finder.find_spec(name)
    }
    assert found == {"mine", "mine.deep", "mine.deep.one", "mine.two"}
    assert files == ["mine/deep/one.py", "mine/two.py"]


def test_only_named_packages_are_found() -> None:
    finder = importer.PackageFinder(["numpy", "a_package_that_nobody_has"])
    assert finder.find_spec("numpy") is not None
    assert finder.find_spec("a_package_that_nobody_has") is None and finder.find_spec("pytest") is None
