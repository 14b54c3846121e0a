"""Public data sets, each from its own host: they carry no licence to pass on, or are too large to come along."""

from __future__ import annotations

import gzip
import tarfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal, overload
from urllib.parse import unquote

import numpy as np

from fullrank.data._bvgraph import read_bvgraph
from fullrank.data._digits import Digits, read_images
from fullrank.data._download import Progress, Remote, check_published, fetch
from fullrank.data._files import DataError
from fullrank.data._graph import Graph, graph_of_pairs


@dataclass(frozen=True, slots=True)
class Public:
    """A data set on its own host, with the counts its authors published.

    read: takes the paths of the remotes, in order, and source.  counts: what the data set says of itself, by attribute.
    megabytes: about what is fetched.  sums: the host's list of MD5 sums, where it has one.
    package: a folder in which a package of the operating system puts the same files, under the names of the host.
    """

    name: str
    title: str
    cite: str
    licence: str
    remotes: tuple[Remote, ...]
    read: Callable[..., Graph | Digits]
    megabytes: float
    counts: Mapping[str, int] = field(default_factory=dict)
    sums: Remote | None = None
    package: Path | None = None

    @property
    def packaged(self) -> tuple[Path, ...]:
        """The files that a package of the operating system has put here; none where it is not installed."""
        if self.package is None:
            return ()
        paths = tuple(self.package / remote.url.rpartition("/")[2] for remote in self.remotes)
        return paths if all(path.is_file() for path in paths) else ()

    def fetched(self, folder: Path) -> bool:
        """Whether all its files are in that folder."""
        return all((folder / remote.file).is_file() for remote in self.remotes)


@overload
def get(name: Literal["fashion-mnist"], to: Path | str, progress: Progress | None = None) -> Digits: ...
@overload
def get(
    name: Literal["cnr-2000", "web-Google", "wikispeedia"], to: Path | str, progress: Progress | None = None
) -> Graph: ...
@overload
def get(name: str, to: Path | str, progress: Progress | None = None) -> Any: ...
def get(name: str, to: Path | str, progress: Progress | None = None) -> Any:
    """Fetch a public data set into a folder, or find it there or in a package of the system, and read it.

    progress is called with (bytes that are there, bytes in all or None). An interrupted fetch goes on at the next call.
    Raises DataError for an unknown name, offline, and for a file that is damaged or not what its authors counted.
    """
    known = public(name)
    if known.packaged:
        return read_public(name, *known.packaged)
    paths = [fetch(remote, Path(to), progress=progress) for remote in known.remotes]
    if known.sums:
        check_published(fetch(known.sums, Path(to)), paths)
    return read_public(name, *paths)


def read_public(name: str, *paths: Path) -> Graph | Digits:
    """Read a public data set from its files, and hold it to the counts that its authors published."""
    known = public(name)
    again = "install its package again" if paths == known.packaged else "delete it and fetch it again"
    try:
        found = known.read(*paths, source=f"{known.title} {known.cite}")
    except (OSError, EOFError, zlib.error, tarfile.TarError, UnicodeDecodeError, KeyError) as error:
        raise DataError(f"{_listed(paths)} cannot be read ({error}); {again}.") from None
    held = {what: getattr(found, what) for what in known.counts}
    if held != known.counts:
        raise DataError(
            f"{paths[0]} holds {_counted(held)}, but its authors counted {_counted(known.counts)}; {again}."
        )
    return found


def _listed(paths: tuple[Path, ...]) -> str:
    return str(paths[0]) if len(paths) == 1 else f"{paths[0]} or one of its {len(paths) - 1} companions"


def _counted(counts: Mapping[str, int]) -> str:
    return " and ".join(f"{number:,} {what}" for what, number in counts.items())


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
_FASHION = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com"  # this one too; the checksums hold the files

PUBLIC = {
    known.name: known
    for known in (
        Public(
            "wikispeedia",
            "Articles of Wikipedia for Schools (2007) and their links.",
            "R. West and J. Leskovec, Human wayfinding in information networks, WWW 2012.",
            "research data without a licence; the articles are CC BY-SA",
            (
                Remote(
                    "https://snap.stanford.edu/data/wikispeedia/wikispeedia_paths-and-graph.tar.gz",
                    "wikispeedia_paths-and-graph.tar.gz",
                ),
            ),
            read_wikispeedia,
            9.9,
            {"pages": 4_604, "links": 119_882},
        ),
        Public(
            "web-Google",
            "Pages of the web and their links, given out by Google in 2002.",
            "J. Leskovec, K. Lang, A. Dasgupta, M. Mahoney, Community structure in large networks, 2009.",
            "research data without a licence",
            (Remote("https://snap.stanford.edu/data/web-Google.txt.gz", "web-Google.txt.gz"),),
            read_snap,
            21.2,
            {"pages": 875_713, "links": 5_105_039},
        ),
        Public(
            "cnr-2000",
            "A crawl of the Italian CNR domain, 2000.",
            "P. Boldi, S. Vigna, The WebGraph framework I, WWW 2004; P. Boldi et al., UbiCrawler, 2004.",
            "free to use, with acknowledgement",
            (Remote(f"{_LAW}.graph", "cnr-2000.graph"), Remote(f"{_LAW}.properties", "cnr-2000.properties")),
            read_bvgraph,
            1.2,
            {"pages": 325_557, "links": 3_216_152},
            sums=Remote(f"{_LAW}.md5sums", "cnr-2000.md5sums"),
        ),
        Public(
            "fashion-mnist",
            "60,000 + 10,000 pictures of clothing, 28 by 28, in the form of MNIST.",
            "H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST, arXiv:1708.07747, 2017.",
            "MIT, copyright Zalando SE",
            tuple(
                Remote(f"{_FASHION}/{file}", f"fashion-mnist-{file}", f"md5:{md5}")
                for file, md5 in (
                    ("train-images-idx3-ubyte.gz", "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
                    ("train-labels-idx1-ubyte.gz", "25c81989df183df01b3e8a0aad5dffbe"),
                    ("t10k-images-idx3-ubyte.gz", "bef4ecab320f06d8554ea6380940ec79"),
                    ("t10k-labels-idx1-ubyte.gz", "bb300cfdad3c16e7a12a480ee83cd310"),
                )
            ),
            partial(
                read_images,
                classes=(
                    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
                    "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
                ),
                sha256="14410854cf7a289477dcfc7df3f8ec24741e281cdcc425ede0d9a748ca630214",
            ),
            30.9,
            package=Path("/usr/share/datasets/fashion-mnist"),  # Debian's dataset-fashion-mnist
        ),
    )
}  # fmt: skip


def public_names() -> tuple[str, ...]:
    """The public data sets that get can fetch, smallest download first."""
    return tuple(sorted(PUBLIC, key=lambda name: PUBLIC[name].megabytes))


def public(name: str) -> Public:
    """What a public data set is, where it comes from and whom to cite. Raises DataError for an unknown name."""
    if name not in PUBLIC:
        raise DataError(f"No public data set is called {name!r}; there are {', '.join(public_names())}.")
    return PUBLIC[name]
