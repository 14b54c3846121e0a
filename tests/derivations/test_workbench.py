"""The registry: derivations by name from texts, and what each tool promises."""

import inspect
import json
from pathlib import Path

import pytest

from fullrank.derivations import WORKBENCH, eigenvectors, from_text, link_matrix, pagerank

_CONCEPTS = {
    concept["id"]
    for concept in json.loads((Path(__file__).parents[2] / "courses/concepts.json").read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("name", WORKBENCH)
def test_inputs_are_the_parameters_of_the_function(name):
    tool = WORKBENCH[name]
    parameters = inspect.signature(tool.function).parameters
    assert [item.name for item in tool.inputs] == list(parameters)[: len(tool.inputs)]
    for item in tool.inputs:
        assert item.optional == (parameters[item.name].default is not inspect.Parameter.empty)
    assert tool.function.__name__ == name and set(tool.concepts) <= _CONCEPTS


def test_a_derivation_comes_from_the_options_of_a_directive():
    assert from_text("eigenvectors", {"matrix": "2 1; 1 2"}) == eigenvectors(((2, 1), (1, 2)))
    assert from_text("pagerank", {"L": "0 1; 1 0", "d": "1/2"}) == pagerank(((0, 1), (1, 0)), "1/2")
    assert from_text("link_matrix", {"n": "3", "edges": "A>B, B>C"}) == link_matrix(3, (("A", "B"), ("B", "C")))


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("eigenvalues", {}, "There is no derivation"),
        ("eigenvectors", {}, "also needs A"),
        ("eigenvectors", {"n": "3"}, "is no input"),
        ("projection", {"vector": "1 2"}, "is no input"),
        ("matrix_power", {"matrix": "1 0; 0 1"}, "also needs n"),
    ],
)
def test_options_that_do_not_fit_are_refused(name, options, words):
    with pytest.raises(ValueError, match=words):
        from_text(name, options)
