"""What the documents say is true: links, commands, code, versions, lists."""

import ast
import importlib.util
import re
import textwrap
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from fullrank import maths
from fullrank.cli.entry import parser
from fullrank.curriculum.lesson import DIRECTIVES

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "courses" / "notation.md"])
USING = sorted((ROOT / "docs" / "using").glob("*.md"))
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


def test_every_public_algorithm_and_result_has_a_docstring_with_an_example() -> None:
    public = [thing for name, thing in vars(maths).items() if callable(thing) and not name.startswith("_")]
    assert len(public) >= 100
    lacking = [thing.__name__ for thing in public if ">>>" not in (thing.__doc__ or "")]
    assert lacking == []


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_docstrings_say() -> None:
    expected = loaded(ROOT / "scripts" / "reference.py").pages()
    assert len(expected) >= 8
    kept = {path.name: path.read_text("utf-8") for path in (ROOT / "docs" / "reference").glob("*.md")}
    assert sorted(kept) == sorted(expected), "run scripts/reference.py"
    assert [name for name in expected if kept[name] != expected[name]] == [], "run scripts/reference.py"


def test_every_public_name_stands_in_the_reference() -> None:
    text = "".join(path.read_text("utf-8") for path in (ROOT / "docs" / "reference").glob("*.md"))
    names = [name for name in dir(maths) if not name.startswith("_") and not isinstance(vars(maths)[name], ModuleType)]
    assert len(names) >= 19
    assert [name for name in names if f"\n## {name}\n" not in text] == []


@pytest.mark.parametrize("path", USING, ids=lambda path: path.stem)
def test_the_code_of_a_page_for_users_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = _BLOCK.findall(path.read_text("utf-8"))
    assert blocks
    names: dict[str, object] = {"__name__": path.stem}
    for number, block in enumerate(blocks, 1):
        exec(compile(block, f"{path.name}, block {number}", "exec"), names)


def test_there_is_a_page_for_each_job() -> None:
    assert {"rank-pages", "train-a-network", "fit-a-curve", "reduce-dimensions"} <= {path.stem for path in USING}


def test_the_page_of_speeds_is_what_the_races_gave(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    report = loaded(ROOT / "bench" / "report.py")
    assert len(report.results()) >= 5
    assert (ROOT / "docs" / "performance.md").read_text("utf-8") == report.page(), "run bench/report.py"


def test_no_two_headings_on_the_page_of_speeds_are_the_same() -> None:
    headings = re.findall(r"^#+ .*", (ROOT / "docs" / "performance.md").read_text("utf-8"), re.MULTILINE)
    assert len(headings) >= 20
    assert [heading for heading in set(headings) if headings.count(heading) > 1] == []


def taught_in() -> list[tuple[str, str]]:
    """Each module whose docstring says where it is taught, with each place; `a/b and c` names a/b and a/c."""
    found = []
    for path in (ROOT / "src" / "fullrank").rglob("*.py"):
        words = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        for sentence in re.findall(r"Taught in (.*?)\.(?=\s|$)", words, re.DOTALL):
            first, *more = sentence.split(" and ")
            folder = first.rpartition("/")[0]
            found += [(path.stem, place) for place in [first, *(f"{folder}/{other}" for other in more)]]
    return found


def test_where_a_module_says_it_is_taught_there_is_a_place() -> None:
    places = taught_in()
    assert len(places) >= 30
    assert [(name, place) for name, place in places if not (ROOT / "courses" / place).is_dir()] == []


def test_shell_scripts_are_executable() -> None:
    for name in ("install", "serve", "test", "check", "new", "bench"):
        assert (ROOT / "scripts" / name).stat().st_mode & 0o111
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
