from fullrank.answers.nodes import Group, Literal


def test_a_bracketed_expression_has_a_single_entry_and_a_list_has_none():
    one, two = Literal(1, "1"), Literal(2, "2")
    assert Group(((one,),), "(").single is one
    assert Group(((one, two),), "(").single is None
    assert Group(((one,), (two,)), "[").single is None
