"""The table of concepts that are easily taken for each other names concepts that exist."""

from fullrank.progress.confusable import CONFUSABLE, confusable, partners


def test_every_concept_in_the_table_exists(all_concepts):
    assert len(CONFUSABLE) > 50
    assert {concept for pair in CONFUSABLE for concept in pair} <= set(all_concepts)


def test_the_pairs_are_pairs():
    assert {len(pair) for pair in CONFUSABLE} == {2}


def test_named_pairs_are_confusable_both_ways(all_concepts):
    for one, other in [("diagonalisation", "svd"), ("link-matrix", "power-iteration")]:
        assert confusable(one, other, all_concepts)
        assert confusable(other, one, all_concepts)


def test_neighbours_upon_the_same_need_are_confusable(graph):
    concepts = graph(a="", b="a", c="a", d="c")
    assert partners("b", concepts, concepts) == ["c"]


def test_a_concept_is_not_taken_for_itself_or_for_one_far_away(all_concepts):
    assert not confusable("svd", "svd", all_concepts)
    assert not confusable("vector-norm", "kkt-inequalities", all_concepts)


def test_almost_every_concept_has_a_partner(all_concepts):
    lonely = [concept for concept in all_concepts if not partners(concept, all_concepts, all_concepts)]
    assert len(lonely) < len(all_concepts) / 10, lonely
