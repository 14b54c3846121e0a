"""What the package may not do: import SymPy, which takes half a second, or run what is typed."""

import ast
import subprocess
import sys
from pathlib import Path

import fullrank.answers

SOURCES = sorted(Path(fullrank.answers.__file__).parent.glob("*.py"))


def test_sympy_is_not_imported():
    code = "import sys, fullrank.answers; print('sympy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"


def test_no_source_calls_eval_exec_or_compile():
    assert len(SOURCES) > 10
    called = {
        node.func.id
        for source in SOURCES
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "isinstance" in called
    assert not called & {"eval", "exec", "compile", "__import__", "sympify", "parse_expr"}
