import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Train a network")


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    # Train a network

    You draw a closed curve with the mouse. A network of some seventy neurons looks at it for a few seconds, and draws it
    too. Then a network of three hundred looks at sixty thousand digits that other people wrote, and reads yours.

    Nobody tells these networks how. They have a cost, and they go downhill. All the mathematics is in one question: how does
    the cost answer to each of two hundred thousand numbers? You will write the answer, and before that the tool that tells
    whether it is right.

    Everything here runs on your own functions from `my_maths`. Where one of them is not right yet, the notebook says so and
    goes on. When you have mended it on its page or in your editor, run the cell again that fetches it: the cell that says
    `course.mine`.
    """)
    return


@app.cell
def _():
    from time import perf_counter as now

    import marimo as mo
    import numpy as np

    from fullrank import data, maths
    from fullrank.notebooks import (
        compare,
        confusion,
        curve_of,
        curve_picture,
        curve_row,
        digit_of,
        draw_curve,
        draw_digit,
        image_grid,
        inside,
        lines,
        losses,
        moving,
        open_project,
        when_ready,
        worst_mistakes,
    )

    course = open_project("network")
    course
    return (
        compare,
        confusion,
        course,
        curve_of,
        curve_picture,
        curve_row,
        data,
        digit_of,
        draw_curve,
        draw_digit,
        image_grid,
        inside,
        lines,
        losses,
        maths,
        mo,
        moving,
        now,
        np,
        open_project,
        when_ready,
        worst_mistakes,
    )


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 1. First, a checker

    A wrong gradient does not crash. The program runs, learns badly, and you blame the data. So begin with the tool that
    finds out: move each entry of $\mathbf{x}$ a little, look how $f$ answers, and compare.
    """)
    return


@app.cell
def _(course):
    my_gradient_check = course.mine("gradient_check")
    course.check("gradient_check")
    return (my_gradient_check,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Here are five functions and what somebody says their gradients are. Some are wrong. **Before you run the checker**, read
    them: which two or three would you not sign?
    """)
    return


@app.cell
def _(np):
    _M = np.array([[2.0, -1.0, 0.5], [1.0, 0.5, -1.5]])
    _y, _w = np.array([1.0, -2.0]), np.array([0.5, -1.0, 0.75])
    suspects = {
        "a": (lambda x: x @ x, lambda x: 2 * x),
        "b": (lambda x: np.tanh(_w @ x), lambda x: (1 - np.tanh(_w @ x)) ** 2 * _w),
        "c": (lambda x: np.exp(-x @ x), lambda x: -2 * x * np.exp(-x @ x)),
        "d": (lambda x: np.mean((_M @ x - _y) ** 2), lambda x: 2 * _M.T @ (_M @ x - _y)),
        "e": (
            lambda x: np.sum(np.tanh(_M @ x) ** 2),
            lambda x: 2 * _M.T @ (np.tanh(_M @ x) * (1 - np.tanh(_M @ x) ** 2)),
        ),
    }
    return (suspects,)


@app.cell
def _():
    my_wrong_ones = None  # letters, such as "ace"
    return (my_wrong_ones,)


@app.cell
def _(my_gradient_check, my_wrong_ones, np, suspects):
    _at = np.array([0.8, -0.4, 0.6])
    disagreements = [my_gradient_check(f, grad, _at) for f, grad in suspects.values()]
    if my_wrong_ones is None:
        print("Write your guess into my_wrong_ones first; then the checker speaks here.")
    else:
        for _name, _number in zip(suspects, disagreements, strict=True):
            print(f"{_name}: {_number:.1e}")
    return (disagreements,)


@app.cell
def _(course, my_wrong_ones):
    course.milestone(
        "checker",
        my_wrong_ones is not None and "".join(sorted(set(my_wrong_ones))) == "bd",
        "Guess, look at what the checker says, and write down the letters of the gradients that are wrong.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    The two wrong ones are what people really write: a square one bracket too far out, and an average that was forgotten.

    Those are coarse. How small a fault can your checker see? Below, one entry of the right gradient of `c` is made wrong by
    a growing share, and your checker is asked about each.
    """)
    return


@app.cell
def _(lines, my_gradient_check, np, suspects):
    _f, _g = suspects["c"]
    _at, _first = np.array([0.8, -0.4, 0.6]), np.array([1.0, 0.0, 0.0])
    _faults = 10.0 ** np.arange(-14, 0.1, 0.5)
    _found = [my_gradient_check(_f, lambda x, fault=_fault: _g(x) * (1 + fault * _first), _at) for _fault in _faults]
    _right = my_gradient_check(_f, _g, _at)
    lines(
        {
            "a planted fault": (np.log10(_faults), _found),
            "no fault": (np.log10(_faults), [_right] * len(_faults)),
        },
        across="the fault, as a power of ten",
        up="what your checker says",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Faults below some $10^{-10}$ drown in the error of the differences themselves; whatever is larger stands out as it is. So a
    checker does not say "right". It says "not wrong by more than this".

    **Predict:** which step gives the smallest error, when `f` is read on both sides: $10^{-2}$, $10^{-5}$, $10^{-8}$ or
    $10^{-11}$? Write the power of ten; then the errors for function `c` are drawn.
    """)
    return


@app.cell
def _():
    my_power = None  # -2, -5, -8 or -11
    return (my_power,)


@app.cell
def _(lines, my_power, np, suspects):
    _f, _g = suspects["c"]
    _x, _e = np.array([0.8, -0.4, 0.6]), np.array([1.0, 0.0, 0.0])
    _steps = 10.0 ** np.arange(-14, 0.1, 0.5)
    _true = _g(_x)[0]
    _one = [abs((_f(_x + _h * _e) - _f(_x)) / _h - _true) + 1e-16 for _h in _steps]
    _both = [abs((_f(_x + _h * _e) - _f(_x - _h * _e)) / (2 * _h) - _true) + 1e-16 for _h in _steps]
    _picture = lines(
        {"one way": (np.log10(_steps), _one), "both ways": (np.log10(_steps), _both)},
        across="the step, as a power of ten",
        up="error",
    )
    _picture if my_power is not None else "Guess first: the errors are drawn once there is a number in my_power."
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    From the right, smaller steps are better: the error falls like $h$ one way and like $h^2$ both ways. From the left, rounding
    takes over. Two numbers that agree in ten digits leave six when they are subtracted.

    ## 2. A neuron, and a layer

    A neuron weighs what it hears, adds a bias, and squashes the sum: $\tanh(w a + b)$. Choose a weight and a bias so that it
    says *no* to a yes: nearly 1 when it hears 0, nearly −1 when it hears 1. **Predict** first: which sign must the weight
    have, and what must the bias be?
    """)
    return


@app.cell
def _(course):
    my_layer = course.mine("layer")
    course.check("layer")
    return (my_layer,)


@app.cell
def _():
    my_weight, my_bias = 1.0, 0.0
    return (my_bias, my_weight)


@app.cell
def _(lines, my_bias, my_layer, my_weight, np):
    _heard = np.linspace(-0.5, 1.5, 81)
    _said = my_layer(_heard[:, None], np.array([[my_weight]]), np.array([my_bias]))  # (81, 1)
    not_of = my_layer(np.array([[0.0], [1.0]]), np.array([[my_weight]]), np.array([my_bias]))
    print(f"It hears 0 and says {not_of[0].sum():.3f}; it hears 1 and says {not_of[1].sum():.3f}.")
    lines({"the neuron": (_heard, _said.ravel())}, across="what it hears", up="what it says", log=False)
    return (not_of,)


@app.cell
def _(course, not_of):
    course.milestone(
        "layer",
        (not_of[0] > 0.9) & (not_of[1] < -0.9),
        "It must say more than 0.9 to 0 and less than -0.9 to 1.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    The weight says how sudden the change is, and $-b/w$ where it happens. One neuron can say *not*; two layers can say
    anything, if they are wide enough.

    ## 3. Counting what there is to learn

    The network that will read digits hears 784 pixels, has hidden layers of 256 and 64 neurons, and 10 outputs.
    **Predict:** how many parameters has it? More than there are training pictures (60,000)? Write the number that you work
    out by hand.
    """)
    return


@app.cell
def _():
    my_parameters = None  # a whole number
    return (my_parameters,)


@app.cell
def _(course):
    my_count_parameters = course.mine("count_parameters")
    course.check("count_parameters")
    return (my_count_parameters,)


@app.cell
def _(lines, my_count_parameters, my_parameters, np):
    digit_sizes = [784, 256, 64, 10]
    if my_parameters is not None:
        print(f"Your function counts {my_count_parameters(digit_sizes):,}.")
    _widths = np.arange(1, 257, 5)
    lines(
        {
            "one hidden layer": (_widths, [my_count_parameters([784, int(_k), 10]) for _k in _widths]),
            "two": (_widths, [my_count_parameters([784, int(_k), int(_k), 10]) for _k in _widths]),
        },
        across="neurons in a hidden layer",
        up="parameters",
        log=False,
    )
    return (digit_sizes,)


@app.cell
def _(course, digit_sizes, my_count_parameters, my_parameters):
    course.milestone(
        "counted",
        my_parameters is not None and my_parameters == my_count_parameters(digit_sizes),
        "Work it out by hand, layer by layer, and write it into `my_parameters`; then see whether your function agrees.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 4. Your curve, and a cost

    Draw a closed curve. Press anywhere on the sheet and draw; the end is joined to the beginning. By keyboard: the arrow keys
    move the pen.
    """)
    return


@app.cell
def _(draw_curve):
    my_drawing = draw_curve()
    my_drawing
    return (my_drawing,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    When your drawing is done, run the next cell (Ctrl+Enter): it puts 240 places along the curve, and hands them on to all
    cells below. What should the network hear? How far along the curve we are, as a point on a circle: so that the end is
    where the beginning was. In short, the network learns to bend a circle into your curve.
    """)
    return


@app.cell
def _(curve_of, curve_picture, my_drawing, np):
    wanted = curve_of(my_drawing)  # (240, 2): what it should say
    _angle = 2 * np.pi * np.arange(len(wanted)) / len(wanted)
    circle = np.column_stack([np.cos(_angle), np.sin(_angle)])  # (240, 2): what it hears
    curve_picture(wanted, circle, "dashed: your curve; full: what the network hears")
    return (circle, wanted)


@app.cell
def _(course):
    my_squared_cost = course.mine("squared_cost")
    course.check("squared_cost")
    return (my_squared_cost,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Three machines that have learned little: one always says the middle, one may stretch and turn the circle but not bend
    it, and one is a network with weights drawn by chance. **Predict:** which costs least, and which most?
    """)
    return


@app.cell
def _():
    my_cheapest = None  # "middle", "ellipse" or "chance"
    return (my_cheapest,)


@app.cell
def _(circle, curve_row, my_cheapest, my_layer, my_squared_cost, np, wanted):
    _ones = np.column_stack([circle, np.ones(len(circle))])  # (240, 3)
    _rng = np.random.default_rng(1)
    _hidden = my_layer(circle, 2 * _rng.standard_normal((32, 2)), _rng.standard_normal(32))  # (240, 32)
    guesses = {
        "middle": np.zeros((240, 1)) + wanted.mean(axis=0),
        "ellipse": _ones @ np.linalg.lstsq(_ones, wanted, rcond=None)[0],
        "chance": _hidden @ _rng.standard_normal((2, 32)).T / 3,
    }
    guess_costs = {_name: my_squared_cost(_curve, wanted) for _name, _curve in guesses.items()}
    curve_row(
        {f"{_name}: {guess_costs[_name]:.3g}" if my_cheapest else _name: _c for _name, _c in guesses.items()}, wanted
    )
    return (guess_costs, guesses)


@app.cell
def _(course, guess_costs, my_cheapest):
    course.milestone(
        "cost",
        bool(guess_costs["middle"] + guess_costs["chance"] > 0)
        and my_cheapest == min(guess_costs, key=guess_costs.get),
        "Say which of the three costs least by your squared_cost.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    The ellipse is the best that a machine can do that only multiplies and adds. To bend, it needs the squashing; and to find
    out how, it needs the slopes of the cost.

    ## 5. The derivatives of the cost

    Now the chain rule, for a network with one hidden layer. Its parameters are two matrices and two vectors; the checker wants
    one long vector, so two small helpers pack and unpack.
    """)
    return


@app.cell
def _(course):
    my_backprop = course.mine("backprop")
    course.check("backprop")
    return (my_backprop,)


@app.cell
def _(np):
    def packed(parts):
        """All numbers of some arrays in one vector."""
        return np.concatenate([np.ravel(part) for part in parts])

    def unpacked(vector, shapes):
        """The arrays of these shapes, cut from one vector again."""
        _ends = np.cumsum([int(np.prod(shape)) for shape in shapes])
        return [part.reshape(shape) for part, shape in zip(np.split(vector, _ends[:-1]), shapes, strict=True)]

    return (packed, unpacked)


@app.cell
def _(
    circle, lines, my_backprop, my_gradient_check, my_layer, my_squared_cost, np, packed, unpacked, wanted, when_ready
):
    _shapes = [(6, 2), (6,), (2, 6), (2,)]  # W1, b1, W2, b2 of a network with six hidden neurons

    @when_ready(my_layer, my_squared_cost)
    def _cost(vector):
        W1, b1, W2, b2 = unpacked(vector, _shapes)
        return my_squared_cost(my_layer(circle, W1, b1) @ W2.T + b2, wanted)

    @when_ready(my_backprop)
    def _gradient(vector):
        return packed(my_backprop(circle, wanted, *unpacked(vector, _shapes)))

    _start = np.random.default_rng(3).standard_normal(32) / 2
    _h = 1e-5 * np.eye(32)
    by_chain_rule = _gradient(_start)
    by_differences = [(_cost(_start + _step) - _cost(_start - _step)) / 2e-5 for _step in _h]
    backprop_off = when_ready(my_gradient_check, by_chain_rule, by_differences)(my_gradient_check)(
        _cost, _gradient, _start
    )
    print(f"Your checker says that your backprop is off by {backprop_off:.1e}.")
    lines(
        {"backprop": (np.arange(32), by_chain_rule), "differences": (np.arange(32), by_differences)},
        across="parameter",
        up="derivative of the cost",
        log=False,
    )
    return (backprop_off, by_chain_rule, by_differences)


@app.cell
def _(backprop_off, course):
    course.milestone("backprop", backprop_off < 1e-6)
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    For these 32 parameters the differences took 64 forward passes; backpropagation took about the work of three. For the
    218,058 of the digit network it would be 436,116 against three. That is why networks can learn at all.

    ## 6. Any depth

    The step back through a layer is always the same, so a loop can do it.
    """)
    return


@app.cell
def _(course):
    my_backprop_deep = course.mine("backprop_deep")
    course.check("backprop_deep")
    return (my_backprop_deep,)


@app.cell
def _(my_layer, np, when_ready):
    def start(sizes, seed, scale=1.0):
        """A network with weights drawn by chance, so that signals neither fade nor grow, and biases of zero."""
        _rng = np.random.default_rng(seed)
        _pairs = list(zip(sizes[:-1], sizes[1:], strict=True))
        return [scale * _rng.standard_normal((k, n)) / np.sqrt(n) for n, k in _pairs], [np.zeros(k) for _, k in _pairs]

    @when_ready(my_layer)
    def outputs(network, X):
        """What a network says to every row of X: tanh in every layer but the last."""
        weights, biases = network
        A = X
        for W, b in zip(weights[:-1], biases[:-1], strict=True):
            A = my_layer(A, W, b)
        return A @ weights[-1].T + biases[-1]

    return (outputs, start)


@app.cell
def _(
    circle,
    course,
    my_backprop_deep,
    my_gradient_check,
    my_squared_cost,
    outputs,
    packed,
    start,
    unpacked,
    wanted,
    when_ready,
):
    _weights, _biases = start([2, 6, 5, 4, 2], seed=4)
    _shapes = [part.shape for part in (*_weights, *_biases)]

    @when_ready(my_squared_cost)
    def _cost(vector):
        _parts = unpacked(vector, _shapes)
        return my_squared_cost(outputs((_parts[:4], _parts[4:]), circle), wanted)

    @when_ready(my_backprop_deep)
    def _gradient(vector):
        _parts = unpacked(vector, _shapes)
        gW, gb = my_backprop_deep(circle, wanted, _parts[:4], _parts[4:])
        return packed([*gW, *gb])

    _point = packed([*_weights, *_biases])
    deep_off = when_ready(_gradient(_point), _cost(_point))(my_gradient_check)(_cost, _gradient, _point)
    print(f"Four layers: your checker says that your backprop_deep is off by {deep_off:.1e}.")
    course.milestone("deep", deep_off < 1e-6)
    return (deep_off,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    How much of the cost's answer arrives at the first layer? The gradient of its biases says so, for nothing else is multiplied
    in. **Predict:** in a network of ten layers whose weights are half as large as they should be, how many times smaller is it
    for the first layer than for the last? Write a number; then look, for weights too small, right, and too large.
    """)
    return


@app.cell
def _():
    my_times_smaller = None  # a number
    return (my_times_smaller,)


@app.cell
def _(circle, lines, my_backprop_deep, my_times_smaller, np, start, wanted, when_ready):
    @when_ready(my_backprop_deep)
    def sizes_of_gradients(scale):
        """How large the gradient of each layer's biases is, in a network of ten layers of 30 neurons."""
        _network = start([2, *[30] * 9, 2], seed=5, scale=scale)
        _, gb = my_backprop_deep(circle, wanted, *_network)
        return [float(np.linalg.norm(g)) for g in gb]

    _picture = lines(
        {f"times {_scale}": sizes_of_gradients(_scale) for _scale in (0.5, 1.0, 2.0)},
        across="layer",
        up="what arrives",
    )
    _picture if my_times_smaller is not None else "Guess first: the sizes are drawn once there is a number in my_times_smaller."
    return (sizes_of_gradients,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Each layer on the way back multiplies by its weights and by slopes that are at most 1. With small weights next to nothing
    arrives at the first layers, and they learn next to nothing. That is why the start matters.

    ## 7. The network draws your curve

    The gradient over all samples is dear when there are many. Mini-batches are fair draws: a few samples, a step, the next few.
    And a step that remembers the steps before it is a heavy ball rather than a hiker.
    """)
    return


@app.cell
def _(course):
    my_mini_batches = course.mine("mini_batches")
    course.check("mini_batches")
    return (my_mini_batches,)


@app.cell
def _(course):
    my_momentum_step = course.mine("momentum_step")
    course.check("momentum_step")
    return (my_momentum_step,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    **Predict:** how well does the gradient of ten samples, drawn by your function, point where the gradient of all 240 points?
    Write the cosine of the angle between the two: 1 is the same direction, 0 a right angle.
    """)
    return


@app.cell
def _():
    my_cosine = None  # between 0 and 1
    return (my_cosine,)


@app.cell
def _(circle, lines, my_backprop_deep, my_cosine, my_mini_batches, np, packed, start, wanted, when_ready):
    @when_ready(my_mini_batches, my_backprop_deep)
    def agreement(batch):
        """The mean cosine between the gradient of a batch and that of all samples."""
        _network = start([2, 32, 32, 2], seed=0, scale=2.0)
        _full = packed(my_backprop_deep(circle, wanted, *_network)[0])
        _drawn = [packed(my_backprop_deep(circle[r], wanted[r], *_network)[0]) for r in my_mini_batches(240, batch, 0)]
        return np.mean([_g @ _full / np.linalg.norm(_g) / np.linalg.norm(_full) for _g in _drawn])

    _sizes = [1, 2, 5, 10, 20, 40, 80, 120, 240]
    _picture = lines(
        {"cosine": (_sizes, [agreement(_k) for _k in _sizes])}, across="samples in a batch", up="cosine", log=False
    )
    _picture if my_cosine is not None else "Guess first: the cosines are drawn once there is a number in my_cosine."
    return (agreement,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Now all your functions work together. This is the whole of training:
    """)
    return


@app.cell
def _(my_backprop_deep, my_layer, my_mini_batches, my_momentum_step, my_squared_cost, np, outputs, when_ready):
    @when_ready(my_backprop_deep, my_mini_batches, my_momentum_step, my_squared_cost, my_layer)
    def train(network, X, Y, epochs, batch, rate, momentum=0.9, fall=True, after=None):
        """Train a copy of a network; the rate falls to zero on the way if fall. Returns it and the cost after each epoch.

        after(epoch, network, cost) is called after each epoch, to show something; cost is that of the last batches seen.
        """
        weights, biases = list(network[0]), list(network[1])
        vW, vb = [0 * W for W in weights], [0 * b for b in biases]
        costs = []
        with np.errstate(all="ignore"):  # a rate that is too large leaves the finite numbers, and may
            for epoch in range(epochs):
                length = rate * (1 - epoch / epochs) if fall else rate
                for rows in my_mini_batches(len(X), batch, epoch):
                    gW, gb = my_backprop_deep(X[rows], Y[rows], weights, biases)
                    for k in range(len(weights)):
                        weights[k], vW[k] = my_momentum_step(weights[k], vW[k], gW[k], length, momentum)
                        biases[k], vb[k] = my_momentum_step(biases[k], vb[k], gb[k], length, momentum)
                some = rows if len(X) > 5000 else slice(None)  # the cost of all samples is dear when there are many
                costs.append(float(my_squared_cost(outputs((weights, biases), X[some]), Y[some])))
                if after is not None:
                    after(epoch, (weights, biases), costs[-1])
        return (weights, biases), costs

    return (train,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    **Predict:** will the network find the coarse shape first, or one piece of the curve after the other? Then run the cell and
    watch.
    """)
    return


@app.cell
def _():
    my_epochs_on_curve = 400
    return (my_epochs_on_curve,)


@app.cell
def _(circle, curve_picture, moving, my_epochs_on_curve, outputs, start, train, wanted):
    with moving() as _film:

        def _show(epoch, network, cost):
            if epoch < 50 or epoch % 10 == 9:  # it learns most at the beginning
                _words = f"epoch {epoch + 1} of {my_epochs_on_curve}, cost {cost:.4f}"
                _film.show(curve_picture(wanted, outputs(network, circle), _words), wait=True)

        curve_network, curve_costs = train(
            start([2, 32, 32, 2], seed=0, scale=2.0), circle, wanted, my_epochs_on_curve, 20, 0.02, after=_show
        )
    curve_picture(wanted, outputs(curve_network, circle), f"cost {min(curve_costs[-1:], default=0):.4f}")
    return (curve_costs, curve_network)


@app.cell
def _(course, curve_costs, wanted, when_ready):
    spread = float(((wanted - wanted.mean(axis=0)) ** 2).sum(axis=1).mean())  # what always saying the middle costs
    course.milestone(
        "curve",
        when_ready()(lambda costs: costs[-1] < 0.005 * spread)(curve_costs),
        "The cost must come below a two-hundredth of what always saying the middle costs. Give it more epochs.",
    )
    return (spread,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    The coarse shape comes first, corners last. A corner is hard: it takes many neurons that change their mind at one place.

    ## 8. Rates: too small, right, too large

    Find three rates for the same network and the same 60 epochs: one so small that hardly anything is learned, one that is
    right, one so large that the cost leaves all bounds. **Predict** where the right one lies before you run it: 0.0001? 0.01?
    1? 100?
    """)
    return


@app.cell
def _():
    my_rates = (0.003, 0.003, 0.003)  # too small, right, too large
    return (my_rates,)


@app.cell
def _(circle, curve_row, losses, my_rates, outputs, start, train, wanted):
    rate_paths, _drawings = {}, {}
    for _words, _rate in zip(("too small", "right", "too large"), my_rates, strict=True):
        _network, _costs = train(
            start([2, 32, 32, 2], seed=0, scale=2.0), circle, wanted, 60, 20, _rate, momentum=0.0, fall=False
        )
        rate_paths[f"{_words}: {_rate:g}"] = _costs
        _drawings[f"{_words}: {_rate:g}"] = outputs(_network, circle)
    if len(rate_paths) == 3:
        rate_picture = losses(rate_paths)
        rate_drawings = curve_row(_drawings, wanted)
    else:
        rate_picture = rate_drawings = (
            "Put three different rates into my_rates: the curves are drawn side by side here."
        )
    rate_picture
    return (rate_drawings, rate_paths, rate_picture)


@app.cell
def _(rate_drawings):
    rate_drawings
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Now take a fifth of your right rate, and add momentum. **Predict:** with a momentum of 0.9, does it learn faster than
    without, or swing about and learn slower?
    """)
    return


@app.cell
def _(circle, losses, my_rates, start, train, wanted):
    _start = start([2, 32, 32, 2], seed=0, scale=2.0)
    _runs = {
        f"momentum {_m}": train(_start, circle, wanted, 60, 20, my_rates[1] / 5, momentum=_m, fall=False)[1]
        for _m in (0.0, 0.5, 0.9)
    }
    losses(_runs)
    return


@app.cell
def _(course, np, rate_paths, spread, when_ready):
    @when_ready()
    def _good(paths):
        """Whether three costs are too small a rate's, a right one's and too large a one's."""
        if len(paths) < 3:
            return False
        _slow, _right, _fast = (np.nan_to_num(_costs[-1], nan=1e9, posinf=1e9) for _costs in paths.values())
        return _right < 0.2 * spread and _slow > 4 * _right and _fast > 4 * _right

    course.milestone(
        "rates",
        _good(rate_paths),
        "The right rate must end below a fifth of the cost of the middle, and both others at four times that or more.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 9. Handwriting

    Sixty thousand digits, written by some five hundred people, and ten thousand by others to test with. Each is 28 by 28
    pixels: 784 numbers. The network should say 1 for the digit that it is and 0 for the nine others. The same cost, the same
    gradient, the same steps.

    The pixels are prepared once: the mean of each is taken away, and all are divided by one number, so that they are of about the
    size that weights drawn by chance expect.
    """)
    return


@app.cell
def _(data, np):
    mnist = data.load("mnist")
    _middle = mnist.train.rows.mean(axis=0).astype(np.float32)  # (784,)

    def prepared(pixels):
        """Pictures as the network hears them: (n, 784), about 1 in size."""
        return (np.asarray(pixels, dtype=np.float32).reshape(-1, 784) - _middle) / np.float32(67)

    print(mnist.source)
    print(f"{len(mnist.train):,} digits to train on, {len(mnist.test):,} to test with.")
    return (mnist, prepared)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    **Predict:** what share of the test digits will it read rightly after one round through all of them? Then train. It takes
    half a minute or a minute; the picture shows what sixteen of the first layer's neurons listen for.
    """)
    return


@app.cell
def _():
    my_share = None  # between 0 and 1
    return (my_share,)


@app.cell
def _():
    my_digits, my_rounds = 60_000, 10
    return (my_digits, my_rounds)


@app.cell
def _(
    digit_sizes,
    image_grid,
    lines,
    mnist,
    moving,
    my_digits,
    my_rounds,
    now,
    np,
    outputs,
    prepared,
    start,
    train,
    when_ready,
):
    test_X = prepared(mnist.test.rows)
    _X, _Y = prepared(mnist.train.rows[:my_digits]), np.eye(10, dtype=np.float32)[mnist.train.labels[:my_digits]]
    _weights, _biases = start(digit_sizes, seed=0)
    _small = [_W.astype(np.float32) for _W in _weights], [_b.astype(np.float32) for _b in _biases]
    digit_scores, _began = [], now()
    with moving() as _film:

        def _show(epoch, network, cost):
            digit_scores.append(float((outputs(network, test_X).argmax(axis=1) == mnist.test.labels).mean()))
            _words = (
                f"round {epoch + 1} of {my_rounds}: {digit_scores[-1]:.2%} of the test digits, {now() - _began:.0f} s"
            )
            print(_words)
            _film.show(image_grid(network[0][0][:16], [f"{_k + 1}" for _k in range(16)], columns=8, signed=True))

        digit_network, digit_costs = train(_small, _X, _Y, my_rounds, 50, 0.02, after=_show)
    digit_seconds = now() - _began
    digit_says = outputs(digit_network, test_X)  # (10000, 10)
    when_ready(digit_network)(
        lambda: lines({"read wrongly": [1 - _s for _s in digit_scores]}, across="round", up="share of the test digits")
    )()
    return (digit_costs, digit_network, digit_says, digit_scores, digit_seconds, test_X)


@app.cell
def _(course, digit_says, digit_scores, digit_seconds, mnist, my_share, when_ready):
    if my_share is not None and digit_scores:
        print(
            f"After one round it read {digit_scores[0]:.1%}; you said {my_share:.1%}. It took {digit_seconds:.0f} s in all."
        )
    course.milestone(
        "digits",
        when_ready()(lambda says: (says.argmax(axis=1) == mnist.test.labels).mean() >= 0.97)(digit_says),
        "The network must read 97 % of the test digits. Give it all 60,000 digits and more rounds.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    **Predict:** which two digits does it mix up most? Write them, such as `"18"`; then the table is drawn.
    """)
    return


@app.cell
def _():
    my_pair = None
    return (my_pair,)


@app.cell
def _(confusion, digit_says, mnist, my_pair, when_ready):
    @when_ready()
    def _said(says):
        return says.argmax(axis=1)

    _table = confusion(mnist.test.labels, _said(digit_says), mnist.classes)
    _table if my_pair is not None else "Guess first: the table is drawn once there are two digits in my_pair."
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    And these are the mistakes that it was surest of: what it is, and what the network said. Would you have read them?
    """)
    return


@app.cell
def _(digit_says, mnist, worst_mistakes):
    worst_mistakes(mnist.test.images, mnist.test.labels, digit_says)
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Now draw a digit yourself. Run the cell below the pad after you have drawn; while the pad is empty it shows a digit of the
    test set.
    """)
    return


@app.cell
def _(draw_digit):
    my_pad = draw_digit()
    my_pad
    return (my_pad,)


@app.cell
def _(digit_network, digit_of, inside, mnist, my_layer, my_pad, prepared, when_ready):
    @when_ready(my_layer)
    def layers_of(network, x):
        """What every layer says to one picture, from the first to the outputs."""
        weights, biases = network
        A, said = prepared(x), []
        for W, b in zip(weights[:-1], biases[:-1], strict=True):
            A = my_layer(A, W, b)
            said.append(A[0])
        return [*said, (A @ weights[-1].T + biases[-1])[0]]

    _drawn = digit_of(my_pad)
    my_digit = _drawn if _drawn.any() else mnist.test.images[4]
    inside(my_digit, layers_of(digit_network, my_digit), mnist.classes)
    return (layers_of, my_digit)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Full squares are neurons above zero, hollow ones below; the larger, the louder. Draw the same digit in another corner, or
    upside down, or draw no digit at all. What does the network say, and how sure is it?

    ## 10. The same gradient, from a tape

    You worked out the gradient by hand. A program can do it for any calculation: it writes down every step while it
    calculates, and reads the list backwards.
    """)
    return


@app.cell
def _(course):
    my_tape_backward = course.mine("tape_backward")
    course.check("tape_backward")
    return (my_tape_backward,)


@app.cell
def _(np):
    class Tape:
        """Writes down every step of a calculation; each method gives the number of the step it wrote."""

        def __init__(self):
            self.steps = []

        def _write(self, op, parents, value):
            self.steps.append((op, parents, value))
            return len(self.steps) - 1

        def value(self, i):
            return self.steps[i][2]

        def input(self, value):
            return self._write("input", [], value)

        def add(self, i, j):
            return self._write("add", [i, j], self.value(i) + self.value(j))

        def multiply(self, i, j):
            return self._write("multiply", [i, j], self.value(i) * self.value(j))

        def tanh(self, i):
            return self._write("tanh", [i], np.tanh(self.value(i)))

        def sum(self, i):
            return self._write("sum", [i], float(self.value(i).sum()))

        def dense(self, i, W, b):
            return self._write("dense", [i, W, b], self.value(i) @ self.value(W).T + self.value(b))

    return (Tape,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    The network that drew your curve is played once onto a tape. **Predict:** how many steps are on it? Count an input for each
    array, and a step for each operation; the network has three layers.
    """)
    return


@app.cell
def _():
    my_steps = None  # a whole number
    return (my_steps,)


@app.cell
def _(Tape, circle, compare, curve_network, my_backprop_deep, my_steps, my_tape_backward, packed, wanted, when_ready):
    @when_ready()
    def taped(network, X, Y):
        """The cost of a network, on a tape: the tape, and where the parameters stand on it."""
        tape, places = Tape(), []
        A = tape.input(X)
        for k, (W, b) in enumerate(zip(*network, strict=True)):
            places.append((tape.input(W), tape.input(b)))
            A = tape.dense(A, *places[-1])
            A = A if k + 1 == len(network[0]) else tape.tanh(A)
        off = tape.add(A, tape.input(-Y))
        tape.multiply(tape.sum(tape.multiply(off, off)), tape.input(1 / len(X)))
        return tape, places

    @when_ready(my_tape_backward, my_backprop_deep)
    def tape_and_hand(network, X, Y):
        """The gradient of a network's cost from its tape, beside the one by hand."""
        tape, places = taped(network, X, Y)
        if my_steps is not None:
            print(f"{len(tape.steps)} steps are on the tape, and the last says {tape.steps[-1][2]:.6f}.")

        def by_tape():
            slopes = my_tape_backward(tape.steps)
            return packed([slopes[W] for W, _ in places] + [slopes[b] for _, b in places])

        def by_hand():
            gW, gb = my_backprop_deep(X, Y, *network)
            return packed([*gW, *gb])

        return compare(by_tape, by_hand)

    tape_race = tape_and_hand(curve_network, circle, wanted)
    print("In the next line, yours is the tape, and the library's is your own backprop_deep.")
    tape_race
    return (tape_and_hand, tape_race)


@app.cell
def _(lines, np, tape_race):
    _both = {"by hand": tape_race.library, "from the tape": tape_race.mine}
    lines(
        {_name: (np.arange(len(_v)), _v) for _name, _v in _both.items()}, across="parameter", up="derivative", log=False
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    And the network that reads digits, on three hundred of them: 218,058 derivatives. Are there more steps on its tape?
    """)
    return


@app.cell
def _(digit_network, mnist, np, prepared, tape_and_hand):
    _weights, _biases = digit_network
    _exact = [_W.astype(float) for _W in _weights], [_b.astype(float) for _b in _biases]  # with all sixteen digits
    digit_race = tape_and_hand(
        _exact, prepared(mnist.train.rows[:300]).astype(float), np.eye(10)[mnist.train.labels[:300]]
    )
    digit_race
    return (digit_race,)


@app.cell
def _(course, digit_race, tape_race):
    course.milestone(
        "tape",
        (tape_race.digits >= 12) & (digit_race.digits >= 12),
        "By hand and from the tape the gradients must agree to twelve digits, for both networks.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 11. Beside the library

    The same gradient by the library, on a thousand digits. The library keeps its weights the other way round, a column for each
    neuron, and halves its squared cost. So transpose, and double. **Predict:** to how many digits will they agree, and how much
    faster will it be?
    """)
    return


@app.cell
def _(compare, digit_sizes, maths, mnist, my_backprop_deep, np, packed, prepared, start, when_ready):
    _weights, _biases = start(digit_sizes, seed=0)
    _network = maths.Network(digit_sizes, activation="tanh", loss="squared", dtype=np.float64)
    for _layer, _W, _b in zip(_network.layers, _weights, _biases, strict=True):
        _layer.W[:], _layer.b[:] = _W.T, _b
    _X, _Y = prepared(mnist.train.rows[:1000]).astype(float), np.eye(10)[mnist.train.labels[:1000]]

    @when_ready(my_backprop_deep)
    def _mine():
        gW, gb = my_backprop_deep(_X, _Y, _weights, _biases)
        return packed([part for g, h in zip(gW, gb, strict=True) for part in (g.T, h)])

    library_race = compare(_mine, lambda: 2 * _network.gradient(_X, _Y))
    library_race
    return (library_race,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    And the whole training by the library: it takes another cost for labels, the cross-entropy, another squashing, and steps
    that adapt their size. All of it is your chain rule.
    """)
    return


@app.cell
def _(digit_scores, digit_seconds, digit_sizes, maths, mnist, moving, my_digits, now):
    with moving():
        _began = now()
        _outcome = maths.train(
            maths.Network(digit_sizes), mnist.train.rows[:my_digits], mnist.train.labels[:my_digits], epochs=5
        )
        _took = now() - _began
    _theirs = _outcome.value.score(mnist.test.rows, mnist.test.labels)
    _ours = f"{digit_scores[-1]:.2%} in {digit_seconds:.0f} s" if digit_scores else "not trained yet"
    print(f"Yours: {_ours}. The library's: {_theirs:.2%} in {_took:.0f} s.")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 12. An open question

    Move every test digit two pixels to the right and ask your network again: `np.roll(mnist.test.images, 2, axis=2)`. You would not
    notice the difference. How much does it lose, and why? What would you have to change, in the network or in what it is
    trained on, so that a shift means nothing to it? There is more than one good answer. Try one.
    """)
    return


if __name__ == "__main__":
    app.run()
