"""What must hold of tape_backward. Its slopes are held against playing the tape again with a tiny imaginary nudge."""

import numpy as np

from fullrank.checks import Fail, check, close, is_finite, keeps_arguments

STEP = 1e-30
OPERATIONS = {
    "add": lambda a, b: a + b,
    "multiply": lambda a, b: a * b,
    "tanh": np.tanh,
    "sum": np.sum,
    "dense": lambda A, W, b: A @ W.T + b,
}


class Recorder:
    """Writes a tape while it calculates."""

    def __init__(self):
        self.tape = []

    def do(self, op, *parents):
        value = OPERATIONS[op](*[self.tape[parent][2] for parent in parents])
        return self.put(op, list(parents), value)

    def given(self, value):
        return self.put("input", [], value)

    def put(self, op, parents, value):
        self.tape.append((op, parents, value if isinstance(value, np.ndarray) and value.ndim else float(value)))
        return len(self.tape) - 1


def slope_of(tape, step):
    """How the last value answers to one step: that step nudged, and all that follows worked out again."""
    shape = np.shape(tape[step][2])
    slope = np.zeros(shape)
    for place in np.ndindex(shape):
        values = [np.array(value, dtype=complex) for _, _, value in tape]
        values[step][place] += 1j * STEP
        for k in range(step + 1, len(tape)):
            op, parents, _ = tape[k]
            if parents:
                values[k] = OPERATIONS[op](*[values[parent] for parent in parents])
        slope[place] = np.imag(values[-1]) / STEP
    return slope


def number(draw):
    value = float(draw.vector(1, low=-3, high=3)[0])
    draw.guard(abs(value) >= 0.5 and abs(value) != 1)
    return value


def two_numbers(draw, op):
    record = Recorder()
    a, b = record.given(number(draw)), record.given(number(draw))
    draw.guard(record.tape[a][2] != record.tape[b][2])
    record.do(op, a, b)
    return (record.tape,)


def squashed(draw):
    record = Recorder()
    a = record.given(draw.choice((0.5, -0.5, 0.25, 0.75, 1.0, -1.0, 1.25)))
    record.do("tanh", a)
    return (record.tape,)


def used_twice(draw):
    """a b + a, or a a, or the like: some value is used more than once."""
    record = Recorder()
    a, b = record.given(number(draw)), record.given(number(draw))
    product = record.do("multiply", a, draw.choice((a, b)))
    if record.tape[product][1] != [a, a] or draw.choice((False, True)):
        record.do("add", *draw.choice(((product, a), (a, product), (product, product))))
    return (record.tape,)


def layer(draw):
    """A layer of few numbers, and the sum of what it gives."""
    record = Recorder()
    N, n_in, n_out = draw.choice(((1, 1, 1), (1, 2, 1), (2, 1, 1)))
    parts = draw.matrix(N, n_in), draw.matrix(n_out, n_in), draw.vector(n_out)
    draw.guard(all(np.abs(part).min() > 0 for part in parts))
    record.do("sum", record.do("dense", *[record.given(part) for part in parts]))
    return (record.tape,)


def unused(draw):
    """A product that the result does not look at."""
    record = Recorder()
    a, b = record.given(number(draw)), record.given(number(draw))
    record.do("multiply", a, b)
    record.do("add", a, b)
    return (record.tape,)


def network(draw):
    """The cost of a network with one hidden layer."""
    record = Recorder()
    N, n_in, hidden, n_out = (draw.integer(1, 3) for _ in range(4))
    X, W1, b1 = (record.given(part) for part in (draw.matrix(N, n_in, low=-1, high=1), draw.matrix(hidden, n_in, low=-1,
                 high=1), draw.vector(hidden, low=-1, high=1)))  # fmt: skip
    A = record.do("tanh", record.do("dense", X, W1, b1))
    W2, b2 = record.given(draw.matrix(n_out, hidden)), record.given(draw.vector(n_out))
    off = record.do("add", record.do("dense", A, W2, b2), record.given(draw.matrix(N, n_out)))
    total = record.do("sum", record.do("multiply", off, off))
    record.do("multiply", total, record.given(1 / N))
    return (record.tape,)


def slopes_of(tape_backward, tape):
    """The answer, seen to be a list of arrays or numbers with the shapes of the values."""
    got = tape_backward(tape)
    if not isinstance(got, (list, tuple)) or len(got) != len(tape):
        raise Fail(f"The slopes must be a list of {len(tape)}, one for each step of the tape.", code="kind", got=got)
    slopes = []
    for k, (slope, (_, _, value)) in enumerate(zip(got, tape, strict=True)):
        plain = isinstance(slope, (int, float, np.ndarray)) and not isinstance(slope, bool)
        array = np.asarray(slope) if plain else np.zeros(0)
        if not plain or array.dtype.kind not in "fiu" or array.shape != np.shape(value):
            raise Fail(
                f"The slope of step {k} must be real numbers of the shape of its value, {np.shape(value) or 'one number'}.",
                code="shape",
                got=slope,
            )
        is_finite(array, f"The slope of step {k}", slope)
        slopes.append(array.astype(float))
    return slopes


def see(tape_backward, tape, words):
    got = slopes_of(tape_backward, tape)
    for k in reversed(range(len(tape))):
        close(
            got[k],
            slope_of(tape, k),
            f"{words} The slope of step {k}, an {tape[k][0]}, is not right."
            if tape[k][0][0] in "ai"
            else f"{words} The slope of step {k}, a {tape[k][0]}, is not right.",
            relative=1e-6,
        )


@check(inputs=lambda draw: two_numbers(draw, "add"), says="A sum hands on its slope to both parents.", count=30)
def sums_hand_on(tape_backward, tape):
    see(tape_backward, tape, "y = a + b.")


@check(
    inputs=lambda draw: two_numbers(draw, "multiply"),
    says="A product gives each parent the slope times the other.",
    count=40,
)
def products_cross_over(tape_backward, tape):
    see(tape_backward, tape, "y = a b.")


@check(inputs=squashed, says="The slope of $\\tanh$ is $1 - y^2$, where $y$ is what came out.", count=10)
def squashing_has_its_slope(tape_backward, tape):
    see(tape_backward, tape, "y = tanh(a).")


@check(inputs=used_twice, says="What is used several times gets all its shares, added up.", count=60)
def shares_add_up(tape_backward, tape):
    see(tape_backward, tape, "A value is used more than once here.")


@check(inputs=unused, says="A step that the result does not depend on has slope 0.", count=20)
def what_is_not_used_has_no_slope(tape_backward, tape):
    see(tape_backward, tape, "The product is not used.")


@check(inputs=layer, says="A layer hands on to its samples, its weights and its biases.", count=50)
def layers_hand_on(tape_backward, tape):
    see(tape_backward, tape, "A layer, and the sum of what it says.")


@check(inputs=network, says="The gradient of a whole network comes out right.", count=30)
def a_network_comes_out(tape_backward, tape):
    see(tape_backward, tape, "The cost of a network.")


@check(inputs=layer, says="The tape is left as it was.", count=20)
def arguments_stay(tape_backward, tape):
    keeps_arguments(tape_backward, tape)
