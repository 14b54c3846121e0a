"""The data sets that come with the package, by name; nothing is read before it is asked for."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, overload

import numpy as np

from fullrank.data._digits import Digits, read_mnist
from fullrank.data._files import DataError, shipped
from fullrank.data._graph import Graph
from fullrank.data._heights import Families, Heights, read_families, read_heights
from fullrank.data._hillside import Grey, read_hillside
from fullrank.data._strd import FitProblem, read_strd

Loaded = Graph | Digits | Heights | Families | Mapping[str, FitProblem] | Grey


@dataclass(frozen=True, slots=True)
class Shipped:
    """A data set in files/: what it holds, how large the file is, where it comes from and under which terms."""

    file: str
    sha256: str
    megabytes: float
    holds: str
    source: str
    licence: str
    read: Callable[[str, str, str], Loaded]


def read_graph(file: str, sha256: str, source: str) -> Graph:
    """Read a graph: compressed rows and names."""
    with np.load(io.BytesIO(shipped(file, sha256)), allow_pickle=False) as arrays:
        titles = bytes(arrays["names"]).decode().split("\n")
        graph = Graph(arrays["indptr"], arrays["indices"], tuple(titles), source)
    graph.indptr.setflags(write=False)  # load hands the same graph to everybody
    graph.indices.setflags(write=False)
    return graph


SHIPPED = {
    "jargon-file": Shipped(
        "jargon-file.npz",
        "b2b80f6cd455e5b892ac897cfe5427f92ed1f85a247e7218a5b92e0977772399",
        0.03,
        "2,143 entries of a dictionary and their 7,055 cross references, a graph",
        "The Jargon File 4.0.0 (1996), in the public domain: entries and their cross references.",
        "public domain",
        read_graph,
    ),
    "debian12-depends": Shipped(
        "debian12-depends.npz",
        "0d28de98c6adc77fb26f962bf96775bcbfab64d780ea669d92fa51cfd8d04143",
        0.72,
        "63,436 packages and the 247,686 dependencies among them, a graph",
        "The package index of Debian 12.15, main, amd64: packages and the packages they depend on.",
        "facts; the index carries no restriction",
        read_graph,
    ),
    "mnist": Shipped(
        "mnist.xz",
        "e9b40985d011bd5a36195bdeb447f26b7824f3acd02e51a1636098d784d5fe98",
        9.09,
        "60,000 + 10,000 handwritten digits, 28 by 28",
        "MNIST: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Gradient-based learning applied to document recognition, "
        "Proc. IEEE 86(11), 1998; made from NIST's databases.",
        "CC BY-SA 3.0, copyright Y. LeCun and C. Cortes",
        read_mnist,
    ),
    "heights": Shipped(
        "heights.csv",
        "c2f88544079f9c6e7db457158958696dd94c9a817637d8e2c1c2e4b14eb3891e",
        0.03,
        "sex, age, height and weight of 1,629 adults, measured in 1971 to 1975",
        "US National Center for Health Statistics: NHANES I Epidemiologic Follow-up Study, the part used by "
        "M. Hernán and J. Robins, Causal Inference: What If.",
        "US Government data, not under copyright there",
        read_heights,
    ),
    "galton-families": Shipped(
        "galton-families.csv",
        "2be4a8ce60cac10b767c1d76ad63a2ebedc6403686489953d489e4498a31767a",
        0.04,
        "heights of 934 grown children and their parents, 205 families",
        "Francis Galton's notebooks (Regression towards mediocrity in hereditary stature, 1886), "
        "transcribed by J. A. Hanley, 2004.",
        "out of copyright",
        read_families,
    ),
    "nist-strd": Shipped(
        "nist-strd.json",
        "33dcfa5f9e613b8e61d22a03152382d7e3a72052343be2c88846feb9764c2c0b",
        0.06,
        "27 problems of non-linear least squares with certified answers",
        "US National Institute of Standards and Technology: Statistical Reference Datasets, Nonlinear Regression.",
        "US Government work, not under copyright there; as is",
        read_strd,
    ),
    "hillside": Shipped(
        "hillside.npz",
        "fed843faefa7a36a02cc946c51bb1fe25bdb43237fd4813c5bc55b122f86df2d",
        0.01,
        "a house on a hillside at evening, a picture of 129 by 129 greys",
        "Our own: drawn by a program, scripts/hillside.py, to look like a photograph.",
        "as the texts of the course, CC BY 4.0",
        read_hillside,
    ),
}


def names() -> tuple[str, ...]:
    """The data sets that load reads, in order."""
    return tuple(sorted(SHIPPED))


@overload
def load(name: Literal["debian12-depends", "jargon-file"]) -> Graph: ...
@overload
def load(name: Literal["mnist"]) -> Digits: ...
@overload
def load(name: Literal["heights"]) -> Heights: ...
@overload
def load(name: Literal["galton-families"]) -> Families: ...
@overload
def load(name: Literal["nist-strd"]) -> Mapping[str, FitProblem]: ...
@overload
def load(name: Literal["hillside"]) -> Grey: ...
@overload
def load(name: str) -> Any: ...
def load(name: str) -> Any:
    """Read a data set that comes with the package; its arrays are read-only, as everybody gets the same ones.

    The first load of "mnist" unpacks it into the user's cache folder (under a second); later ones map it from there.
    Raises DataError for a name that is not shipped, and for a file that is not as it was shipped.

    >>> graph = load("jargon-file")
    >>> graph.pages, graph.links, graph.names[1112]
    (2143, 7055, 'luser')
    >>> load("heights")
    Heights(1,629 people: sex, age, height_cm, weight_kg)
    """
    return _load(name)


@cache
def _load(name: str) -> Loaded:
    if name not in SHIPPED:
        raise DataError(
            f"No data set called {name!r} comes with the course; there are {', '.join(names())}. "
            "Those that are fetched from their own hosts: fullrank.data.public_names()."
        )
    known = SHIPPED[name]
    return known.read(known.file, known.sha256, known.source)
