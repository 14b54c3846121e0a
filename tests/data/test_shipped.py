"""The shipped graphs are as they were shipped, and say where they come from."""

import hashlib
from importlib.resources import files

import pytest

from fullrank import data
from fullrank.data._shipped import SHIPPED, check_sha256

COUNTS = {"jargon-file": (2143, 7055, 295), "debian12-depends": (63436, 247686, 9161)}
FOLDER = files("fullrank.data").joinpath("files")


def test_every_file_is_listed_with_its_checksum_and_its_terms():
    sources = FOLDER.joinpath("SOURCES.md").read_text()
    found = [file for file in FOLDER.iterdir() if file.name.endswith(".npz")]
    assert sorted(file.name for file in found) == sorted(shipped.file for shipped in SHIPPED.values())
    for file in found:
        assert hashlib.sha256(file.read_bytes()).hexdigest() in sources


@pytest.mark.parametrize("name", data.names())
def test_counts_are_the_published_ones(name):
    graph = data.load(name)
    assert (graph.pages, graph.links, len(graph.dangling)) == COUNTS[name]
    assert len(graph.names) == graph.pages
    assert graph.source.endswith(".")


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
