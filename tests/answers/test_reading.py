"""What people type, and what it means: every trap that calculators and other parsers fall into."""

import math
from fractions import Fraction

import pytest

from fullrank.answers import Expression, Matrix, Number, Numbers, Reading, Unreadable, Vector, Vectors
from fullrank.answers.reading import flat, real_unless

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
ROOT2 = math.sqrt(2)

NUMBERS = {
    "5": 5, "-5": -5, "+5": 5, "−5": -5, "–5": -5, "5.": 5, ".5": HALF, "0.5": HALF, "1/2": HALF, "½": HALF,
    "-½": -HALF,
    "1÷2": HALF, "1⁄2": HALF, "2^-1": HALF, "2⁻¹": HALF, "2**-1": HALF, "2^{-1}": HALF, "1e-3": Fraction(1, 1000),
    "1E3": 1000, "2.5e2": 250, "2^10": 1024, "2**10": 1024, "2^3^2": 512, "-2^2": -4, "(-2)^2": 4, "2*3": 6, "2×3": 6,
    "2·3": 6, "2 * -3": -6, "2(3)": 6, "(1+1)(2+1)": 6, "2[3]": 6, "1-2-3": -4, "12/2/3": 2, "12/(2*3)": 2,
    "1/2+1/3": Fraction(5, 6),
    "sqrt(4)": 2, "sqrt 4": 2, "√4": 2, "sqrt(2)": ROOT2, "√2": ROOT2, "sqrt2": ROOT2, "√2/2": ROOT2 / 2,
    "sqrt(2)/2": ROOT2 / 2,
    "1/sqrt 2": 1 / ROOT2, "1/√2": 1 / ROOT2, "2√2": 2 * ROOT2, "2sqrt(2)": 2 * ROOT2, "√(1/4)": HALF, "3√4": 6,
    "√2√2": 2.0000000000000004,
    "\\sqrt{2}": ROOT2, "cbrt(8)": 2, "∛8": 2, "cbrt(-8)": -2, "root(3, 8)": 2, "root(4, 16)": 2.0, "8^(1/3)": 2,
    "4^(1/2)": 2, "4^0.5": 2,
    "(1/4)^(3/2)": Fraction(1, 8), "pi": math.pi, "π": math.pi, "\\pi": math.pi, "2π": 2 * math.pi,
    "π/2": math.pi / 2, "3pi/4": 3 * math.pi / 4,
    "e": math.e, "e^2": math.e**2, "e²": math.e**2, "exp(2)": math.exp(2), "exp 2": math.exp(2), "ln(e)": 1.0,
    "ln 2": math.log(2),
    "ln2": math.log(2), "log(2)": math.log(2), "log_2(8)": 3.0, "log2(8)": 3.0, "log10(100)": 2.0,
    "log_10(1000)": 3.0, "sin(0)": 0, "sin(π/6)": 0.5,
    "cos(pi)": -1.0, "sin²(π/4)": 0.5, "sin^2(π/4)": 0.5, "tan(π/4)": 1.0, "arctan(1)": math.pi / 4,
    "atan(1)": math.pi / 4,
    "arcsin(1)": math.pi / 2, "acos(1)": 0, "sin π": 0.0, "cos 2π": 1.0, "|-3|": 3, "|2-5|+1": 4, "2|-3|": 6,
    "|-2||-3|": 6, "||-2|-5|": 3,
    "abs(-3)": 3, "∣-3∣": 3, "3!": 6, "2*3!": 12, "0!": 1, "x = 5": 5, "λ = 5": 5, "λ₁ = 5": 5, "x_1=5": 5,
    "f(2) = 5": None, "５": 5, "５／２": Fraction(5, 2),
    "1 000": None, "𝟓": 5, "1\u2009+\u20091": 2, "1\u200b2": 12, "(((5)))": 5, "5\n": 5, "  5  ": 5, "2\u20622": 4,
    "1/2 (3+1)": 2, "-(-5)": 5, "2--3": 5, "2^(1+1)": 4,
    "1/3": THIRD, "0.333333333": Fraction(333333333, 10**9), "2^0.5": ROOT2, "9/3": 3, "0/5": 0, "-0": 0,
    "2e": 2 * math.e, "e^-1": 1 / math.e, "10^-2": Fraction(1, 100),
    "sqrt(8)/sqrt(2)": 2.0, "ln(1)": 0, "PI": math.pi, "Sqrt(4)": 2,
}  # fmt: skip

REFUSED = {
    "1,000": ("thousands", 1), "12,345,678": ("thousands", 2), "0,5": ("point", 1), "3,14": ("point", 1),
    "5%": ("Percent", 1), "3 1/2": ("whole number beside", 2),
    "3½": ("whole number beside", 1), "2 3": ("directly behind", 2), "1/2x": ("“x”", 3),
    "x": ("“x” has no meaning", 0), "2+foo": ("“foo”", 2), "e1": ("subscript 1", 0),
    "pi2": ("subscript 2", 0), "±2": ("two values", 0), "1/2pi": ("brackets", 3), "cos π/3": ("brackets", 0),
    "sin 1*2": ("brackets", 0), "sqrt 2π": ("brackets", 0), "log2": ("natural", 0),
    "log 2/3": ("brackets", 0), "sin^-1(1)": ("two ways", 3), "sin⁻¹(1)": ("two ways", 3),
    "sqrt(-1)": ("no real value", 0), "ln(-1)": ("no real value", 0), "(-8)^(1/3)": ("no real value", 4),
    "1/0": ("divides by zero", 1), "1/(2-2)": ("divides by zero", 1), "0^-1": ("divides by zero", 1),
    "9^9^9^9": ("too large", None), "10^400": ("too large", 2), "21!": ("0 to 20", 2), "3.5!": ("0 to 20", 3),
    "(1+2": ("not closed", 0), "1+2)": ("closes nothing", 3), "|3": ("no partner", 0),
    "1+": ("missing at the end", 2), "*2": ("cannot stand", 0), "": ("Nothing", 0), "()": ("nothing between", 0),
    "sin()": ("nothing between", 0),
    "root(3)": ("takes 2 values", 0), "sqrt": ("needs a value", 4), "(1, 2)": ("list", 0), "1;2": ("cannot stand", 1),
    "2 and 5": ("comma", 2), "1 = 1 = 1": ("=", 2), "3 = 4": ("=", 2), "1..2": ("directly behind", 2),
    "1.2.3": ("directly behind", 3), "2$": ("“\\$”", 1), "3!!": ("side by side", 2), "lambda": ("“λ”", 0),
    "__import__('os')": ("“import”", 2), "x = ": ("nothing behind", 2), "1/(1,2)": ("comma", 4), "٣": ("“٣”", 0),
    "2°": ("“°”", 1), "1\x00": ("hidden", 1), "\u202e12": ("hidden", 0), "∞": ("“∞”", 0), "i": ("“i”", 0),
    "2^²": ("cannot stand", 2), "²": ("cannot stand", 0), "1e400": ("too long", 0),
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), [case for case in NUMBERS.items() if case[1] is not None])
def test_a_number_is_read_as_a_person_means_it(text, value):
    read = Number(1).read(text).value
    if isinstance(value, float):
        assert read == pytest.approx(value, rel=1e-15, abs=1e-15)
    else:
        assert read == value
        assert type(read) is type(value), "an exact number stays exact"


def test_more_than_a_hundred_numbers_are_tried():
    assert sum(value is not None for value in NUMBERS.values()) >= 100
    assert len(REFUSED) >= 60


@pytest.mark.parametrize(("text", "refusal"), REFUSED.items())
def test_what_could_mean_two_things_is_refused_at_its_character(text, refusal):
    words, position = refusal
    with pytest.raises(Unreadable, match=words) as caught:
        Number(1).read(text)
    if position is not None:
        assert caught.value.position == position


VECTORS = {
    "(1, -2)": (1, -2), "(1,-2)": (1, -2), "[1, -2]": (1, -2), "<1, -2>": (1, -2), "⟨1, −2⟩": (1, -2),
    "1, -2": (1, -2), "1 -2": (1, -2), "[1 -2]": (1, -2), "1; -2": (1, -2), "1\n-2": (1, -2),
    "[1; -2]": (1, -2), "[[1], [-2]]": (1, -2), "[[1]\n [-2]]": (1, -2), "[1, -2]^T": (1, -2), "(1, -2)ᵀ": (1, -2),
    "(1,-2)'": (1, -2), "array([ 1., -2.])": (1, -2), "[ 1. -2.]": (1, -2), "v = (1, -2)": (1, -2),
    "(x = 1, y = -2)": (1, -2), "[1 - 3, -2]": (-2, -2), "[1 - 3  -2]": (-2, -2), "-(1, -2)": (-1, 2),
    "2(1, -2)": (2, -4), "2*(1, -2)": (2, -4), "(1, -2)/2": (HALF, -1), "1/2 (1, -2)": (HALF, -1),
    "½(1, -2)": (HALF, -1),
    "1/sqrt(4) [1, 2]": (HALF, 1), "1/3(1, 2, 2)": (THIRD, Fraction(2, 3), Fraction(2, 3)),
    "(1/3, 2/3, 2/3)": (THIRD, Fraction(2, 3), Fraction(2, 3)), "(1, 0) + (0, -2)": (1, -2),
    "(0.5, 1e-1)": (HALF, Fraction(1, 10)), "5": (5,), "(1000, 2)": (1000, 2),
    "(1,200)": (1, 200), "[0.5 0.25\n 0.25]": None, "1 and 2": (1, 2), "((1, -2))": (1, -2), "[1 2 3\n]": (1, 2, 3),
    "[1,\n -2]": (1, -2), "(1,2,)": (1, 2), "[-1 -2 -3]": (-1, -2, -3), "[sqrt 4 1]": (2, 1), "[2 (3)]": (2, 3),
    "[2(3) 1]": (6, 1),
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), [case for case in VECTORS.items() if case[1] is not None])
def test_a_vector_is_read_as_row_column_or_print(text, value):
    assert Vector((0, 0)).read(text).value == value


MATRIX = ((1, 2), (3, 4))
MATRICES = (
    "1 2; 3 4", "1 2\n3 4", "1, 2; 3, 4", "1, 2\n3, 4", "[1 2; 3 4]", "[1, 2; 3, 4]", "[[1, 2], [3, 4]]",
    "[[1,2],[3,4]]", "[[1 2]\n [3 4]]", "[[1. 2.]\n [3. 4.]]", "array([[1, 2],\n       [3, 4]])",
    "matrix([[1, 2], [3, 4]])", "((1, 2), (3, 4))", "(1, 2), (3, 4)", "{{1, 2}, {3, 4}}", "A = [[1, 2], [3, 4]]",
    "A = 1 2; 3 4", "[1 2]\n[3 4]", "1\t2\n3\t4", "1 2;3 4;", "\n1 2\n3 4\n", "1/2 [2 4; 6 8]", "[2 4; 6 8]/2",
    "[1 3; 2 4]^T", "[[1, 3], [2, 4]]ᵀ", "-[-1 -2; -3 -4]", "[1 2; 3 4]\n", "1  2 ;  3  4", "[[1,2],\n[3,4]]",
    "1 √4; 3 2²",
)  # fmt: skip


@pytest.mark.parametrize("text", MATRICES)
def test_a_matrix_is_read_from_every_way_of_writing_it(text):
    assert Matrix(MATRIX).read(text).value == MATRIX


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("[[1], [2]]", ((1,), (2,))),
        ("[[1, 2]]", ((1, 2),)),
        ("1 2 3", ((1, 2, 3),)),
        ("5", ((5,),)),
        ("1; 2", ((1,), (2,))),
        ("[[5]]", ((5,),)),
    ],
)  # fmt: skip
def test_a_matrix_of_one_row_or_column_keeps_its_shape(text, rows):
    assert Matrix(MATRIX).read(text).value == rows


@pytest.mark.parametrize(
    ("text", "words"),
    {
        "1 2; 3": "different lengths: 2, 1", "1 2; x": "“x”", "[[[1, 2], [3, 4]], [5, 6]]": "too deep",
        "1/(1, 2)": "number times a list", "[1 2": "not closed", "1,,2": "before this comma",
        ",1": "before this comma", "[]": "nothing between",
        "(1,000, 2)": "thousands",
    }.items(),
)  # fmt: skip
def test_a_broken_matrix_is_refused(text, words):
    with pytest.raises(Unreadable, match=words):
        Matrix(MATRIX).read(text)


@pytest.mark.parametrize(
    ("text", "values"),
    {
        "2, 5": (2, 5), "{2, 5}": (2, 5), "2 and 5": (2, 5), "2 or 5": (2, 5), "2; 5": (2, 5), "2 5": (2, 5),
        "[2, 5]": (2, 5), "2\n5": (2, 5), "λ = 2, 5": (2, 5), "λ = 2 or λ = 5": (2, 5), "λ1 = 2, λ2 = 5": (2, 5),
        "lambda_1 = 2; lambda_2 = 5": (2, 5), "λ₁=2\nλ₂=5": (2, 5), "(7 ± 3)/2": (5, 2), "±2": (2, -2),
        "1 ± 2i": (1 + 2j, 1 - 2j), "2+3i, 2-3i": (2 + 3j, 2 - 3j), "2+3j and 2-3j": (2 + 3j, 2 - 3j), "3": (3,),
        "3, 3": (3, 3),
        "sqrt(-4)": (2j,), "(1, 2)": (1, 2), "i, -i": (1j, -1j), "x = 1/2": (HALF,),
    }.items(),
)  # fmt: skip
def test_several_numbers_are_read_in_any_dress(text, values):
    assert Numbers((2, 5)).read(text).value == values


@pytest.mark.parametrize(
    ("text", "vectors"),
    {
        "(1, 2), (3, 4)": ((1, 2), (3, 4)), "(1,2) and (3,4)": ((1, 2), (3, 4)), "[1 2], [3 4]": ((1, 2), (3, 4)),
        "1 2; 3 4": ((1, 2), (3, 4)), "(1,2) (3,4)": ((1, 2), (3, 4)), "(1, 2)": ((1, 2),), "1, 2": ((1, 2),),
        "{(1, 2), (3, 4)}": ((1, 2), (3, 4)), "v1 = (1,2), v2 = (3,4)": ((1, 2), (3, 4)),
        "1/2 (2, 4), (3, 4)": ((1, 2), (3, 4)), "[1;2], [3;4]": ((1, 2), (3, 4)), "(2,4)/2, (3,4)": ((1, 2), (3, 4)),
    }.items(),
)  # fmt: skip
def test_several_vectors_are_read_in_any_dress(text, vectors):
    assert Vectors(((1, 0), (0, 1))).read(text).value == vectors


SYMBOLS = ("x", "y", "x_1", "lambda", "theta", "sigma")
SAME = {
    "2x": "2*x", "xy": "x*y", "x y": "x*y", "2x^2": "2*(x^2)", "x(x+1)": "x*(x+1)", "(x+1)(x-1)": "x^2-1",
    "x1^2": "x_1^2", "x₁": "x_1", "x_{1}": "x_1", "x1x": "x_1*x", "yx1": "y*x_1", "λ^2": "lambda^2", "λx": "lambda*x",
    "lambdax": "lambda*x",
    "\\lambda^2": "lambda^2", "e^x": "exp(x)", "e^(2x)": "exp(x)^2", "e^{2x}": "exp(2*x)", "e^2x": "exp(2)*x",
    "sin x": "sin(x)", "sinx": "sin(x)", "sin 2x": "sin(2*x)", "sin2x": "sin(2*x)", "sin^2 x": "sin(x)^2",
    "sin²x": "sin(x)*sin(x)",
    "sin x + 1": "1+sin(x)", "sin(x)cos(x)": "sin(2*x)/2", "cos(θ)": "cos(theta)", "|x|": "sqrt(x^2)",
    "-x^2": "-(x^2)", "x/2": "0.5x", "1/2 x": "x/2", "ln(e^2)": "2", "x^-1": "1/x", "x⁻¹": "1/x",
    "2^x": "exp(x*ln(2))", "p(λ) = λ^2": "λ²",
    "f = 2x": "x+x", "X": "x", "√x": "x^(1/2)", "x^2/2": "(x^2)/2", "x(y)": "x*y", "x+-y": "x-y", "y x^2 3": None,
    "πx": "pi*x", "x**2": "x^2", "3(x+y)/2": "1.5x+1.5y", "1/(1+e^-x)": "exp(x)/(1+exp(x))",
    "sin(x)^2+cos(x)^2": "1", "(x^2-1)/(x-1)": "x+1",
}  # fmt: skip


@pytest.mark.parametrize(("text", "same"), [case for case in SAME.items() if case[1] is not None])
def test_an_expression_is_read_as_a_person_means_it(text, same):
    assert Expression(same, SYMBOLS, domain=(0.1, 3)).accepts(Expression("1", SYMBOLS).read(text).value)


@pytest.mark.parametrize(
    ("text", "words", "position"),
    [
        ("x2", "subscript 2", 0), ("2z", "“z” has no meaning", 1), ("sigma(z)", "“z”", 6), ("f(x)", "“f”", 0),
        ("dx/dy", "“dx”", 0), ("x^T y", "“T”", 2), ("1/2x", "brackets", 3), ("x/2y", "brackets", 3),
        ("x = ", "nothing behind", 2),
        ("λ^2 = 0", "= sign is not needed", 4), ("x, y", "comma parts two", 1),
        ("x!", "not read in this question", 1), ("±x", "not read in this question", 0), ("sin x/2", "brackets", 0),
        ("norm(x)", "“norm", 0), ("sin^-1 x", "two ways", 3),
        ("xlog2", "natural", 1), ("a", "knows λ, σ, θ, x, x1, y", 0), ("x\ud800", "hidden", 1),
    ],
)  # fmt: skip
def test_an_undeclared_or_ambiguous_expression_is_refused(text, words, position):
    with pytest.raises(Unreadable, match=words) as caught:
        Expression("1", SYMBOLS).read(text)
    assert caught.value.position == position


def test_length_and_depth_are_bounded():
    with pytest.raises(Unreadable, match="301 characters"):
        Number(1).read("1" * 301)
    with pytest.raises(Unreadable, match="nested more than 40"):
        Number(1).read("(" * 41 + "1" + ")" * 41)
    with pytest.raises(Unreadable, match="operations in one entry"):
        Vector((1, 2)).read("1" + "+1" * 101)
    with pytest.raises(Unreadable, match="400 entries"):
        Vector((1, 2)).read("1 " * 401)
    assert Number(1).read("(" * 39 + "1" + ")" * 39).value == 1
    assert len(Matrix(MATRIX).read("; ".join("1 " * 10 for _ in range(40))).value) == 40


def test_i_is_read_where_the_answer_may_be_complex():
    assert Number(1 + 2j).read("1 + 2i").value == 1 + 2j
    assert Number(1 + 2j).read("1 + 2j").value == 1 + 2j
    assert Vector((1j, 1)).read("(i, 1)").value == (1j, 1)
    assert Number(1, imaginary=True).read("i^2").value == -1


def test_a_reading_shows_how_it_was_read():
    assert Number(1).read("1/2sqrt(3)".replace("2s", "2 s")) == Reading(math.sqrt(3) / 2, r"\frac{1}{2}\, \sqrt{3}")
    assert Vector((1, 2)).read("1/sqrt(2) (1, 1)").tex == r"\frac{1}{\sqrt{2}}\, \begin{bmatrix} 1 \\ 1 \end{bmatrix}"
    assert Vector((1, 2)).read("1 2").tex == r"\begin{bmatrix} 1 \\ 2 \end{bmatrix}"
    assert (
        Matrix(MATRIX).read("[[1, 1/2], [3, 4]]").tex == r"\begin{bmatrix} 1 & \frac{1}{2} \\[5pt] 3 & 4 \end{bmatrix}"
    )


def test_numbers_in_nested_lists_are_found():
    assert list(flat(((1, 2), (3,), 4))) == [1, 2, 3, 4]


def test_a_complex_value_is_refused_where_only_real_ones_are_asked_for():
    assert real_unless(True, 1j, 0) == 1j
    with pytest.raises(Unreadable, match="no real value"):
        real_unless(False, (1, 1j), 0)
