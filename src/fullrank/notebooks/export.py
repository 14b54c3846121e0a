"""A project's notebook as .ipynb, for JupyterLab and whatever else reads that form."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from fullrank.notebooks.errors import NotebookError
from fullrank.notebooks.server import notebook_of


def export_ipynb(project: str, to: Path | str) -> Path:
    """Write a project's notebook as .ipynb to a file, or into a folder, and return the file.

    Raises NotebookError where marimo is not installed or the file cannot be written; an existing file is not replaced.
    """
    notebook, path = notebook_of(project), Path(to)
    path = path / f"{project}.ipynb" if path.is_dir() else path
    if path.exists():
        raise NotebookError(f"{path} is there already, and may hold your own work; give another name or move it away.")
    command = [sys.executable, "-m", "marimo", "-y", "export", "ipynb", str(notebook), "-o", str(path.resolve()),
               "--sort", "top-down", "--no-include-outputs", "--no-sandbox"]  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=path.parent)
    if done.returncode != 0 or not path.exists():
        said = (done.stderr or done.stdout).strip().splitlines()
        if any("No module named marimo" in line for line in said):
            raise NotebookError("Exporting needs marimo: pip install 'fullrank[notebook]'.")
        raise NotebookError(f"The notebook could not be exported: {' '.join(said[-3:])}")
    return path
