"""Public graphs: the readers of their forms, their counts, and that an error names the way out."""

import gzip
import io
import tarfile
from pathlib import Path

import numpy as np
import pytest

from fullrank import data
from fullrank.data import DataError
from fullrank.data._bvgraph import read_bvgraph
from fullrank.data._public import PUBLIC, read_public, read_snap, read_wikispeedia

from .bv_writer import write_bvgraph

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data" / "graphs"


def shared(name):
    path = SHARED / f"{name}.npz"
    if not path.exists():
        pytest.skip(f"{name}.npz is research data that is not part of the project; it is read beside a checkout")
    return np.load(path)


def wikispeedia_archive(articles, links):
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as archive:
        for file, lines in (("articles", articles), ("links", links)):
            text = ("# a remark of the authors\n\n" + "\n".join(lines) + "\n").encode()
            member = tarfile.TarInfo(f"wikispeedia_paths-and-graph/{file}.tsv")
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text))
    return content.getvalue()


def test_a_snap_list_is_read(tmp_path):
    path = tmp_path / "web.txt.gz"
    path.write_bytes(gzip.compress(b"# Directed graph\r\n# FromNodeId\tToNodeId\r\n0\t11342\r\n11342\t0\r\n0\t7\r\n"))
    graph = read_snap(path)
    assert graph.names == ("0", "7", "11342")
    assert [a.tolist() for a in graph.edges()] == [[0, 0, 2], [1, 2, 0]]


def test_a_snap_list_with_a_torn_line_is_refused(tmp_path):
    path = tmp_path / "web.txt"
    path.write_bytes(b"0\t1\n2\n")
    with pytest.raises(DataError, match="two page numbers a line"):
        read_snap(path)


def test_wikispeedia_is_read(tmp_path):
    path = tmp_path / "w.tar.gz"
    path.write_bytes(wikispeedia_archive(["%C3%81ed%C3%A1n", "Zebra", "Zulu_wars"], ["Zebra\t%C3%81ed%C3%A1n"]))
    graph = read_wikispeedia(path)
    assert graph.names == ("Áedán", "Zebra", "Zulu wars")
    assert [a.tolist() for a in graph.edges()] == [[1], [0]]


def test_the_whole_of_wikispeedia_is_read(tmp_path):
    arrays = shared("wikispeedia")
    names = bytes(arrays["names"]).decode().split("\n")
    sources = np.repeat(np.arange(len(names)), np.diff(arrays["indptr"]))
    links = [f"{names[a]}\t{names[b]}" for a, b in zip(sources, arrays["indices"], strict=True)]
    path = tmp_path / "wikispeedia_paths-and-graph.tar.gz"
    path.write_bytes(wikispeedia_archive(names, links))
    graph = read_public("wikispeedia", path)
    assert np.array_equal(graph.indices, arrays["indices"])
    assert np.array_equal(graph.indptr, arrays["indptr"])
    assert "West" in graph.source


def test_pages_of_a_real_crawl_are_read_from_its_form(tmp_path):
    arrays = shared("cnr-2000")
    pages = 8000
    rows = [part.tolist() for part in np.split(arrays["indices"], arrays["indptr"][1:-1])[:pages]]
    content, properties = write_bvgraph(rows)
    (tmp_path / "web.graph").write_bytes(content)
    (tmp_path / "web.properties").write_text(properties)
    graph = read_bvgraph(tmp_path / "web.graph", tmp_path / "web.properties")
    assert np.array_equal(graph.indptr, arrays["indptr"][: pages + 1])
    assert np.array_equal(graph.indices, arrays["indices"][: arrays["indptr"][pages]])


def test_a_gzip_that_is_damaged_inside_is_refused_in_words(tmp_path):
    content = bytearray(gzip.compress(b"0\t1\n" * 1000))
    content[12] ^= 0xFF
    path = tmp_path / "web-Google.txt.gz"
    path.write_bytes(bytes(content))
    with pytest.raises(DataError, match="delete it and fetch it again"):
        read_public("web-Google", path)


def test_other_counts_than_the_published_ones_are_refused(tmp_path):
    path = tmp_path / "w.tar.gz"
    path.write_bytes(wikispeedia_archive(["Zebra"], []))
    with pytest.raises(DataError, match="its authors counted 4,604"):
        read_public("wikispeedia", path)


@pytest.mark.parametrize("name", [name for name in PUBLIC if name != "cnr-2000"])
def test_a_damaged_file_is_refused_in_words(name, tmp_path):
    paths = [tmp_path / remote.file for remote in PUBLIC[name].remotes]
    for path in paths:
        path.write_bytes(b"\x1f\x8bdamaged")
    with pytest.raises(DataError, match="delete it and fetch it again"):
        read_public(name, *paths)


def test_get_takes_what_is_there_without_asking_the_host(tmp_path, monkeypatch):
    monkeypatch.setattr("fullrank.data._download.urlopen", lambda *_, **__: pytest.fail("the host was asked"))
    file = PUBLIC["wikispeedia"].remotes[0].file
    (tmp_path / file).write_bytes(wikispeedia_archive(["Zebra"], []))
    with pytest.raises(DataError, match="its authors counted"):
        data.get("wikispeedia", tmp_path)


def test_an_unknown_graph_is_answered_with_the_known_ones(tmp_path):
    with pytest.raises(DataError, match="cnr-2000, wikispeedia, web-Google, fashion-mnist"):
        data.get("facebook", tmp_path)


def test_every_public_graph_says_what_it_is_and_whom_to_cite():
    assert len(data.public_names()) >= 3
    for graph in map(data.public, data.public_names()):
        assert graph.cite.endswith(".")
        assert graph.title.endswith(".")
        assert graph.licence
        assert all(remote.url.startswith("http") for remote in graph.remotes)
