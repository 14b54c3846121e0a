import pytest

from fullrank.answers import Unreadable, parse
from fullrank.answers.nodes import Apply, Binary, Equation, Group, Literal, Symbol, Unary


def shape(node) -> str:
    """The tree with every bracket written."""
    match node:
        case Literal():
            return str(node.value)
        case Symbol():
            return node.name
        case Unary():
            return f"({node.operator}{shape(node.operand)})"
        case Binary():
            return f"({shape(node.left)}{node.operator}{shape(node.right)})"
        case Apply():
            return f"{node.function}({','.join(map(shape, node.arguments))})"
        case Group():
            return f"[{';'.join(','.join(map(shape, row)) for row in node.rows)}]"
        case Equation():
            return f"{shape(node.left)}={shape(node.right)}"


@pytest.mark.parametrize(
    ("text", "tree"),
    {
        "1+2*3": "(1+(2*3))",
        "1*2+3": "((1*2)+3)",
        "1-2-3": "((1-2)-3)",
        "8/4/2": "((8/4)/2)",
        "2^3^2": "(2^(3^2))",
        "-x^2": "(-(x^2))",
        "2^-3": "(2^(-3))",
        "2*-3": "(2*(-3))",
        "2x^2": "(2*(x^2))",
        "xyx": "((x*y)*x)",
        "-x!": "(-(!x))",
        "sin xy": "sin((x*y))",
        "sin x + y": "(sin(x)+y)",
        "√xy": "(sqrt(x)*y)",
        "sin²x": "(sin(x)^2)",
        "|x|y": "(abs(x)*y)",
    }.items(),
)
def test_operators_bind_as_on_paper(text, tree):
    assert shape(parse(text, ("x", "y"))) == tree


def test_bars_close_as_soon_as_they_can():
    assert shape(parse("|x||y|", ("x", "y"))) == "(abs(x)*abs(y))"
    assert shape(parse("||x|-y|", ("x", "y"))) == "abs((abs(x)-y))"


@pytest.mark.parametrize(
    ("text", "tree"),
    {
        "1 -2": "[1,(-2)]",
        "1 - 2": "[(1-2)]",
        "1 -2, 3": "[(1-2),3]",
        "(1 -2)": "[[(1-2)]]",
        "[1 -2; 3 4]": "[[1,(-2);3,4]]",
        "1/2 (1, 2)": "[((1/2)*[1,2])]",
        "2 x": "[2,x]",
        "2x 3": "[(2*x),3]",
        "1,\n2\n3": "[1,2;3]",
    }.items(),
)
def test_white_space_parts_entries_where_no_comma_does(text, tree):
    assert shape(parse(text, ("x",), table=True)) == tree


def test_an_equation_has_one_sign():
    assert shape(parse("x = 1", ("x",), equation=True)) == "x=1"
    with pytest.raises(Unreadable, match="no = sign"):
        parse("x", ("x",), equation=True)


def test_nodes_know_where_they_stand():
    node = parse("1 + sin(x)", ("x",))
    assert isinstance(node, Binary)
    assert (node.at, node.right.at) == (2, 4)
