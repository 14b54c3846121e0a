"""The shipped graphs are as they were shipped, and say where they come from."""

import hashlib
from collections.abc import Mapping
from importlib.resources import files

import numpy as np
import pytest

from fullrank import data
from fullrank.data._files import check_sha256
from fullrank.data._shipped import SHIPPED

COUNTS = {"jargon-file": (2143, 7055, 295), "debian12-depends": (63436, 247686, 9161)}
KINDS = {
    "mnist": data.Digits,
    "heights": data.Heights,
    "galton-families": data.Families,
    "nist-strd": Mapping,
    "hillside": np.ndarray,
}
FOLDER = files("fullrank.data").joinpath("files")


def test_every_file_is_listed_with_its_checksum_and_its_terms():
    sources = FOLDER.joinpath("SOURCES.md").read_text(encoding="utf-8")
    found = [file for file in FOLDER.iterdir() if file.name != "SOURCES.md"]
    assert sorted(file.name for file in found) == sorted(shipped.file for shipped in SHIPPED.values())
    for file in found:
        assert hashlib.sha256(file.read_bytes()).hexdigest() in sources
    for name in data.names():
        assert f"**{name}.**" in sources


@pytest.mark.parametrize("name", data.names())
def test_each_name_gives_what_it_says(name):
    assert isinstance(data.load(name), KINDS.get(name, data.Graph))
    assert SHIPPED[name].source.endswith(".")


@pytest.mark.parametrize("name", COUNTS)
def test_counts_are_the_published_ones(name):
    graph = data.load(name)
    assert (graph.pages, graph.links, len(graph.dangling)) == COUNTS[name]
    assert len(graph.names) == graph.pages
    assert graph.source.endswith(".")


def test_the_picture_looks_different_in_every_mirror_and_cannot_be_changed():
    picture = data.load("hillside")
    assert (picture.shape, picture.dtype) == ((129, 129), np.uint8)
    for mirrored in (picture[::-1], picture[:, ::-1], picture.T, picture[::-1, ::-1].T):
        assert np.abs(mirrored.astype(int) - picture).mean() > 10
    with pytest.raises(ValueError, match="read-only"):
        picture[0, 0] = 1


def test_links_rise_and_are_distinct():
    graph = data.load("jargon-file")
    sources, targets = graph.edges()
    code = sources * graph.pages + targets
    assert (code[1:] > code[:-1]).all()


def test_a_loaded_graph_cannot_be_changed_for_others():
    with pytest.raises(ValueError, match="read-only"):
        data.load("jargon-file").indices[0] = 5


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(data.DataError, match=r"jargon-file.*fullrank\.data\.public_names"):
        data.load("jargon")


def test_a_changed_file_is_refused():
    with pytest.raises(data.DataError, match="has changed"):
        check_sha256(b"other", SHIPPED["jargon-file"].sha256, "jargon-file.npz")


@pytest.mark.parametrize("name", data.names())
def test_a_damaged_file_is_told_with_the_way_out(name, tmp_path, monkeypatch):
    monkeypatch.setattr("fullrank.data._files.files", lambda _: tmp_path)
    monkeypatch.setattr("fullrank.data._cache.cache_folder", lambda: tmp_path / "cache")
    known = SHIPPED[name]
    with pytest.raises(data.DataError, match=f"{known.file} is missing .*install fullrank again"):
        known.read(known.file, known.sha256, known.source)
    (tmp_path / "files").mkdir()
    content = FOLDER.joinpath(known.file).read_bytes()
    (tmp_path / "files" / known.file).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(data.DataError, match=f"{known.file} has changed.*install fullrank again"):
        known.read(known.file, known.sha256, known.source)
