"""The example in docs/adding/algorithm.md runs, and its doctest passes."""

import doctest
import importlib.util
import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "adding" / "algorithm.md"


def test_the_example_runs(tmp_path):
    code = re.search(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)[1]
    file = tmp_path / "_trace.py"
    file.write_text(code)
    spec = importlib.util.spec_from_file_location("_trace", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = doctest.testmod(module)
    assert (found.attempted, found.failed) == (1, 0)
