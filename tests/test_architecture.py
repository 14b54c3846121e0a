"""The shape of the code: sizes, names and places, each counted; a count of nought is a failure."""

import ast
import re
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "fullrank"
MODULE_LINES, FUNCTION_LINES = 400, 50
# Where more is needed, the reason stands here.
LONGER_MODULES: dict[str, str] = {}
# Packages whose parts are held together, by design, in fewer test files than modules.
TESTED_TOGETHER = {"__init__", "__main__", "py"}


def modules() -> list[Path]:
    found = [path for path in SOURCE.rglob("*.py") if "versions" not in path.parts]
    assert len(found) > 100, "hardly any module was found: this looks in the wrong place"
    return found


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_modules_keep_their_size() -> None:
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    over = {str(p.relative_to(ROOT)): n for p, n in sizes.items() if n > MODULE_LINES and p.stem not in LONGER_MODULES}
    assert over == {}
    assert statistics.median(sizes.values()) <= 150


def test_functions_keep_their_size() -> None:
    sizes = {(path, node.name): node.end_lineno - node.lineno + 1 for path in modules() for node in functions(path)}
    assert len(sizes) > 1_000
    over = {f"{p.relative_to(ROOT)}:{name}": n for (p, name), n in sizes.items() if n > FUNCTION_LINES}
    assert over == {}
    assert statistics.median(sizes.values()) <= 10


def test_our_own_imports_stand_at_the_top() -> None:
    looked_at = 0
    hidden = []
    for path in modules():
        for function in functions(path):
            looked_at += 1
            for node in ast.walk(function):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                hidden += [f"{path.name}:{node.lineno}" for name in names if name.startswith("fullrank")]
    assert looked_at > 1_000
    assert hidden == []


def narrows(node: ast.Assert) -> bool:
    """Whether an assertion only tells the type checker what is known: `x is not None`, `isinstance(x, ...)`."""
    parts = node.test.values if isinstance(node.test, ast.BoolOp) else [node.test]
    return all(
        (isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.IsNot))
        or (isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "isinstance")
        for part in parts
    )


def test_no_assert_guards_what_a_user_does() -> None:
    asserts = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assert) and not narrows(node)
    ]
    assert asserts == []


def test_every_package_has_its_tests() -> None:
    packages = [path for path in SOURCE.iterdir() if (path / "__init__.py").is_file()]
    assert len(packages) >= 14
    untested = [p.name for p in packages if not list((ROOT / "tests" / p.name).rglob("test_*.py"))]
    assert untested == []


def test_every_raise_that_is_expected_names_its_words() -> None:
    bare = []
    seen = 0
    for path in (ROOT / "tests").rglob("test_*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"\bpytest\.raises\(", line) and "re.search" not in line:
                seen += 1
                if "match=" not in line and " as " not in line and not line.rstrip().endswith("("):
                    bare.append(f"{path.relative_to(ROOT)}:{number}")
    assert seen > 50
    assert bare == []


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return [ROOT / line for line in listed.splitlines()]


def test_no_file_names_a_machine_or_a_registry() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    parts = [("pypi", "." + "org"), ("python", "hosted"), ("registry", ".npmjs"), ("deb", ".debian"), ("/wo", "rk/ma")]
    names = re.compile("|".join(re.escape(a + b) for a, b in parts))
    binary = (".npz", ".xz", ".woff2", ".png", ".gz")
    files = [path for path in tracked() if path.suffix not in binary and path.is_file()]
    assert len(files) > 200
    named = [str(path.relative_to(ROOT)) for path in files if names.search(path.read_text("utf-8", errors="ignore"))]
    assert named == []
