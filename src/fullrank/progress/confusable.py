"""Concepts easily taken for each other: reviewed side by side, so that telling them apart is practised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fullrank.records import Concept

_GROUPS: tuple[tuple[str, ...], ...] = (
    # linear algebra
    ("vector", "parameter-space"),
    ("vector-norm", "dot-product", "cosine-angle"),
    ("projection-onto-vector", "cosine-angle"),
    ("projection-onto-vector", "coordinates-in-orthogonal-basis"),
    ("linear-combination-span", "linear-independence", "basis"),
    ("matrix-vector-product", "matrix-as-transformation"),
    ("matrix-vector-product", "numpy-shapes"),
    ("elementary-transformations", "matrix-composition"),
    ("matrix-composition", "rectangular-matrix-product"),
    ("gaussian-elimination", "partial-pivoting-lu"),
    ("inverse-matrix", "transpose", "orthogonal-matrix"),
    ("determinant", "singular-matrix"),
    ("determinant", "characteristic-polynomial"),
    ("singular-matrix", "norms-and-conditioning"),
    ("norms-and-conditioning", "floating-point"),
    ("change-of-basis-matrix", "transform-in-changed-basis"),
    ("transform-in-changed-basis", "diagonalisation"),
    ("gram-schmidt", "qr-decomposition"),
    ("gram-schmidt", "projection-onto-vector"),
    ("partial-pivoting-lu", "qr-decomposition"),
    ("einstein-summation", "rectangular-matrix-product"),
    ("eigenvector", "special-eigen-cases", "complex-eigenvalues"),
    ("characteristic-polynomial", "eigenvector-calculation"),
    ("eigenvector", "eigenvector-calculation"),
    ("diagonalisation", "svd"),
    ("diagonalisation", "matrix-powers"),
    ("link-matrix", "power-iteration"),
    ("matrix-powers", "power-iteration"),
    ("power-iteration", "pagerank-damping"),
    ("svd", "low-rank-approximation"),
    # multivariate calculus
    ("derivative-definition", "differentiability"),
    ("power-and-sum-rule", "named-derivatives"),
    ("product-rule", "chain-rule"),
    ("partial-derivative", "total-derivative"),
    ("jacobian-vector", "jacobian-matrix", "hessian"),
    ("jacobian-vector", "directional-derivative"),
    ("critical-point", "convexity"),
    ("chain-rule", "multivariate-chain-rule"),
    ("multivariate-chain-rule", "total-derivative"),
    ("neuron", "feed-forward-network"),
    ("backpropagation", "automatic-differentiation"),
    ("gradient-descent", "stochastic-training", "minibatch-sgd"),
    ("gradient-check", "automatic-differentiation"),
    ("maclaurin-series", "taylor-series"),
    ("linearisation", "newton-raphson"),
    ("taylor-series", "multivariate-taylor"),
    ("newton-raphson", "hessian-step"),
    ("gradient-descent", "hessian-step"),
    ("descent-failure-modes", "momentum-and-adam"),
    ("lagrange-multipliers", "kkt-inequalities"),
    ("residuals-chi-squared", "cost-function"),
    ("linear-regression", "nonlinear-least-squares"),
    ("nonlinear-least-squares", "levenberg-marquardt"),
    # principal component analysis
    ("dataset-mean", "variance", "covariance-matrix"),
    ("positive-definite-matrix", "cholesky"),
    ("dot-product", "inner-product", "function-inner-product"),
    ("vector-norm", "induced-length-distance"),
    ("cosine-angle", "induced-angle"),
    ("induced-length-distance", "image-distance"),
    ("projection-onto-vector", "projection-onto-line"),
    ("projection-onto-line", "orthogonal-projection"),
    ("orthogonal-projection", "reconstruction-error"),
    ("normal-equations", "linear-regression"),
    ("inverse-matrix", "pseudo-inverse"),
    ("normal-equations", "regularisation"),
    ("dataset-mean", "centring-and-scaling"),
    ("pca-objective", "pca-max-variance"),
    ("pca-algorithm", "pca-high-dimensional"),
    ("pca-algorithm", "svd"),
    ("explained-variance", "variance"),
    ("pca-interpretations", "probabilistic-pca"),
    ("pca-algorithm", "nonlinear-embedding-contrast"),
)

CONFUSABLE: frozenset[frozenset[str]] = frozenset(
    frozenset((one, other)) for group in _GROUPS for one in group for other in group if one != other
)


def confusable(one: str, other: str, concepts: Mapping[str, Concept]) -> bool:
    """Whether two concepts are easily confused: named so above, or taught in one week upon the same need."""
    if frozenset((one, other)) in CONFUSABLE:
        return True
    if one == other or one not in concepts or other not in concepts:
        return False
    a, b = concepts[one], concepts[other]
    return (a.course, a.week) == (b.course, b.week) and not set(a.needs).isdisjoint(b.needs)


def partners(concept: str, among: Iterable[str], concepts: Mapping[str, Concept]) -> list[str]:
    """Those of `among` that are easily taken for this concept."""
    return [other for other in among if confusable(concept, other, concepts)]
