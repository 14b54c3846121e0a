"""What the documents say is true: links, commands, code, versions, lists."""

import re
import textwrap
import tomllib
from pathlib import Path

import pytest

from fullrank import maths
from fullrank.cli.entry import parser
from fullrank.curriculum.lesson import DIRECTIVES

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "courses" / "notation.md"])
_LINK = re.compile(r"\[[^\]]*\]\((?!https?:|#|mailto:)([^)#\s]+)")
_BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def test_there_are_documents() -> None:
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"} <= {path.name for path in DOCUMENTS}
    assert len(list((ROOT / "docs" / "adding").glob("*.md"))) >= 6


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    missing = [link for link in _LINK.findall(path.read_text("utf-8")) if not (path.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_code_in_documents_is_python(path: Path) -> None:
    for block in _BLOCK.findall(path.read_text("utf-8")):
        if "…" not in block and ">>>" not in block:
            compile(textwrap.dedent(block), str(path), "exec")


def test_the_example_of_the_readme_runs() -> None:
    (block,) = _BLOCK.findall((ROOT / "README.md").read_text("utf-8"))
    exec(compile(block, "README.md", "exec"), {})


def test_the_readme_is_one_screen() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.splitlines()) <= 45
    assert text.count("\n```\n") >= 1
    assert "![" in text


def test_commands_named_in_documents_exist() -> None:
    known = {action.dest for action in parser()._actions} | {"author", "data"}
    commands = next(action for action in parser()._actions if hasattr(action, "choices") and action.dest == "command")
    seen = 0
    for path in DOCUMENTS:
        for name in re.findall(r"`fullrank ([a-z]+)", path.read_text("utf-8")):
            seen += 1
            assert name in commands.choices or name in known, f"{path.name} names `fullrank {name}`"
        for script in re.findall(r"scripts/([a-z_]+)\b(?!\.)", path.read_text("utf-8")):
            assert (ROOT / "scripts" / script).exists(), f"{path.name} names scripts/{script}"
    assert seen >= 5


def test_the_newest_entry_of_the_changelog_is_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == version


def test_every_directive_is_explained() -> None:
    text = (ROOT / "docs" / "adding" / "lesson.md").read_text("utf-8")
    assert [name for name in DIRECTIVES if f"`{{{name}}}`" not in text] == []


def test_every_public_algorithm_has_a_docstring_with_an_example_and_a_place_in_the_course() -> None:
    functions = [thing for thing in vars(maths).values() if callable(thing) and not isinstance(thing, type)]
    assert len(functions) >= 10
    lacking = [f.__name__ for f in functions if ">>>" not in (f.__doc__ or "")]
    assert lacking == []


def test_shell_scripts_are_executable() -> None:
    for name in ("install", "serve", "test", "check", "new"):
        assert (ROOT / "scripts" / name).stat().st_mode & 0o111
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
