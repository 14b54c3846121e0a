"""The registry of tools: which derivations a learner can run on numbers of their own."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from fullrank.derivations.change_of_basis import change_of_basis
from fullrank.derivations.characteristic_polynomial import characteristic_polynomial
from fullrank.derivations.complex_eigenvalues import complex_eigenvalues
from fullrank.derivations.condition import condition
from fullrank.derivations.determinant import determinant
from fullrank.derivations.diagonalisation import diagonalisation
from fullrank.derivations.displacement import displacement
from fullrank.derivations.dot_product import dot_from_angle, dot_product, perpendicular_component
from fullrank.derivations.eigenvectors import eigenvectors
from fullrank.derivations.elimination import elimination
from fullrank.derivations.four_subspaces import four_subspaces
from fullrank.derivations.gram_schmidt import gram_schmidt
from fullrank.derivations.independence import independence
from fullrank.derivations.index_sum import index_sum
from fullrank.derivations.inverse import inverse
from fullrank.derivations.kept_direction import kept_direction
from fullrank.derivations.length import length, unit_vector
from fullrank.derivations.link_matrix import link_matrix
from fullrank.derivations.low_rank import low_rank
from fullrank.derivations.lu import lu
from fullrank.derivations.matrix_power import matrix_power
from fullrank.derivations.matrix_product import matrix_product
from fullrank.derivations.matrix_times_vector import matrix_times_vector
from fullrank.derivations.move_in_basis import move_in_basis
from fullrank.derivations.orthogonal_coordinates import orthogonal_coordinates
from fullrank.derivations.orthogonality import orthogonality
from fullrank.derivations.pagerank import pagerank
from fullrank.derivations.power_iteration import power_iteration
from fullrank.derivations.projection import dot_and_angle, projection
from fullrank.derivations.qr import qr
from fullrank.derivations.reading import read
from fullrank.derivations.reflection import reflection
from fullrank.derivations.rotation import rotation
from fullrank.derivations.rounded_elimination import rounded_elimination
from fullrank.derivations.row_times_column import row_times_column
from fullrank.derivations.scale_and_add import scale_and_add
from fullrank.derivations.shadow import shadow
from fullrank.derivations.singular_values import singular_values
from fullrank.derivations.squared_misfit import squared_misfit
from fullrank.derivations.tool import Input, Tool, matrix, number, vector, vectors
from fullrank.derivations.try_neighbours import try_neighbours
from fullrank.derivations.two_equations import two_equations
from fullrank.derivations.weights_for import weights_for
from fullrank.records import Derivation


def from_text(name: str, options: Mapping[str, str]) -> Derivation:
    """The derivation of a tool, its inputs given as text: what a `{derivation}` directive in a lesson needs.

    An input goes by its parameter name (`A`), or by its kind (`matrix`) where the tool has one input of that kind.

    >>> from_text("determinant", {"matrix": "2 1; 1 3"}).result
    Fraction(5, 1)
    """
    if name not in WORKBENCH:
        raise ValueError(f'There is no derivation "{name}": use one of {", ".join(WORKBENCH)}.')
    tool = WORKBENCH[name]
    values: dict[str, object] = {}
    for key, text in options.items():
        found = tool.input(key)
        values[found.name] = read(found.kind, text)
    missing = [item.name for item in tool.inputs if item.name not in values and not item.optional]
    if missing:
        raise ValueError(f'The derivation "{name}" also needs {" and ".join(missing)}: add it as an option.')
    return tool.function(**values)


_UP_TO_SIX = "Up to 6 × 6; integers and fractions up to a million."
_EIGEN = (
    "Up to 6 × 6. Exact where the characteristic polynomial splits into factors of degree 1 and 2; otherwise it says "
    "so."
)
_LINKS = "2 to 8 pages."
_SMALL = "Up to 4 × 4. Exact where the roots stay short, else rounded to four decimals."
_SIX = "Up to 6 components."
_TWO_ONE = matrix((2, 1), (1, 2))
_PLANE = tuple(tuple(map(Fraction, row)) for row in ((1, 2, 2), (1, 0, 1)))
_TOOLS = (
    Tool(
        "matrix_times_vector", "Matrix times vector", r"$A\mathbf{x}$: the columns weighted and added.",
        (matrix((2, -1), (1, 3)), vector("x", r"Vector $\mathbf{x}$", 3, 2)),
        matrix_times_vector, ("matrix-vector-product", "matrix-as-transformation"), _UP_TO_SIX,
    ),
    Tool(
        "rotation", "A turn", "The matrix of a turn, from where the axes land.",
        (number("angle", "Angle in degrees", "30"),), rotation, ("elementary-transformations",),
        "Multiples of 30 or 45 degrees.",
    ),
    Tool(
        "matrix_product", "Matrix product", "$AB$: first $B$, then $A$, column by column.",
        (matrix((0, -1), (1, 0)), matrix((1, 1), (0, 1), label="Matrix $B$", name="B")),
        matrix_product, ("matrix-composition",), _UP_TO_SIX,
    ),
    Tool(
        "displacement", "From tail to tip", "The move from one place to another.",
        (vector("tail", "Tail", 1, 4), vector("tip", "Tip", 3, 1)), displacement, ("vector",), "Up to 6 components.",
    ),
    Tool(
        "scale_and_add", "Scale, then add", r"The combination $a\mathbf{u}+b\mathbf{v}$.",
        (
            number("a", "Factor $a$", "2"), vector("u", r"Vector $\mathbf{u}$", 1, 3),
            number("b", "Factor $b$", "-1"), vector("v", r"Vector $\mathbf{v}$", 4, 1),
        ),
        scale_and_add, ("vector-arithmetic",), "Up to 6 components.",
    ),
    Tool(
        "two_equations", "Two equations", "Where two lines cross, or why they do not.",
        (matrix((2, 1), (1, 3)), vector("b", r"Right side $\mathbf{b}$", 11, 18)),
        two_equations, ("simultaneous-equations",), "Two equations in two unknowns.",
    ),
    Tool(
        "squared_misfit", "Squared misfit", "How far a model is from the data, in one number.",
        (vector("values", "Values of the model", 4, 6, 3), vector("data", "Data", 5, 3, 3)),
        squared_misfit, ("squared-misfit",), "Up to 6 numbers.",
    ),
    Tool(
        "try_neighbours", "One step downhill", "The misfit of two prices here and at four neighbours.",
        (
            matrix((2, 1), (1, 3), (1, 1), label="Receipts $A$, a row each"),
            vector("b", r"Totals $\mathbf{b}$", 11, 18, 9), vector("at", "The two prices now", 3, 4),
            number("step", "Step", "1"),
        ),
        try_neighbours, ("parameter-space", "squared-misfit"), "Two prices, up to 6 receipts.",
    ),
    Tool(
        "elimination", "Gaussian elimination", r"Solve $A\mathbf{x}=\mathbf{b}$, or reduce $A$ to echelon form.",
        (matrix((1, 2, -1), (2, 3, 1), (1, 1, 3)), vector("b", r"Right side $\mathbf{b}$", 2, 7, 6, optional=True)),
        elimination, ("gaussian-elimination", "simultaneous-equations", "four-subspaces-rank"), _UP_TO_SIX,
    ),
    Tool(
        "lu", "LU with partial pivoting", "Factor $PA=LU$.", (matrix((1, 2, 0), (3, 4, 1), (2, 2, 5)),),
        lu, ("partial-pivoting-lu",), _UP_TO_SIX,
    ),
    Tool(
        "rounded_elimination", "Elimination with rounding", "What few digits do without exchanges, and with them.",
        (
            matrix(("1/10000", 2), (3, 1)), vector("b", r"Right side $\mathbf{b}$", 4, 8),
            number("digits", "Digits", "3", optional=True),
        ),
        rounded_elimination, ("partial-pivoting-lu", "floating-point"), "2 to 4 unknowns, 2 to 8 digits.",
    ),
    Tool(
        "four_subspaces", "Rank and the four subspaces", "What a matrix reaches, and what it sends to zero.",
        (matrix((1, 2, 1), (2, 4, 3), (3, 6, 4)),), four_subspaces,
        ("four-subspaces-rank", "singular-matrix"), _UP_TO_SIX,
    ),
    Tool(
        "condition", "Condition number", "The largest stretch divided by the smallest.", (matrix((4, 3), (9, 4)),),
        condition, ("norms-and-conditioning",), "2 × 2.",
    ),
    Tool(
        "determinant", "Determinant", "The factor by which areas and volumes grow.", (matrix((2, 1), (1, 3)),),
        determinant, ("determinant", "singular-matrix"), _UP_TO_SIX,
    ),
    Tool(
        "inverse", "Inverse", "The matrix that undoes $A$, or why there is none.", (matrix((2, 1), (1, 1)),),
        inverse, ("inverse-matrix", "singular-matrix"), _UP_TO_SIX,
    ),
    Tool(
        "row_times_column", "Rows meet columns", "The product of two matrices, rectangular ones too.",
        (matrix((1, 2, 0), (3, -1, 2)), matrix((2, 1), (0, 4), (1, -3), label="Matrix $B$", name="B")),
        row_times_column, ("rectangular-matrix-product", "transpose"), _UP_TO_SIX,
    ),
    Tool(
        "index_sum", "Sums by index", "One entry of $a_{ij}\\,b_{jk}$, or the number $a_{ij}\\,b_{ji}$.",
        (
            matrix((1, 2), (3, 4)), matrix((5, 6), (7, 8), label="Matrix $B$", name="B"),
            number("i", "Row $i$", "1", optional=True), number("k", "Column $k$", "2", optional=True),
        ),
        index_sum, ("einstein-summation",), _UP_TO_SIX,
    ),
    Tool(
        "shadow", "Shadow on the ground", "Where parallel rays put a point of space on the ground.",
        (vector("point", r"Point $\mathbf{r}$", 2, 1, 4), vector("sun", r"Rays along $\mathbf{s}$", 1, 3, -2)),
        shadow, ("map-between-dimensions",), "Three components each; integers and fractions up to a million.",
    ),
    Tool(
        "change_of_basis", "On the other paper", "New coordinates: solve, then check by going back.",
        (matrix((2, 1), (1, 3), label="Basis $B$, as columns", name="B"), vector("v", r"Vector $\mathbf{v}$", 5, 5)),
        change_of_basis, ("change-of-basis-matrix",), "Up to 5 × 5; integers and fractions up to a million.",
    ),
    Tool(
        "gram_schmidt", "Gram–Schmidt", "Perpendicular unit vectors with the same span.",
        (Input("vectors", "Vectors", "vectors", _PLANE),),
        gram_schmidt, ("gram-schmidt",), "Up to 6 vectors with up to 6 components.",
    ),
    Tool(
        "qr", "QR by Gram–Schmidt", "$A=QR$: the directions in $Q$, the overlaps in $R$.",
        (matrix((1, 1), (2, 0), (2, 1)),),
        qr, ("qr-decomposition", "gram-schmidt"), "Up to 4 × 4, with independent columns.",
    ),
    Tool(
        "orthogonality", "Is it orthogonal?", r"Every length and every angle, from $Q^{\mathsf T}Q$.",
        (matrix(("3/5", "-4/5"), ("4/5", "3/5"), label="Matrix $Q$", name="Q"),),
        orthogonality, ("orthogonal-matrix",), "Up to 4 × 4.",
    ),
    Tool(
        "move_in_basis", "The same move elsewhere", "$BRB^{-1}$: go over, act, come back.",
        (
            matrix((2, 0), (0, 1), label="Move $R$ on the new paper", name="R"),
            matrix((2, 1), (1, 1), label="New axes $B$, as columns", name="B"),
        ),
        move_in_basis, ("transform-in-changed-basis", "change-of-basis-matrix"), "Up to 4 × 4; $B$ invertible.",
    ),
    Tool(
        "reflection", "A mirror in any plane", "The mirror that given vectors span.",
        (Input("vectors", "Vectors in the mirror", "vectors", _PLANE),),
        reflection, ("reflection-in-plane",), "One vector fewer than components, from 2 to 4 components.",
    ),
    Tool(
        "characteristic_polynomial", "Characteristic polynomial", r"The eigenvalues, as roots of $\det(A-\lambda I)$.",
        (_TWO_ONE,), characteristic_polynomial, ("characteristic-polynomial",), _EIGEN,
    ),
    Tool(
        "kept_direction", "Does it stay?", r"Multiply, compare, and read the factor.",
        (_TWO_ONE, vector("v", r"Vector $\mathbf{v}$", 1, -1)), kept_direction, ("eigenvector",), _UP_TO_SIX,
    ),
    Tool(
        "eigenvectors", "Eigenvectors", r"The directions that stay, from the null space of $A-\lambda I$.",
        (_TWO_ONE,), eigenvectors, ("eigenvector-calculation", "eigenvector", "special-eigen-cases"), _EIGEN,
    ),
    Tool(
        "diagonalisation", "Diagonalisation", "$A=CDC^{-1}$, or the reason why not.", (matrix((4, 1), (2, 3)),),
        diagonalisation, ("diagonalisation",), _EIGEN,
    ),
    Tool(
        "matrix_power", "Powers", "$A^n$ through the diagonal form.",
        (matrix((1, 1), (1, 0)), number("n", "Power $n$", "10")),
        matrix_power, ("matrix-powers", "diagonalisation"), _EIGEN + " Powers from 0 to 60.",
    ),
    Tool(
        "complex_eigenvalues", "Complex eigenvalues", "How far a 2 × 2 matrix turns and grows in each step.",
        (matrix((1, -1), (1, 1)),), complex_eigenvalues, ("complex-eigenvalues",), "2 × 2 without real eigenvalues.",
    ),
    Tool(
        "link_matrix", "Link matrix", "The matrix of a small internet, column by column.",
        (
            number("n", "Pages", "4"),
            Input("edges", "Links", "edges", (("A", "B"), ("A", "C"), ("B", "C"), ("C", "A"), ("D", "C"))),
        ),
        link_matrix, ("link-matrix",), _LINKS,
    ),
    Tool(
        "power_iteration", "Power iteration", "Multiply, rescale, and watch the direction settle.",
        (_TWO_ONE, vector("x", r"Start $\mathbf{x}_0$", 1, 0), number("steps", "Steps", "4")),
        power_iteration, ("power-iteration",), "Up to 8 × 8 and 8 steps.",
    ),
    Tool(
        "pagerank", "PageRank", "Damped steps by hand, then the exact ranks.",
        (
            matrix((0, 0, 1), ("1/2", 0, 0), ("1/2", 1, 0), label="Link matrix $L$", name="L"),
            number("d", "Damping $d$", "17/20", optional=True),
            number("steps", "Steps", "2", optional=True),
        ),
        pagerank, ("pagerank-damping", "link-matrix"), _LINKS + " Up to 5 steps.",
    ),
    Tool(
        "singular_values", "Singular value decomposition", r"$A=U\Sigma V^{\mathsf T}$: turn, stretch, turn.",
        (matrix((3, 0), (4, 5)),), singular_values, ("svd",), _SMALL,
    ),
    Tool(
        "low_rank", "Low rank", "The nearest matrix of rank $k$, and how near it is.",
        (matrix((3, 0), (4, 5)), number("k", "Rank $k$", "1")), low_rank, ("low-rank-approximation",), _SMALL,
    ),
    Tool(
        "length", "Length", "How long an arrow is.", (vector("v", r"Vector $\mathbf{v}$", 2, -3, 6),),
        length, ("vector-norm",), _SIX,
    ),
    Tool(
        "unit_vector", "Arrow of length one", r"The direction of $\mathbf{v}$, with its length taken out.",
        (vector("v", r"Vector $\mathbf{v}$", 3, -4),), unit_vector, ("vector-norm",), _SIX,
    ),
    Tool(
        "dot_product", "Dot product", "How far two vectors point the same way.",
        (vector("u", r"Vector $\mathbf{u}$", 2, -1), vector("v", r"Vector $\mathbf{v}$", 3, 4)),
        dot_product, ("dot-product",), _SIX,
    ),
    Tool(
        "perpendicular_component", "Make a right angle",
        r"The component of $\mathbf{v}$ that makes it perpendicular to $\mathbf{u}$.",
        (
            vector("u", r"Vector $\mathbf{u}$", 2, -1), vector("v", r"Vector $\mathbf{v}$", 3, 0),
            number("place", "Which component (from 1)", "2"),
        ),
        perpendicular_component, ("dot-product",), _SIX,
    ),
    Tool(
        "projection", "Projection", r"The shadow of $\mathbf{u}$ on $\mathbf{v}$.",
        (vector("u", r"Vector $\mathbf{u}$", 3, 1), vector("v", r"Onto $\mathbf{v}$", 2, 1)),
        projection, ("projection-onto-vector",), _SIX,
    ),
    Tool(
        "dot_from_angle", "Dot product from an angle", "From two lengths and the angle between the vectors.",
        (
            number("p", "First length", "4"), number("q", "Second length", "3"),
            number("angle", "Angle in degrees", "120"),
        ),
        dot_from_angle, ("cosine-angle",), "Angles of 0, 60, 90, 120 and 180 degrees.",
    ),
    Tool(
        "dot_and_angle", "Dot product and angle", "Which way two vectors point, seen from each other.",
        (vector("u", r"Vector $\mathbf{u}$", 1, 2), vector("v", r"Vector $\mathbf{v}$", 3, 1)),
        dot_and_angle, ("dot-product", "cosine-angle", "vector-norm"), _SIX,
    ),
    Tool(
        "weights_for", "Weights for a target", r"Which $a\mathbf{u}+b\mathbf{v}$ reaches the target, or why none does.",
        (
            vector("target", r"Target $\mathbf{w}$", -1, 3), vector("u", r"Vector $\mathbf{u}$", 3, 1),
            vector("v", r"Vector $\mathbf{v}$", 1, 2),
        ),
        weights_for, ("linear-combination-span", "basis"), "Up to 6 components.",
    ),
    Tool(
        "independence", "Independent or not", "The weights that close the loop, or the reason why only zeros do.",
        (vectors("vectors", "Vectors", (1, 2, 0), (2, 1, 3), (1, -1, 3)),),
        independence, ("linear-independence", "basis"), "Up to 6 vectors with up to 6 components.",
    ),
    Tool(
        "orthogonal_coordinates", "Coordinates by shadows", "One shadow a coordinate, in a perpendicular basis.",
        (vector("v", r"Vector $\mathbf{v}$", 1, 7), vectors("basis", "Basis", (3, 1), (-1, 3))),
        orthogonal_coordinates, ("coordinates-in-orthogonal-basis",), "Up to 6 vectors with up to 6 components.",
    ),
)  # fmt: skip

WORKBENCH: dict[str, Tool] = {tool.name: tool for tool in _TOOLS}
