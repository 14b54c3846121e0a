"""The wheel: it carries all that the course needs, and works from an empty folder with the network cut."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CARRIED = {
    "fullrank/_courses/concepts.json": 1,
    "fullrank/_courses/**/lesson.md": 6,
    "fullrank/_courses/**/practice.py": 6,
    "fullrank/_courses/**/bank.json": 8,
    "fullrank/_courses/**/wrong/*.py": 32,
    "fullrank/_courses/**/notebook.py": 1,
    "fullrank/figures/*/figure.js": 12,
    "fullrank/figures/*/still.svg": 12,
    "fullrank/figures/kit/*.js": 10,
    "fullrank/typeset/katex.min.js": 1,
    "fullrank/web/templates/**/*.html": 15,
    "fullrank/web/static/**/*.woff2": 8,
    "fullrank/web/static/**/*.js": 5,
    "fullrank/data/files/*.npz": 2,
    "fullrank/data/files/mnist.xz": 1,
    "fullrank/data/files/*.csv": 2,
    "fullrank/data/files/nist-strd.json": 1,
    "fullrank/progress/migrations/**/*.py": 2,
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    ignored = shutil.ignore_patterns(".git", ".venv*", "__pycache__", "node_modules", "tests", ".mypy_cache")
    shutil.copytree(ROOT, source, ignore=ignored)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.parametrize(("pattern", "least"), CARRIED.items())
def test_the_wheel_carries_what_the_course_needs(wheel: Path, pattern: str, least: int) -> None:
    wanted = re.escape(pattern).replace(r"\*\*/", "(.*/)?").replace(r"\*", "[^/]*")
    with zipfile.ZipFile(wheel) as archive:
        found = [name for name in archive.namelist() if re.fullmatch(wanted, name)]
    assert len(found) >= least


def test_the_wheel_is_small(wheel: Path) -> None:
    size = wheel.stat().st_size / 1e6
    print(f"the wheel holds {size:.1f} MB")
    assert size < 15  # of which MNIST is 9, whole, so that nothing is fetched when a project runs


def test_it_works_from_an_empty_folder_with_the_network_cut(wheel: Path, tmp_path: Path) -> None:
    packages, empty = tmp_path / "packages", tmp_path / "empty"
    empty.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    cut = ["unshare", "--net", "--map-root-user"] if os.geteuid() else ["unshare", "--net"]
    if subprocess.run([*cut, "true"], check=False, capture_output=True).returncode:
        cut = []
        print("this machine cannot cut the network off; run without that")
    command = [*cut, sys.executable, "-P", "-m", "fullrank.cli", "doctor", "--json", "--home", str(tmp_path / "home")]
    environment = {**os.environ, "PYTHONPATH": str(packages)}
    answer = subprocess.run(command, cwd=empty, env=environment, capture_output=True, text=True, check=False)
    report = json.loads(answer.stdout)
    assert [finding for finding in report["findings"] if not finding["well"]] == []
    where = "import fullrank; print(fullrank.__file__)"
    ask = [sys.executable, "-P", "-c", where]
    found = subprocess.run(ask, env=environment, capture_output=True, text=True, check=True)
    assert Path(found.stdout.strip()).is_relative_to(packages), "the checkout answered, not the wheel"
