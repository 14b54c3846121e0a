"""Properties whose inputs are drawn in the tests of both ways of drawing."""

from fullrank.checks import Draw, check


@check(inputs=lambda draw: (draw.vector(draw.integer(1, 3)), draw.choice(("a", "b"))), says="", count=50)
def wide(f: object, v: object, name: str) -> None:
    """Holds always."""


@check(inputs=lambda draw: (draw.choice((1, 2)),), says="", always=[(7,)])
def narrow(f: object, n: int) -> None:
    """Holds always."""


def even(draw: Draw) -> tuple[int]:
    number = draw.integer(0, 40)
    draw.guard(number % 2 == 0)
    return (number,)


@check(inputs=even, says="", count=10)
def guarded(f: object, n: int) -> None:
    """Holds always."""
