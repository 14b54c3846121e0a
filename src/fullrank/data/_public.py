"""Public graphs, each from its own host: none of them comes with the course, as none carries a licence to pass on."""

from __future__ import annotations

import gzip
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import numpy as np

from fullrank.data._bvgraph import read_bvgraph
from fullrank.data._download import Progress, Remote, check_published, fetch
from fullrank.data._graph import Graph, graph_of_pairs
from fullrank.data._shipped import DataError


@dataclass(frozen=True, slots=True)
class Public:
    """A graph on its own host, with the counts its authors published.

    sums: the host's list of MD5 sums, where it has one.  megabytes: about what is fetched.
    """

    name: str
    title: str
    cite: str
    remotes: tuple[Remote, ...]
    read: Callable[..., Graph]
    pages: int
    links: int
    megabytes: float
    sums: Remote | None = None


def get(name: str, to: Path | str, progress: Progress | None = None) -> Graph:
    """Fetch a public graph into a folder, or find it there, and read it.

    progress is called with (bytes that are there, bytes in all or None). An interrupted fetch goes on at the next call.
    Raises DataError for an unknown name, offline, and for a file that is damaged or not what its authors counted.
    """
    graph = public(name)
    paths = [fetch(remote, Path(to), progress=progress) for remote in graph.remotes]
    if graph.sums:
        check_published(fetch(graph.sums, Path(to)), paths)
    return read_public(name, *paths)


def read_public(name: str, *paths: Path) -> Graph:
    """Read a public graph from its files, and hold it to the counts that its authors published."""
    known = public(name)
    try:
        graph = known.read(*paths, source=f"{known.title} {known.cite}")
    except (OSError, EOFError, tarfile.TarError, UnicodeDecodeError, KeyError) as error:
        raise DataError(f"{paths[0]} cannot be read ({error}); delete it and fetch it again.") from None
    if (graph.pages, graph.links) != (known.pages, known.links):
        raise DataError(
            f"{paths[0]} holds {graph.pages:,} pages and {graph.links:,} links, but its authors counted "
            f"{known.pages:,} and {known.links:,}; delete it and fetch it again."
        )
    return graph


def read_snap(path: Path, source: str = "") -> Graph:
    """Read a SNAP edge list (.txt.gz): two page numbers a line, # before a remark; pages keep their order, not numbers.

    Page k is the k-th smallest number that occurs, and is named by it.
    """
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [line for line in content.split(b"\n") if line and not line.startswith(b"#")]
    try:
        numbers = np.array(b" ".join(rows).split(), dtype=np.int64).reshape(-1, 2)
    except ValueError:
        raise DataError(f"{path} is not a list of two page numbers a line; delete it and fetch it again.") from None
    known, compact = np.unique(numbers, return_inverse=True)
    pairs = compact.reshape(-1, 2)
    return graph_of_pairs(pairs[:, 0], pairs[:, 1], (str(number) for number in known), source)


def read_wikispeedia(path: Path, source: str = "") -> Graph:
    """Read the articles and links out of Wikispeedia's archive; names are percent-decoded, with spaces."""
    with tarfile.open(path) as archive:
        articles, links = (_lines(archive, f"wikispeedia_paths-and-graph/{file}.tsv") for file in ("articles", "links"))
    number = {article: k for k, article in enumerate(articles)}
    pairs = np.array([[number[name] for name in line.split("\t")] for line in links], dtype=np.int64).reshape(-1, 2)
    names = (unquote(article).replace("_", " ") for article in articles)
    return graph_of_pairs(pairs[:, 0], pairs[:, 1], names, source)


def _lines(archive: tarfile.TarFile, member: str) -> list[str]:
    file = archive.extractfile(member)
    if file is None:
        raise KeyError(member)
    return [line for line in file.read().decode().splitlines() if line and not line.startswith("#")]


_LAW = "http://data.law.di.unimi.it/webdata/cnr-2000/cnr-2000"  # the host answers on http

PUBLIC = {
    graph.name: graph
    for graph in (
        Public(
            "wikispeedia",
            "Articles of Wikipedia for Schools (2007) and their links.",
            "R. West and J. Leskovec, Human wayfinding in information networks, WWW 2012.",
            (
                Remote(
                    "https://snap.stanford.edu/data/wikispeedia/wikispeedia_paths-and-graph.tar.gz",
                    "wikispeedia_paths-and-graph.tar.gz",
                ),
            ),
            read_wikispeedia,
            4_604,
            119_882,
            9.9,
        ),
        Public(
            "web-Google",
            "Pages of the web and their links, given out by Google in 2002.",
            "J. Leskovec, K. Lang, A. Dasgupta, M. Mahoney, Community structure in large networks, 2009.",
            (Remote("https://snap.stanford.edu/data/web-Google.txt.gz", "web-Google.txt.gz"),),
            read_snap,
            875_713,
            5_105_039,
            21.2,
        ),
        Public(
            "cnr-2000",
            "A crawl of the Italian CNR domain, 2000.",
            "P. Boldi, S. Vigna, The WebGraph framework I, WWW 2004; P. Boldi et al., UbiCrawler, 2004.",
            (Remote(f"{_LAW}.graph", "cnr-2000.graph"), Remote(f"{_LAW}.properties", "cnr-2000.properties")),
            read_bvgraph,
            325_557,
            3_216_152,
            1.2,
            Remote(f"{_LAW}.md5sums", "cnr-2000.md5sums"),
        ),
    )
}


def public_names() -> tuple[str, ...]:
    """The public graphs that get can fetch, smallest download first."""
    return tuple(sorted(PUBLIC, key=lambda name: PUBLIC[name].megabytes))


def public(name: str) -> Public:
    """What a public graph is, where it comes from and whom to cite. Raises DataError for an unknown name."""
    if name not in PUBLIC:
        raise DataError(f"No public graph is called {name!r}; there are {', '.join(public_names())}.")
    return PUBLIC[name]
