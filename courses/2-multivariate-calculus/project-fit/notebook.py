import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Fit a model")


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    # Fit a model

    Here are the heights of 799 men. A bell curve says nearly the same with two numbers. Which two, how do you find
    them, and how sure can you be of them? At the end of this notebook a fitter of fifteen lines, written by you, answers
    that for any curve, and its answers are held against some that are certified to eleven digits.

    Everything here runs on your own functions from `my_maths`. Where one of them is not right yet, the notebook says so
    and goes on. When you have mended it on its page or in your editor, run the cell again that fetches it: the cell that
    says `course.mine`.
    """)
    return


@app.cell
def _():
    import warnings

    import marimo as mo
    import numpy as np
    import scipy.optimize

    from fullrank import data, maths
    from fullrank.notebooks import (
        Tried,
        Waiting,
        bell_of,
        certified_digits,
        compare,
        draw_bell,
        fit_page,
        fitted_points,
        histogram,
        in_words,
        landscape,
        lines,
        model_at,
        open_project,
        residual_plot,
        score_board,
        xy_columns,
    )

    course = open_project("fit")
    course
    return (
        Tried,
        Waiting,
        bell_of,
        certified_digits,
        compare,
        course,
        data,
        draw_bell,
        fit_page,
        fitted_points,
        histogram,
        in_words,
        landscape,
        lines,
        maths,
        mo,
        model_at,
        np,
        residual_plot,
        scipy,
        score_board,
        warnings,
        xy_columns,
    )


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 1. By hand

    These people were measured, not asked, in the United States in 1971 to 1975. Of every bar, the height is the share of
    the men in it, divided by its width of 2 cm: so the area of all bars together is 1.

    Push the bell over the bars until it fits. The thin lines are the **residuals**, what is left over; the **misfit** is
    the sum of their squares. **Before you start:** of the two numbers, which will be harder to get right?
    """)
    return


@app.cell
def _(draw_bell):
    my_drawing = draw_bell()
    my_drawing
    return (my_drawing,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    When your bell stands well, run the next cell (Ctrl+Enter): it reads the mean and the spread. You may also write them
    into it as numbers.
    """)
    return


@app.cell
def _(bell_of, my_drawing, np):
    my_place = None  # or (mean, spread), such as (170.0, 8.0)
    by_hand = np.array(my_place or bell_of(my_drawing))
    print("mean and spread by hand:", by_hand.round(2))
    return (by_hand,)


@app.cell
def _(Waiting, data, np):
    people = data.load("heights")
    men = people.height_cm[people.sex == "male"]
    edges = np.arange(152.0, 202.0, 2.0)  # (25,)
    x = (edges[1:] + edges[:-1]) / 2  # (24,) the middles of the bars

    def shares(heights, edges):
        """The heights of the bars of a histogram with area 1."""
        return np.histogram(heights, edges)[0] / (len(heights) * np.diff(edges))

    def curve(model, x, b):
        """The values of a model at x, with the parameters b; or what b waits for."""
        return b if isinstance(b, Waiting) else model(x, *b)

    y = shares(men, edges)  # (24,)
    print(people.source)
    return curve, edges, men, people, shares, x, y


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Now the bell as a function of your own, `gaussian_bell`. With it the misfit is two lines.
    """)
    return


@app.cell
def _(course):
    my_gaussian_bell = course.mine("gaussian_bell")
    course.check("gaussian_bell")
    return (my_gaussian_bell,)


@app.cell
def _(by_hand, edges, histogram, my_gaussian_bell, np, x, y):
    def misfit(mean, spread):
        """The sum of squared residuals of your bell on the men's bars."""
        _r = my_gaussian_bell(x, mean, spread) - y
        return _r @ _r

    smooth = np.linspace(edges[0], edges[-1], 200)
    print("misfit by hand:", misfit(*by_hand))
    histogram(edges, y, {"by hand": (smooth, my_gaussian_bell(smooth, *by_hand))})
    return misfit, smooth


@app.cell
def _(by_hand, course, misfit):
    course.milestone(
        "by-hand",
        misfit(*by_hand) < 3.2e-4,
        "Move the bell until its misfit is below 0.00032, twice the least there is, and read it again.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 2. A landscape

    Every pair of a mean and a spread has its misfit. So over the plane of all pairs the misfit is a landscape, and you have
    been walking about in it. The stronger the colour, the lower; the ring is where you stood.
    """)
    return


@app.cell
def _(by_hand, landscape, misfit):
    landscape(misfit, (154, 198), (3, 18), {"by hand": [by_hand]})
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    From here on nobody looks at the whole map: it takes thousands of misfits to draw, and with eight parameters nobody
    could. All that a method may ask is how things are at the place where it stands.

    Stand at a mean of 160 and a spread of 6: far too short. **Predict:** the first step downhill, does it make the bell
    wider or narrower?
    """)
    return


@app.cell
def _():
    my_guess_first = None  # "wider" or "narrower"
    return (my_guess_first,)


@app.cell
def _(course):
    my_gradient_of_misfit = course.mine("gradient_of_misfit")
    course.check("gradient_of_misfit")
    return (my_gradient_of_misfit,)


@app.cell
def _(landscape, misfit, my_gradient_of_misfit, my_guess_first, np, x, y):
    start = np.array([160.0, 6.0])

    def slope(b):
        """The gradient of the men's misfit at the parameters b."""
        return my_gradient_of_misfit(x, y, b[0], b[1])

    if my_guess_first is None:
        first_look = "Guess first: the arrow is drawn once there is a word in my_guess_first."
    else:
        print("The gradient at the start points uphill:", slope(start))
        print("So downhill is wider: from so far away the bell can reach the bars only by stretching out for them.")
        print("It will be narrow again when it has arrived. A fit does not go straight to its goal; it goes downhill.")
        first_look = landscape(misfit, (154, 198), (3, 18), {"straight downhill": [start, start - 1500 * slope(start)]})
    first_look
    return slope, start


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Is your gradient right? Compare it with small steps of the misfit itself, at your own bell and at the start.
    """)
    return


@app.cell
def _(compare, course, misfit, np, slope, start):
    def slope_by_steps(b, h=1e-4):
        """The gradient by steps of the misfit to both sides."""
        _by_mean = (misfit(b[0] + h, b[1]) - misfit(b[0] - h, b[1])) / (2 * h)
        _by_spread = (misfit(b[0], b[1] + h) - misfit(b[0], b[1] - h)) / (2 * h)
        return np.array([1.0, 0.0]) * _by_mean + np.array([0.0, 1.0]) * _by_spread

    gradient_race = compare(lambda: slope(start), lambda: slope_by_steps(start))
    print("They agree to", gradient_race.digits, "digits.")
    course.milestone("uphill", gradient_race.digits >= 5, "The gradient does not agree with steps of the misfit.")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 3. Walking down

    `gradient_descent` takes a step against the gradient, again and again. The rate says how far. Here is a walk of 30 steps.
    """)
    return


@app.cell
def _(course):
    my_gradient_descent = course.mine("gradient_descent")
    course.check("gradient_descent")
    return (my_gradient_descent,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    **Predict** what a rate of 10,000 does, a hundred times the one below: is it `"faster"`, does it `"swing"` to and fro
    across the valley, or does it `"leap"` out of it? Then try rates of your own, until 30 steps arrive.
    """)
    return


@app.cell
def _():
    my_guess_rate = None  # "faster", "swing" or "leap"
    my_rate = 100
    return my_guess_rate, my_rate


@app.cell
def _(landscape, misfit, my_gradient_descent, my_rate, np, slope, start):
    with np.errstate(all="ignore"):
        descent = my_gradient_descent(slope, start, my_rate, 30)  # (31, 2)
    landscape(misfit, (154, 198), (3, 40), {f"rate {my_rate:,}": descent})
    return (descent,)


@app.cell
def _(lines, misfit, my_gradient_descent, my_guess_rate, np, slope, start):
    rates = (100, 500, 2_000, 4_000) if my_guess_rate is None else (100, 500, 2_000, 4_000, 10_000)
    with np.errstate(all="ignore"):
        walks = {f"rate {_rate:,}": my_gradient_descent(slope, start, _rate, 60) for _rate in rates}
    falls = {_name: [misfit(*_place) for _place in _walk] for _name, _walk in walks.items()}
    if my_guess_rate is None:
        print("The curve of the rate 10,000 joins the others once you have guessed.")
    else:
        print(
            "A rate of 10,000 leaps at its first step onto the plain of very wide bells, where the ground is nearly flat."
        )
        print("No slope calls it back from there. Too small a rate, on the other hand, has not arrived by tonight.")
    lines(falls, up="misfit")
    return


@app.cell
def _(course, descent, my_rate, np):
    course.milestone(
        "rate",
        abs(descent[-1] - np.array([175.284737, 6.724506])).max() < 0.01,
        f"After 30 steps with the rate {my_rate:,} the walk is not within 0.01 of the bottom. Try others.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    The rate that is right here is right only here: measure the heights in metres, and all of them change. Near the bottom
    there is a sharp limit, 2 over the largest curvature; a rate of 4,000 is beyond it, and swings.

    ## 4. Derivatives of anything

    Before a better method, a better tool. For the bell you differentiated on paper. `jacobian` feels the derivatives out,
    for any model. It needs a step. **Predict:** which step $h$ gives the most digits, $10^{-2}$, $10^{-5}$ or $10^{-12}$?
    """)
    return


@app.cell
def _():
    my_guess_step = None  # 1e-2, 1e-5 or 1e-12
    return (my_guess_step,)


@app.cell
def _(lines, my_guess_step, np):
    if my_guess_step is None:
        step_picture = "Guess first: the curve is drawn once there is a number in my_guess_step."
    else:
        _h = 10.0 ** np.arange(0, -15.5, -0.5)
        _both = np.abs((np.exp(1 + _h) - np.exp(1 - _h)) / (2 * _h) - np.e)
        _one = np.abs((np.exp(1 + _h) - np.exp(1)) / _h - np.e)
        step_picture = lines(
            {"to both sides": (0 - np.log10(_h), _both), "to one side": (0 - np.log10(_h), _one)},
            across="step of one over 10 to the power",
            up="error of the slope of exp at 1",
        )
    step_picture
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Two errors pull against each other. From the left the error of the bend falls as the step shrinks; from the right
    rounding rises. In the valley between them lies the best step.

    Now your own `jacobian`, first on the bell: a column for each parameter, and in it how every place of the bell answers.
    Where does the bell not move at all when the mean grows a little?
    """)
    return


@app.cell
def _(course):
    my_jacobian = course.mine("jacobian")
    course.check("jacobian")
    return (my_jacobian,)


@app.cell
def _(lines, my_gaussian_bell, my_jacobian, np, smooth):
    bell_columns = my_jacobian(lambda b: my_gaussian_bell(smooth, *b), np.array([175.0, 7.0]))  # (200, 2)
    lines(
        {"by the mean": (smooth, bell_columns[:, 0]), "by the spread": (smooth, bell_columns[:, 1])},
        across="height in cm",
        up="your derivative of the bell",
        log=False,
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    A larger mean takes from the left and gives to the right; the top and the far tails stay where they are. A larger spread
    takes from the middle and gives to both sides. Neither column is a multiple of the other: that is why the bars can tell
    the mean from the spread.

    Then a model with nine parameters: the pressure difference across the southern Pacific, month by month, as three waves.
    """)
    return


@app.cell
def _(compare, data, maths, my_jacobian):
    problems = data.load("nist-strd")
    waves = problems["ENSO"]
    print(waves.reference)
    jacobian_race = compare(
        lambda: my_jacobian(lambda b: waves.model(waves.x, *b), waves.certified),
        lambda: maths.jacobian(lambda b: waves.model(waves.x, *b), waves.certified),
    )  # (168, 9)
    jacobian_race
    return jacobian_race, problems, waves


@app.cell
def _(fitted_points, np, waves):
    fitted_points(
        waves.x,
        waves.y,
        {"three waves": (_t := np.linspace(1, 168, 600), waves.model(_t, *waves.certified))},
        names=("month", "pressure difference"),
    )
    return


@app.cell
def _(course, jacobian_race):
    course.milestone(
        "jacobian", jacobian_race.digits >= 6, "It does not agree with the exact derivatives to six digits."
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 5. A step as long as it should be

    Near where you stand, each residual is nearly a straight function of the parameters. Gauss–Newton goes to the bottom of
    that straight problem at once. **Predict:** from a mean of 170 and a spread of 10, how many steps until six decimals
    stand still?
    """)
    return


@app.cell
def _():
    my_guess_steps = None  # a whole number
    return (my_guess_steps,)


@app.cell
def _(course):
    my_gauss_newton_step = course.mine("gauss_newton_step")
    course.check("gauss_newton_step")
    return (my_gauss_newton_step,)


@app.cell
def _(Waiting, landscape, misfit, my_gauss_newton_step, my_gaussian_bell, my_guess_steps, my_jacobian, np, x, y):
    def residuals(b):
        """What is left over of the men's bars, at the parameters b."""
        return my_gaussian_bell(x, *b) - y  # (24,)

    def gauss_newton_walk(b, steps=30):
        """Gauss-Newton steps, until they run away or stand still."""
        _path = [np.array(b, dtype=float)]
        for _ in range(steps):
            with np.errstate(all="ignore"):
                _J, _r = my_jacobian(residuals, _path[-1]), residuals(_path[-1])
            if isinstance(_J, Waiting):
                return _J
            if not np.isfinite(_J).all():  # the walk has left where the bell has values
                break
            _d = my_gauss_newton_step(_J, _r)
            if isinstance(_d, Waiting):
                return _d
            _path.append(_path[-1] + _d)
            if abs(_path[-1]).max() > 1e4 or abs(_d).max() < 1e-9:
                break
        return np.array(_path)

    if my_guess_steps is None:
        near_walk = None
        near_picture = "Guess first: the walk is drawn once there is a number in my_guess_steps."
    else:
        near_walk = gauss_newton_walk((170.0, 10.0))
        print(near_walk)
        near_picture = landscape(misfit, (154, 198), (3, 18), {"Gauss–Newton": near_walk})
    near_picture
    return gauss_newton_walk, near_walk, residuals


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Look at the digits that stand still: near the bottom every step brings one more, or nearly two, and nobody chose a rate.
    Were the residuals zero at the bottom, each step would double the digits. There is a price. Far away the straight problem has little to do with the real one. Move `my_bad_start` about until the
    walk runs away and never comes back.
    """)
    return


@app.cell
def _():
    my_bad_start = (165.0, 6.0)  # a mean between 154 and 198, a spread between 3 and 18
    return (my_bad_start,)


@app.cell
def _(gauss_newton_walk, landscape, misfit, my_bad_start):
    far_walk = gauss_newton_walk(my_bad_start)
    landscape(misfit, (120, 240), (-15, 45), {"Gauss–Newton": far_walk})
    return (far_walk,)


@app.cell
def _(Waiting, course, far_walk, my_bad_start, near_walk, np):
    bottom = np.array([175.284737, 6.724506])
    arrived = near_walk is not None and abs(near_walk[-1] - bottom).max() < 1e-5
    ran_away = abs(far_walk[-1] - bottom).max() > 1  # also after all its steps
    inside = 154 <= my_bad_start[0] <= 198 and 3 <= my_bad_start[1] <= 18
    course.milestone(
        "gauss-newton",
        far_walk if isinstance(far_walk, Waiting) else arrived and ran_away and inside,
        "Guess the number of steps, and find a start on the map of section 2 from which the walk is lost.",
    )
    return bottom, ran_away


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 6. On a leash

    Put the long step on a leash. `damped_step` wants small residuals and a short step both, and the damping says how much
    the second matters. Go back to the place of your walk from which Gauss–Newton first made things worse. Each dot below is
    where one damping would lead from there. Choose `my_damping` so that its step makes the misfit smaller.
    """)
    return


@app.cell
def _(course):
    my_damped_step = course.mine("damped_step")
    course.check("damped_step")
    return (my_damped_step,)


@app.cell
def _():
    my_damping = 1e-6
    return (my_damping,)


@app.cell
def _(Waiting, far_walk, landscape, misfit, my_bad_start, my_damped_step, my_damping, my_jacobian, np, residuals):
    _misfits = [misfit(*_place) for _place in far_walk]
    _worse = next((_k for _k in range(len(_misfits) - 1) if _misfits[_k + 1] > _misfits[_k]), 0)
    lost = np.array(my_bad_start) if isinstance(far_walk, Waiting) else far_walk[_worse]
    _J, _r = my_jacobian(residuals, lost), residuals(lost)
    _fan = [my_damped_step(_J, _r, _lam) for _lam in (1e4, 100.0, 10.0, 3.0, 1.0, 0.3, 0.1, 0.01, 1e-6)]
    leash = [_d if isinstance(_d, Waiting) else lost + _d for _d in (0 * lost, *_fan)]
    one_step = lost + my_damped_step(_J, _r, my_damping)
    print("misfit before:", misfit(*lost), "  after one step with my_damping:", misfit(*one_step))
    landscape(misfit, (120, 240), (-15, 45), {"ever looser": leash})
    return lost, one_step


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    With much damping the step is short and leads downhill; with none it is the Gauss–Newton step that lost its way. And no
    damping is best everywhere. So let the outcome decide: a step that helps is **accepted** and loosens the leash, a step
    that does not is **refused** and tightens it. (Crosses at the very bottom are steps with nothing left to gain.) That is `levenberg_marquardt`, and it is yours to write; it walks from your bad start itself.
    """)
    return


@app.cell
def _(course):
    my_levenberg_marquardt = course.mine("levenberg_marquardt")
    course.check("levenberg_marquardt")
    return (my_levenberg_marquardt,)


@app.cell
def _(Tried, Waiting, landscape, misfit, my_bad_start, my_jacobian, my_levenberg_marquardt, np, residuals):
    tried = Tried(residuals)
    with np.errstate(all="ignore"):
        rescued = my_levenberg_marquardt(tried, lambda b: my_jacobian(residuals, b), np.array(my_bad_start))
    print("It ends at", rescued)
    landscape(
        misfit,
        (145, 205),
        (2, 32),
        {"accepted": rescued if isinstance(rescued, Waiting) else tried.accepted},
        refused=tried.refused,
    )
    return (rescued,)


@app.cell
def _(bottom, course, lost, misfit, one_step, ran_away, rescued):
    course.milestone(
        "damped",
        ran_away & (misfit(*one_step) < misfit(*lost)) & (abs(rescued - bottom).max() < 1e-4),
        "Needed: a start from which Gauss–Newton is lost, a my_damping whose step helps there, and a fitter that arrives.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 7. How sure?

    The mean is 175.28 cm. Would 799 other men have given 175.28 as well? **Predict:** by how many centimetres would the
    fitted mean typically change? Write a number.
    """)
    return


@app.cell
def _():
    my_guess_error = None  # centimetres
    return (my_guess_error,)


@app.cell
def _(course):
    my_standard_errors = course.mine("standard_errors")
    course.check("standard_errors")
    return (my_standard_errors,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Two answers. The first is your `standard_errors`, from the curvature of the misfit at its bottom. The second asks for
    nothing to be believed: draw 799 men from these 799, with repetition, make a histogram, fit it, and do that 200 times.
    That is a **bootstrap**.
    """)
    return


@app.cell
def _(
    Waiting,
    edges,
    men,
    my_gaussian_bell,
    my_guess_error,
    my_jacobian,
    my_levenberg_marquardt,
    my_standard_errors,
    np,
    shares,
    x,
    y,
):
    def fit_bars(bars, noise):
        """Mean and spread of the bell on the bars, each residual counted in units of its noise, and their errors."""

        def _r(b):
            return (my_gaussian_bell(x, *b) - bars) / noise

        _b = my_levenberg_marquardt(_r, lambda b: my_jacobian(_r, b), np.array([170.0, 8.0]))
        return _b, my_standard_errors(my_jacobian(_r, _b), _r(_b))

    def bootstrap(noise, times=200):
        """The spread of the fitted parameters over histograms of men drawn again, and the parameters themselves."""
        _dice = np.random.default_rng(1)
        _fits = [fit_bars(shares(_dice.choice(men, len(men)), edges), noise)[0] for _ in range(times)]
        _waits = next((_b for _b in _fits if isinstance(_b, Waiting)), None)
        return _waits if _waits is not None else np.array(_fits)

    if my_guess_error is None:
        print("Guess first: the answers are given once there is a number in my_guess_error.")
    else:
        fitted, errors = fit_bars(y, 1.0)
        again = bootstrap(1.0)  # (200, 2)
        print("by the curvature: ", errors)
        print("by the bootstrap: ", again.std(axis=0) if not isinstance(again, Waiting) else again)
    return bootstrap, fit_bars


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Compare the two. Where they do not agree, the curvature has answered another question: it took every bar to be equally
    noisy. But a bar of 100 men varies by about 10, one of 4 men by about 2: **the noise of a count
    is its root.** So give every residual its noise for a unit, and let the misfit be what is called $\chi^2$.
    """)
    return


@app.cell
def _(Waiting, bootstrap, edges, fit_bars, men, my_gaussian_bell, np, x, y):
    expected = len(men) * np.diff(edges) * my_gaussian_bell(x, 175.28, 6.72)  # (24,) men in each bar, by the first fit
    noise = (expected + (expected < 1)) ** 0.5 / (len(men) * np.diff(edges))  # an empty bar is not certain either
    weighted, weighted_errors = fit_bars(y, noise)
    weighted_again = bootstrap(noise)  # (200, 2)
    ratio = weighted_again.std(axis=0) / weighted_errors if not isinstance(weighted_again, Waiting) else weighted_again
    print("mean and spread:  ", weighted)
    print("by the curvature: ", weighted_errors)
    print("bootstrap over curvature:", ratio)
    return noise, ratio, weighted, weighted_again


@app.cell
def _(Waiting, curve, edges, histogram, my_gaussian_bell, np, smooth, weighted, weighted_again, y):
    _curves = [
        my_gaussian_bell(smooth, *_b) for _b in (weighted_again if not isinstance(weighted_again, Waiting) else [])
    ]
    histogram(
        edges,
        y,
        {"weighted fit": (smooth, curve(my_gaussian_bell, smooth, weighted))},
        band=(smooth, *np.percentile(_curves, [2.5, 97.5], axis=0)) if _curves else weighted_again,
    )
    return


@app.cell
def _(curve, my_gaussian_bell, noise, residual_plot, weighted, x, y):
    residual_plot(
        x, (y - curve(my_gaussian_bell, x, weighted)) / noise, names=("height in cm", "data − fit, in units of noise")
    )
    return


@app.cell
def _(Waiting, course, my_guess_error, np, ratio):
    _near = ratio if isinstance(ratio, Waiting) else bool((abs(np.log(ratio)) < np.log(1.25)).all())
    course.milestone(
        "errors", _near if my_guess_error is not None else False, "Guess first; then they must agree to a quarter."
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    The band holds 95 of 100 curves. And the residuals, in units of their noise, are mostly between −2 and 2: this bell
    leaves nothing over but noise. The errors you are told are only as good as the noise you told.

    ## 8. Two bells in one histogram

    Now everybody, women and men together, and nobody says who is who. Fit two bells: a share, and a mean and a spread for
    each. **Predict:** will the two bells find the women and the men?
    """)
    return


@app.cell
def _():
    my_guess_bells = None  # "yes" or "no"
    my_weights = False  # True: give every bar its noise for a unit
    return my_guess_bells, my_weights


@app.cell
def _(
    curve,
    my_gaussian_bell,
    my_guess_bells,
    my_jacobian,
    my_levenberg_marquardt,
    my_standard_errors,
    my_weights,
    np,
    people,
    shares,
):
    all_edges = np.arange(142.0, 202.0, 2.0)
    all_x = (all_edges[1:] + all_edges[:-1]) / 2  # (29,)
    all_y = shares(people.height_cm, all_edges)
    counts = np.histogram(people.height_cm, all_edges)[0]
    all_noise = np.sqrt(np.maximum(counts, 1)) / (len(people) * 2.0) if my_weights else 1.0

    def two_bells(x, share, mean1, spread1, mean2, spread2):
        """Two bells that overlap: a share of the area under the first, the rest under the second."""
        return share * my_gaussian_bell(x, mean1, spread1) + (1 - share) * my_gaussian_bell(x, mean2, spread2)

    def two_left_over(b):
        return (curve(two_bells, all_x, b) - all_y) / all_noise

    if my_guess_bells is None:
        pair = np.array([0.5, 160.0, 5.0, 180.0, 5.0])
        print("Guess first: this is only the start. It is fitted once there is a word in my_guess_bells.")
    else:
        with np.errstate(all="ignore"):
            pair = my_levenberg_marquardt(
                two_left_over, lambda b: my_jacobian(two_left_over, b), np.array([0.5, 160.0, 5.0, 180.0, 5.0])
            )
    print("share, mean and spread, mean and spread:", pair)
    print(
        "standard errors:                        ",
        my_standard_errors(my_jacobian(two_left_over, pair), two_left_over(pair)),
    )
    return all_edges, all_y, pair, two_bells


@app.cell
def _(all_edges, all_y, curve, histogram, my_gaussian_bell, np, pair, two_bells):
    wide = np.linspace(all_edges[0], all_edges[-1], 240)
    histogram(
        all_edges,
        all_y,
        {
            "both": (wide, curve(two_bells, wide, pair)),
            "first bell": (wide, pair[0] * my_gaussian_bell(wide, pair[1], pair[2])),
            "second bell": (wide, (1 - pair[0]) * my_gaussian_bell(wide, pair[3], pair[4])),
        },
    )
    return


@app.cell
def _(Waiting, course, my_guess_bells, np, pair, people):
    truth = [people.height_cm[people.sex == _sex].mean() for _sex in ("female", "male")]
    if my_guess_bells is not None:
        print(
            f"In truth: {np.mean(people.sex == 'female'):.0%} women, mean {truth[0]:.2f} cm, and men, mean {truth[1]:.2f} cm."
        )
    course.milestone(
        "two-bells",
        pair
        if isinstance(pair, Waiting)
        else my_guess_bells is not None and abs(np.sort([pair[1], pair[3]]) - truth).max() < 1.5,
        "The means are not within 1.5 cm of those of women and men. What did section 7 say about the bars' noise?",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    The curve through the bars is beautiful either way. Without weights the parts under it are an invention: a quarter of
    the people around 160 cm, and the rest around 172. Five parameters can play into each other's hands here, and the errors
    say so. A good fit is not yet a true story.

    ## 9. Certified digits

    The US National Institute of Standards and Technology keeps 27 fitting problems, from easy to vicious, each with
    two starts and an answer certified to eleven digits. Here your fitter, with your Jacobian, meets all of them, beside the
    library's and SciPy's at the settings they come with. **Predict:** of 27, from the near start, how many will yours get
    to four digits?
    """)
    return


@app.cell
def _():
    my_guess_solved = None  # a whole number up to 27
    return (my_guess_solved,)


@app.cell
def _(
    certified_digits,
    maths,
    my_guess_solved,
    my_jacobian,
    my_levenberg_marquardt,
    np,
    problems,
    scipy,
    score_board,
    warnings,
):
    def by_yours(problem, start):
        def _r(b):
            return problem.model(problem.x, *b) - problem.y

        return my_levenberg_marquardt(_r, lambda b: my_jacobian(_r, b), start)

    def by_library(problem, start):
        return maths.curve_fit(problem.model, problem.x, problem.y, start).value

    def by_scipy(problem, start):
        return scipy.optimize.curve_fit(problem.model, problem.x, problem.y, start)[0]

    def digits_of(fitter, which):
        """The certified digits of a fitter on each problem, from the far start (0) or the near one (1)."""
        _digits = {}
        for _name, _problem in problems.items():
            try:
                with np.errstate(all="ignore"), warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    _digits[_name] = certified_digits(fitter(_problem, _problem.starts[which]), _problem.certified)
            except (RuntimeError, ValueError, ArithmeticError, np.linalg.LinAlgError) as _error:
                print(f"{_name}: {fitter.__name__} gave up ({str(_error)[:60]})")
                _digits[_name] = 0.0
        return _digits

    if my_guess_solved is None:
        board = "Guess first: the board is drawn once there is a number in my_guess_solved."
    else:
        board = score_board(
            {
                f"{_name}, {_from}": digits_of(_fitter, _which)
                for _name, _fitter in (("yours", by_yours), ("library", by_library), ("SciPy", by_scipy))
                for _which, _from in ((0, "far"), (1, "near"))
            }
        )
        print(board)
    board
    return (board,)


@app.cell
def _(Waiting, board, course):
    _solved = 0 if isinstance(board, str) else board if isinstance(board, Waiting) else board.solved("yours, near")
    course.milestone(
        "certified",
        _solved if isinstance(_solved, Waiting) else _solved >= 20,
        f"{_solved} of 27 from the near start so far; 20 are asked for.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Take one of them apart: how does your fit run through its points, and where did your fitter go? Any name of the board
    will do, but Nelson, which has two variables.
    """)
    return


@app.cell
def _():
    my_problem = "Thurber"
    return (my_problem,)


@app.cell
def _(Tried, certified_digits, curve, fitted_points, my_jacobian, my_levenberg_marquardt, my_problem, np, problems):
    _problem = problems[my_problem]
    asked = Tried(lambda b: _problem.model(_problem.x, *b) - _problem.y)
    with np.errstate(all="ignore"):
        one_fit = my_levenberg_marquardt(asked, lambda b: my_jacobian(asked, b), _problem.starts[0])
    print(_problem.formula)
    print(
        "accepted:",
        max(len(asked.accepted) - 1, 0),
        "  certified digits:",
        certified_digits(one_fit, _problem.certified),
    )
    _t = np.linspace(_problem.x.min(), _problem.x.max(), 300)
    fitted_points(
        _problem.x,
        _problem.y,
        {
            "far start": (_t, _problem.model(_t, *_problem.starts[0])),
            "your fit": (_t, curve(_problem.model, _t, one_fit)),
        },
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 10. A model of your own

    Something you measured: the water in the kettle as it cools, the weight of a plant, your running times. Put the path of
    a CSV file into the next cell, `"cooling.csv"`, or the numbers themselves, one point a line. Then write the curve that
    you believe in, with a start for its parameters. Ten points or more.
    """)
    return


@app.cell
def _():
    my_file = """
x, y
0, 5.1
1, 3.0
2, 1.9
"""
    return (my_file,)


@app.cell
def _(np):
    my_title = "A falling curve"
    my_formula = "y = height * exp(-rate * x)"
    my_start = {"height": 4.0, "rate": 1.0}

    def my_model(x, height, rate):
        return height * np.exp(-rate * x)

    return my_formula, my_model, my_start, my_title


@app.cell
def _(
    Waiting,
    curve,
    fit_page,
    in_words,
    model_at,
    my_file,
    my_formula,
    my_jacobian,
    my_levenberg_marquardt,
    my_model,
    my_standard_errors,
    my_start,
    my_title,
    np,
    xy_columns,
):
    @in_words
    def fit_own():
        """Your points and your model's parameters, and the page about them; or a sentence that says what is amiss."""
        _x, _y = xy_columns(my_file)
        _model = model_at(my_model, my_start, _x)

        def _left_over(b):
            return curve(_model, _x, b) - _y

        _b = my_levenberg_marquardt(
            _left_over, lambda b: my_jacobian(_left_over, b), np.array(list(my_start.values()), dtype=float)
        )
        _errors = my_standard_errors(my_jacobian(_left_over, _b), _left_over(_b))
        if isinstance(_errors, Waiting):
            return _errors
        _smooth = np.linspace(_x.min(), _x.max(), 200)
        _page = fit_page(
            my_title,
            my_formula,
            dict(zip(my_start, zip(_b, _errors, strict=True), strict=True)),
            _x,
            _y,
            (_smooth, curve(_model, _smooth, _b)),
            curve(_model, _x, _b),
            f"{len(_x)} points, fitted with a fitter of my own.",
        )
        return (_x, _b), _page

    with np.errstate(all="ignore"):
        (own_x, own_fit), own_page = fit_own()
    own_page
    return own_fit, own_page, own_x


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Look at the residuals first. If they wave, or open like a fan, the curve misses something, however small the errors
    are. The next cell writes the page to a file beside this notebook: open it in a browser, and print it.
    """)
    return


@app.cell
def _(Waiting, course, np, own_fit, own_page, own_x):
    if not isinstance(own_page, Waiting):
        print("Written:", own_page.save("fit-report.html"))
    course.milestone(
        "own",
        own_page if isinstance(own_page, Waiting) else len(own_x) >= 10 and bool(np.isfinite(own_fit).all()),
        f"Ten points or more are asked for; there are {len(own_x)}.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## What you have, and what is open

    Your fitter beside the library's, once more, on the men's bell and on the hardest curve of the board: the same to how
    many digits, and how much faster?
    """)
    return


@app.cell
def _(compare, course, maths, my_jacobian, my_levenberg_marquardt, np, problems, residuals, start):
    def race(problem_residuals, from_there):
        """Your fitter with your Jacobian, and the library's with its own."""
        return compare(
            lambda: my_levenberg_marquardt(problem_residuals, lambda b: my_jacobian(problem_residuals, b), from_there),
            lambda: maths.levenberg_marquardt(problem_residuals, from_there).value,
        )

    _hard = problems["Thurber"]
    with np.errstate(all="ignore"):
        bell_race = race(residuals, start)
        hard_race = race(lambda b: _hard.model(_hard.x, *b) - _hard.y, _hard.starts[1])
    for _name, _race in (("The bell", bell_race), ("Thurber", hard_race)):
        print(f"{_name}: {_race!r}")
    course
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    The library does one thing that yours does not: it knows where its steps bend, and bends them. That is worth two more
    problems from the far start. It also finds derivatives exact to rounding.

    **Open:** your fitter finds the nearest valley, and nothing tells it of a deeper one behind the hill. On two problems
    of the board that cost it everything. How would you look for other valleys, and when would you stop looking? And the
    heights: the two bells were found from the bars alone. Would you have believed them, had nobody known who is who?
    """)
    return


if __name__ == "__main__":
    app.run()
