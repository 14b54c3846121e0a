"""Graphs of the learner's own, in every form, and errors that point at the place."""

import networkx
import numpy as np
import pytest
from scipy import sparse

from fullrank.data import LinkError, read_links

TEXTS = {
    "arrows": "home -> news\nnews -> about us\n",
    "commas": "home, news\nnews,about us\n",
    "semicolons": "home;news\nnews; about us",
    "tabs": "home\tnews\nnews\tabout us\n",
    "heading": "From,To\nhome,news\nnews,about us\n",
    "remarks and empty lines": "# my site\n\nhome -> news   # the front page\nnews -> about us\n\n",
    "quotes": 'home,news\nnews,"about us"\n',
    "windows line ends": "home, news\r\nnews, about us\r\n",
    "a repeat": "home, news\nnews, about us\nhome, news\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_read(name):
    graph = read_links(TEXTS[name])
    assert graph.names == ("home", "news", "about us")
    assert [a.tolist() for a in graph.edges()] == [[0, 1], [1, 2]]


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_is_read_as_its_text_is(name, tmp_path):
    path = tmp_path / "site.csv"
    path.write_bytes(b"\xef\xbb\xbf" + TEXTS[name].encode())  # with the mark that spreadsheets write first
    for given in (path, str(path)):
        graph = read_links(given)
        assert graph.names == ("home", "news", "about us")
        assert "site.csv" in graph.source


def test_spaces_set_numbers_apart():
    graph = read_links("1 2\n2 3\n3 1")
    assert graph.names == ("1", "2", "3")
    assert graph.links == 3


def test_a_line_of_one_name_is_a_page_without_links():
    graph = read_links("a -> b\nc")
    assert graph.pages == 3
    assert graph.outdegree.tolist() == [1, 0, 0]


def test_a_hash_inside_a_name_is_no_remark():
    assert read_links("C# -> F#\nF# -> C#").names == ("C#", "F#")


def test_pairs_networkx_and_matrices_are_read():
    pairs = [("a", "b"), ("b", "c"), ("c", "a")]
    expected = [[0, 1, 2], [1, 2, 0]]
    assert [a.tolist() for a in read_links(pairs).edges()] == expected
    assert [a.tolist() for a in read_links(networkx.DiGraph(pairs)).edges()] == expected
    matrix = sparse.csr_array(np.array([[0, 1, 0], [0, 0, 1], [1, 0, 0]]))
    assert [a.tolist() for a in read_links(matrix).edges()] == expected
    assert read_links(networkx.Graph(pairs)).links == 6


def test_a_graph_passes_through():
    graph = read_links("a -> b\nb -> a")
    assert read_links(graph) is graph


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("a -> b\nb -> c -> d", r"line 2, column 11: .* has 3 names"),
        ("a,b\nb,", r"line 2, column 3: a name is missing"),
        ("a,b\n,c", r"line 2, column 1: a name is missing"),
        ("a b\nc d e", r"line 2, column 5: .*apart by a tab"),
        ("\n# nothing\n", "holds no page"),
        ([("a", "b", "c")], r"Link 1 is \('a', 'b', 'c'\)"),
        (["ab"], "Link 1 is 'ab'"),
        ([], "no link"),
        (networkx.DiGraph(), "no nodes"),
        (sparse.csr_array(np.ones((2, 3))), r"shape \(2, 3\)"),
        (7, "int is no graph"),
        ("nowhere.csv", "check the name"),
    ],
)
def test_what_cannot_be_read_is_pointed_at(given, words):
    with pytest.raises(LinkError, match=words):
        read_links(given)


def test_a_file_in_another_encoding_is_pointed_at(tmp_path):
    path = tmp_path / "site.txt"
    path.write_bytes("home -> café\nnews -> home".encode("latin-1"))
    with pytest.raises(LinkError, match="line 1, column 12: not UTF-8"):
        read_links(path)
