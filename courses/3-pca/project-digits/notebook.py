import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Principal components of digits")


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    # Principal components of digits

    A handwritten digit of 28 by 28 pixels is 784 numbers. Nobody who writes a 4 decides 784 things. How many numbers
    does it take to say which 4 it was? At the end of this notebook you have drawn a digit, and functions that you wrote
    have found the few directions in which handwriting differs, and rebuilt your drawing from fifty numbers. And you
    have seen the simplest thing that defeats it all: a step to the side.

    Everything here runs on your own functions from `my_maths`. Where one of them is not right yet, the notebook
    says so and goes on. When you have mended it on its page or in your editor, run the cell again that fetches
    it: the cell that says `course.mine`.
    """)
    return


@app.cell
def _():
    import marimo as mo
    import numpy as np

    from fullrank import data, maths
    from fullrank.notebooks import (
        compare,
        component_slider,
        digit_of,
        draw_digit,
        image_grid,
        image_rows,
        label_scatter,
        lines,
        open_project,
        png_of,
        scree,
    )

    course = open_project("digits")
    course
    return (
        compare,
        component_slider,
        course,
        data,
        digit_of,
        draw_digit,
        image_grid,
        image_rows,
        label_scatter,
        lines,
        maths,
        mo,
        np,
        png_of,
        scree,
    )


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 1. A digit of your own

    Draw a digit, 0 to 9, on the pad. Beside it stands what is kept: 28 by 28 pixels, shrunk and centred as all the
    digits are that you will compare it with.
    """)
    return


@app.cell
def _(draw_digit):
    my_drawing = draw_digit()
    my_drawing
    return (my_drawing,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    When your drawing is done, run the next cell (Ctrl+Enter): it reads the pad and hands the picture on to all cells
    below. You may also put one of the test set there, such as `digits.test.images[61]`.
    """)
    return


@app.cell
def _(digit_of, my_drawing):
    my_picture = None  # None takes what is on the pad
    own = digit_of(my_drawing) if my_picture is None else my_picture  # (28, 28)
    x = own.reshape(784).astype(float)  # (784,): the same picture as a point
    return my_picture, own, x


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    The others come from MNIST: 70,000 digits that census clerks and school pupils wrote in the United States. You take 500
    of each digit to learn from, and 100 of each to test with, all ten alike: components of zeros alone would know
    nothing of a seven. Rows are pictures.
    """)
    return


@app.cell
def _(data, image_rows, np, own):
    digits = data.load("mnist")

    def balanced(images, each):
        """The first so many pictures of every class, as rows of floats, and their labels."""
        _places = np.concatenate([np.flatnonzero(images.labels == label)[:each] for label in range(10)])
        return images.rows[_places].astype(float), images.labels[_places]

    X, labels = balanced(digits.train, 500)  # (5000, 784), (5000,)
    X_test, labels_test = balanced(digits.test, 100)  # (1000, 784), (1000,)
    print(digits.source)
    image_rows({"yours": own, "theirs": X[3::500]})
    return X, X_test, balanced, labels, labels_test


@app.cell
def _(course, x):
    ink = x.sum() / 255
    course.milestone(
        "drawn",
        40 <= ink <= 190,
        f"Your picture has {ink:.0f} pixels' worth of ink; handwriting has 40 to 190. Draw, and run the cell that reads.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 2. The mean digit, and how pixels vary together

    Lay 5,000 digits over each other and you get their mean. Then ask of every pixel how much it varies, and of every two
    pixels whether they rise and fall together: that is the covariance, 784 by 784.

    **Predict:** how many of the 784 pixels never vary at all, in none of the 5,000 pictures? Where do they lie?
    """)
    return


@app.cell
def _(course):
    my_mean_and_covariance = course.mine("mean_and_covariance")
    course.check("mean_and_covariance")
    return (my_mean_and_covariance,)


@app.cell
def _(X, image_grid, my_mean_and_covariance, np):
    mean, S = my_mean_and_covariance(X)  # (784,), (784, 784)
    variance = S[np.arange(784), np.arange(784)]  # (784,): the diagonal of S
    image_grid([mean, variance / variance.max() * 255], ["mean", "variance"])
    return S, variance


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Where is the variance large: in the middle of the strokes, or beside them? Now pick a pixel. Its row of the covariance
    is a picture as well: bright where pixels have ink together with it, dark where they have ink when it has none.
    """)
    return


@app.cell
def _(S, image_grid):
    my_pixel = (14, 14)  # row and column, from 0
    image_grid([S[28 * my_pixel[0] + my_pixel[1]]], ["together"], signed=True)
    return


@app.cell
def _():
    my_count = None  # how many pixels never vary; count in `variance`
    return (my_count,)


@app.cell
def _(course, my_count, variance):
    course.milestone(
        "average",
        my_count == (variance <= 0).sum(),
        "Count the pixels whose variance is zero, and write the number into `my_count`.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 3. A digit in one number

    Suppose you may send a single number for your picture. The other side knows a pattern, say the mean three, and your
    number says how much of that pattern to draw. The best you can do is the nearest point of the line along the pattern.
    What is lost is the distance.

    Here are ten patterns, the mean of each digit. **Predict:** along which of them is the point that is nearest to your
    picture? Write the digit into `my_pattern`.
    """)
    return


@app.cell
def _(X, image_grid, labels, np):
    patterns = np.array([X[labels == _label].mean(axis=0) for _label in range(10)])  # (10, 784)
    image_grid(patterns, [str(_label) for _label in range(10)])
    return (patterns,)


@app.cell
def _():
    my_pattern = None  # a digit from 0 to 9
    return (my_pattern,)


@app.cell
def _(course):
    my_project_onto_line = course.mine("project_onto_line")
    course.check("project_onto_line")
    return (my_project_onto_line,)


@app.cell
def _(image_grid, my_pattern, my_project_onto_line, patterns, x):
    on_lines = [my_project_onto_line(x, _b) for _b in patterns]  # ten points, (784,) each
    lost = [((x - _point) ** 2).sum() ** 0.5 / 255 for _point in on_lines]  # ten distances, in pixels of full ink
    nearest = sorted(range(10), key=lambda digit: float(lost[digit]))
    if my_pattern is None:
        one_number = "Guess first: the points are drawn once there is a digit in my_pattern."
    else:
        print("What is lost:", ", ".join(f"{_digit}: {lost[_digit]:.3}" for _digit in nearest))
        one_number = image_grid([on_lines[_digit] for _digit in nearest], [f"{_digit}" for _digit in nearest])
    one_number
    return lost, nearest, on_lines


@app.cell
def _(course, my_pattern, nearest, x):
    course.milestone(
        "one-number",
        x.any() and my_pattern == nearest[0],
        "Draw a digit, put a guess into `my_pattern`, and put the one at the top if you guessed otherwise.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 4. A digit in ten numbers

    Now all ten patterns at once, one number for each: the nearest point among all their mixes. The patterns lean on
    each other, since all of them have ink in the middle. **Predict:** if you add up the ten nearest points of the ten
    lines, do you come closer than with one, or not? The pictures below show both ways.
    """)
    return


@app.cell
def _(course):
    my_project_onto_subspace = course.mine("project_onto_subspace")
    course.check("project_onto_subspace")
    return (my_project_onto_subspace,)


@app.cell
def _(image_grid, my_project_onto_subspace, patterns, x):
    mixed = my_project_onto_subspace(x, patterns.T)  # (784,)
    left_of_mix = ((x - mixed) ** 2).sum() ** 0.5 / 255
    print(f"lost with the best mix: {left_of_mix:.3}")
    image_grid([x, mixed], ["yours", "best mix"])
    return (mixed,)


@app.cell
def _(image_grid, lost, on_lines, x):
    added = sum(on_lines)  # (784,): the ten nearest points, added up
    left_of_sum = ((x - added) ** 2).sum() ** 0.5 / 255
    print(f"lost with one pattern: {min(lost):.3}, with the ten points added up: {left_of_sum:.3}")
    image_grid([x, added], ["yours", "added up"])
    return


@app.cell
def _(course, mixed, patterns, x):
    course.milestone(
        "ten-numbers",
        x.any() and abs(patterns @ (x - mixed)).max() < 1e-6 * (patterns @ x).max(),
        "Draw a digit first; what is lost must then stand at right angles to all ten patterns.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 5. Eigen-digits

    Ten mean digits were a choice of ours. Which ten directions would be **best**, for all 5,000 pictures on average?
    Look from the mean, and take the direction in which the pictures differ most; then the one at right angles to it in which
    they differ most; and so on. These are the eigenvectors of the covariance, by falling eigenvalue.

    **Predict:** what does the first look like, as a picture: like one digit, like two digits of which one is taken
    away from the other, or like noise?
    """)
    return


@app.cell
def _(course):
    my_pca = course.mine("pca")
    course.check("pca")
    return (my_pca,)


@app.cell
def _(X, image_grid, my_pca):
    W, Z = my_pca(X, 784)  # (784, 784), (5000, 784): all of them, once
    variances = (Z**2).mean(axis=0)  # (784,), falling
    centre = X.mean(axis=0)  # (784,): the mean, from which scores are counted
    first_twenty = W[:, :20].T  # (20, 784)
    image_grid(first_twenty, [str(_k) for _k in range(1, 21)], signed=True)
    return W, Z, centre, variances


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Mid-grey is zero; bright and dark may change places, since a direction turned round is the same direction. To see
    what a component does, walk along it from the mean: two deviations back, and two forward.
    """)
    return


@app.cell
def _(W, centre, image_rows, variances):
    steps = (-2, -1, 0, 1, 2)

    def walk(k):
        """The mean, and what lies so many deviations from it along component k."""
        return [centre + step * variances[k] ** 0.5 * W[:, k] for step in steps]

    walks = {f"component {_k + 1}": walk(_k) for _k in (0, 1, 2, 9)}
    image_rows(walks, [f"{_step:+d}" for _step in steps])
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    The same by the library, on the bytes as they come. Signs are free, so each of your columns is turned to fit first.
    """)
    return


@app.cell
def _(X, compare, maths, my_pca, np):
    def turned(columns, like):
        """The columns, each turned round where it points against its counterpart."""
        return columns * np.where((columns * like).sum(axis=0) < 0, -1, 1)

    as_bytes = X.astype(np.uint8)  # (5000, 784)

    def library_directions():
        return maths.pca(as_bytes, 60).directions  # (784, 60)

    reference = library_directions()
    pca_race = compare(lambda: turned(my_pca(X, 60)[0], reference), library_directions)
    pca_race
    return pca_race, turned


@app.cell
def _(course, pca_race):
    course.milestone(
        "components", pca_race.digits >= 6, "The components do not agree with the library's to six digits."
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 6. Your digit, rebuilt

    Your digit, seen from the mean, has a score along every component. Send the first $k$ scores; the other side puts the
    digit together again.

    **Predict:** how many components do you need until you can read your own digit? Then move the slider. It follows
    the pad above: go back and draw something that is no digit at all, and come again.
    """)
    return


@app.cell
def _(course):
    my_reconstruct = course.mine("reconstruct")
    course.check("reconstruct")
    return (my_reconstruct,)


@app.cell
def _(
    W,
    centre,
    component_slider,
    my_drawing,
    my_picture,
    my_reconstruct,
    own,
):
    def rebuilt(picture, k):
        """What the first k components make of a picture, (784,): by your own functions."""
        _scores = (picture - centre) @ W[:, :k]  # (k,)
        return my_reconstruct(_scores[None], W[:, :k], centre)[0] if k else centre

    slider = component_slider(my_drawing if my_picture is None else own, rebuilt)
    slider
    return (rebuilt,)


@app.cell
def _():
    my_k = None  # with how many components is half of the distance left, or less?
    return (my_k,)


@app.cell
def _(course, my_k, rebuilt, x):
    def distance_left(k):
        """How far your digit is from what k components make of it."""
        return ((x - rebuilt(x, k)) ** 2).sum() ** 0.5

    _steps = (*range(13), 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 784)
    _k = my_k or 1
    _before = max(_step for _step in _steps if _step < _k)
    course.milestone(
        "rebuilt",
        x.any()
        and my_k is not None
        and distance_left(_k) <= distance_left(0) / 2
        and distance_left(_before) > distance_left(0) / 2,
        "Find the first step of the slider at which half of the distance or less is left, and write k into `my_k`.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 7. How many are enough

    The variances fall. Their sum is all the variance there is, and each component holds its share. **Predict:** how many
    of the 784 hold 90 per cent together?
    """)
    return


@app.cell
def _(course):
    my_components_needed = course.mine("components_needed")
    course.check("components_needed")
    return (my_components_needed,)


@app.cell
def _():
    my_guess_90 = None  # a whole number
    return (my_guess_90,)


@app.cell
def _(my_components_needed, my_guess_90, scree, variances):
    counts = {_share: my_components_needed(variances, _share) for _share in (0.9, 0.95, 0.99)}
    scree(
        variances, counts
    ) if my_guess_90 is not None else "Guess first: the scree is drawn once there is a number in my_guess_90."
    return (counts,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Read three numbers off the scree: how many components hold 90, 95 and 99 per cent? From 95 to 99 are only four
    hundredths of the variance. What do they cost?
    """)
    return


@app.cell
def _():
    my_counts = None  # for 90, 95 and 99 per cent, such as (10, 20, 40)
    return (my_counts,)


@app.cell
def _(counts, course, my_counts, my_guess_90, np):
    _three = my_counts if np.size(my_counts) == 3 else (0, 0, 0)
    _near = [abs(_mine - _right) <= 5 for _mine, _right in zip(_three, counts.values(), strict=True)]
    course.milestone(
        "enough",
        my_guess_90 is not None and my_counts is not None and _near[0] & _near[1] & _near[2],
        "Put a guess into `my_guess_90`, look at the scree, and write its three numbers into `my_counts`, each to 5.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ### Against PNG, and against any basis

    Is that good? Two rivals. **PNG** loses nothing, and knows nothing of digits: it looks for repeated bytes. A **random
    basis** has $k$ directions at right angles like yours, chosen by dice. **Predict:** how many bytes does a PNG of one
    digit take, and how much is left with so many components, at a byte each?

    The curves are for the 1,000 test digits, which your components have never seen.
    """)
    return


@app.cell
def _():
    my_guess_bytes = None  # how many bytes a PNG of a digit takes
    return (my_guess_bytes,)


@app.cell
def _(W, X_test, centre, lines, my_guess_bytes, np, png_of):
    sizes = (1, 2, 5, 10, 20, 30, 50, 75, 100, 150, 200, 300)
    dice = np.linalg.qr(np.random.default_rng(0).normal(size=(784, 300)))[0]  # (784, 300), columns at right angles

    def share_left(basis, k, byte=False):
        """The share of the test digits' variance that k columns of a basis leave; scores in a byte each if asked."""
        _from_mean = X_test - centre
        _scores = _from_mean @ basis[:, :k]
        if byte and isinstance(basis, np.ndarray):
            _grain = np.abs(_scores).max() / 127
            _scores = np.round(_scores / _grain) * _grain
        return ((_from_mean - _scores @ basis[:, :k].T) ** 2).sum() / (_from_mean**2).sum()

    _packed = [png_of(_row.reshape(28, 28).astype(np.uint8)) for _row in X_test]
    png_bytes = np.mean([len(_file) for _file in _packed])
    png_deflated = png_bytes - 57  # the file's frame: signature, sizes, three checksums
    if my_guess_bytes is None:
        rivals = "Guess first: the curves are drawn once there is a number in my_guess_bytes."
    else:
        print(
            f"PNG: {png_bytes:.0f} bytes a digit on average, {png_deflated:.0f} without the frame of the file; nothing is left."
        )
        rivals = lines(
            {
                "components": (sizes, [share_left(W, _k) for _k in sizes]),
                "a byte a score": (sizes, [share_left(W, _k, byte=True) for _k in sizes]),
                "random basis": (sizes, [share_left(dice, _k) for _k in sizes]),
            },
            across="numbers a digit",
            up="share of the variance left",
            log=False,
        )
    rivals
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Be fair to PNG: your components must be known on both sides, 784 numbers each, before the first digit is sent. After
    how many digits have they paid for themselves? And a random basis is not worthless: of $k$ directions chosen by
    dice each holds about $1/784$ of whatever comes.

    ## 8. More pixels than pictures

    Sixty photographs of a million pixels each: the covariance would have a million million entries. But sixty pictures
    differ in fifty-nine directions at most, and the small matrix of their dot products, 60 by 60, knows them all. Here are
    sixty digits, enlarged threefold, so that a picture has 7,056 pixels.

    **Predict:** how many megabytes would their covariance take, at 8 bytes a number?
    """)
    return


@app.cell
def _(course):
    my_pca_gram = course.mine("pca_gram")
    course.check("pca_gram")
    return (my_pca_gram,)


@app.cell
def _(X, compare, maths, my_pca_gram, np, turned):
    few = X[np.arange(60) * 83]  # (60, 784): six of each digit
    large = np.kron(few.reshape(60, 28, 28), np.ones((1, 3, 3))).reshape(60, -1)  # (60, 7056)
    print(
        f"The covariance would take {8 * large.shape[1] ** 2 / 1e6:.0f} MB, the small matrix {8 * 60**2 / 1e6:.3f} MB."
    )

    def library_few():
        return maths.pca(large, 20).directions  # (7056, 20)

    wide_reference = library_few()
    wide_race = compare(lambda: turned(my_pca_gram(large, 20)[0], wide_reference), library_few)
    wide_race
    return few, wide_race


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Three routes to the same components, for the sixty digits at their own size: the eigenvectors of the covariance, the singular
    vectors of the centred pictures, and the small matrix. Look at the signs, and then for any other difference.
    """)
    return


@app.cell
def _(few, image_rows, my_pca, my_pca_gram, np):
    by_covariance = my_pca(few, 20)[0]  # (784, 20)
    by_singular_values = np.linalg.svd(few - few.mean(axis=0), full_matrices=False)[2][:20].T  # (784, 20)
    by_small_matrix = my_pca_gram(few, 20)[0]  # (784, 20)
    routes = {
        "covariance": by_covariance[:, :8].T,
        "SVD": by_singular_values[:, :8].T,
        "small matrix": by_small_matrix[:, :8].T,
    }
    image_rows(routes, [str(_k) for _k in range(1, 9)], signed=True)
    return by_covariance, by_singular_values, by_small_matrix


@app.cell
def _(
    by_covariance,
    by_singular_values,
    by_small_matrix,
    course,
    turned,
    wide_race,
):
    apart = [
        abs(turned(_route, by_singular_values) - by_singular_values).max()
        for _route in (by_covariance, by_small_matrix)
    ]
    print(f"largest difference from the SVD, signs apart: covariance {apart[0]:.0e}, small matrix {apart[1]:.0e}")
    course.milestone(
        "wide",
        (apart[1] < 1e-6) & (wide_race.digits >= 6),
        "Your small matrix does not lead to the components that the SVD finds.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 9. Fifty numbers against 784

    Here are 1,000 of the digits in the plane of the first two components. **Before you show the labels:** how many heaps do you
    see, and which two digits will lie furthest apart? Point at a dot to see its label, or set `my_labels` to True.
    """)
    return


@app.cell
def _():
    my_labels = False
    return (my_labels,)


@app.cell
def _(Z, label_scatter, labels, my_labels):
    label_scatter(Z[::5, :2], labels[::5], across="first component", up="second component", shown=my_labels)
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Two numbers are too few to tell ten digits. How about fifty? Let a nearest neighbour read: a test digit gets the label of
    the nearest of the 5,000 pictures. Once the distance is measured over all 784 pixels, once over 50 scores.

    **Predict:** who reads more of the 1,000 test digits rightly? Write `"pixels"`, `"scores"` or `"alike"`.
    """)
    return


@app.cell
def _():
    my_guess_reader = None  # "pixels", "scores" or "alike"
    return (my_guess_reader,)


@app.cell
def _(
    W,
    X,
    X_test,
    Z,
    centre,
    labels,
    labels_test,
    lines,
    my_guess_reader,
    np,
):
    def neighbours(known, asked, k=1):
        """The places of the k nearest known rows for each row asked, nearest first: (asked, k)."""
        _squares = (known**2).sum(axis=1) - 2 * asked @ known.T  # the asked row's own square is the same for all
        return np.argsort(_squares, axis=1)[:, :k] if isinstance(_squares, np.ndarray) else _squares

    def share_read(known, asked):
        """The share of the test digits that their nearest neighbour reads rightly."""
        _places = neighbours(known, asked)
        return (labels[_places[:, 0]] == labels_test).mean() if isinstance(_places, np.ndarray) else _places

    def scores_of(pictures, k):
        """Scores along the first k components."""
        return (pictures - centre) @ W[:, :k]

    by_pixels = share_read(X, X_test)
    ranks = (2, 5, 10, 20, 30, 50, 100, 200)
    by_scores = [share_read(Z[:, :_k], scores_of(X_test, _k)) for _k in ranks]
    by_fifty = by_scores[5]
    if my_guess_reader is None:
        read = "Guess first: the curve is drawn once there is a word in my_guess_reader."
    else:
        read = lines(
            {"scores": (ranks, by_scores), "784 pixels": (ranks, [by_pixels] * len(ranks))},
            across="components",
            up="share read rightly",
            log=False,
        )
    read
    return by_fifty, by_pixels, neighbours, scores_of, share_read


@app.cell
def _(by_fifty, by_pixels, course, my_guess_reader):
    if isinstance(by_fifty, float) and my_guess_reader is not None:
        print(f"By 784 pixels {by_pixels:.1%}, by 50 scores {by_fifty:.1%}.")
    _winner = "scores" if by_fifty > by_pixels + 0.005 else "pixels" if by_fifty < by_pixels - 0.005 else "alike"
    course.milestone(
        "neighbours",
        by_fifty > 0.8 and my_guess_reader == _winner,
        "Put a guess into `my_guess_reader`, look at the curve, and put what it shows if you guessed otherwise.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Where do the 734 numbers go that were left out, and why does nobody miss them? Here is your own digit with its
    nearest neighbours, by both.
    """)
    return


@app.cell
def _(X, Z, image_rows, neighbours, np, own, scores_of, x):
    _by_scores = neighbours(Z[:, :50], scores_of(x[None], 50), 8)
    _by_pixels = neighbours(X, x[None], 8)
    image_rows(
        {
            "yours": own,
            "by 784 pixels": X[_by_pixels[0]],
            "by 50 scores": X[_by_scores[0]] if isinstance(_by_scores, np.ndarray) else _by_scores,
        }
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 10. What defeats it

    Every digit here was centred before you got it. Move the test digits to the right, pixel by pixel, and leave all
    else as it is: to your eye nothing has happened. **Predict:** after how many pixels does the neighbour read fewer
    than half of them?
    """)
    return


@app.cell
def _():
    my_shift = None  # a whole number of pixels
    return (my_shift,)


@app.cell
def _(X_test, Z, lines, my_shift, np, scores_of, share_read):
    def moved(pictures, pixels):
        """The pictures, so many pixels further to the right."""
        _wider = np.pad(pictures.reshape(-1, 28, 28), ((0, 0), (0, 0), (pixels, 0)))  # empty columns on the left
        return _wider[:, :, :28].reshape(-1, 784)

    shifts = range(9)
    read_after_shift = [share_read(Z[:, :50], scores_of(moved(X_test, _pixels), 50)) for _pixels in shifts]
    if my_shift is None:
        after_shift = "Guess first: the curve is drawn once there is a number in my_shift."
    else:
        after_shift = lines(
            {"read rightly": (list(shifts), read_after_shift)}, across="pixels to the right", up="share", log=False
        )
    after_shift
    return moved, read_after_shift, shifts


@app.cell
def _(W, X_test, centre, image_rows, moved, my_reconstruct, np, scores_of):
    _moved = np.array([moved(X_test[720], _pixels)[0] for _pixels in (0, 1, 2, 3, 4, 6)])  # a seven
    _rebuilt = my_reconstruct(scores_of(_moved, 50), W[:, :50], centre)
    image_rows({"moved": _moved, "from 50": _rebuilt}, [f"by {_pixels}" for _pixels in (0, 1, 2, 3, 4, 6)])
    return


@app.cell
def _(course, my_shift, read_after_shift, shifts):
    _below = [_pixels for _pixels in shifts if read_after_shift[_pixels] < 0.5]
    course.milestone(
        "shifted",
        bool(_below) and my_shift == _below[0],
        "Put a guess into `my_shift`, look at the curve, and put the first whole number below one half.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Why? Take one single picture and put it in 81 places, up to four pixels up, down, left and right. Two numbers say
    all there is to say: how far across, how far down. **Predict:** how many components hold 95 per cent of the
    variance of these 81 pictures?
    """)
    return


@app.cell
def _():
    my_guess_places = None
    return (my_guess_places,)


@app.cell
def _(X_test, my_components_needed, my_guess_places, my_pca_gram, np, scree):
    _wide = np.pad(X_test[720].reshape(28, 28), 4)  # (36, 36): a seven with room on all sides
    placed = np.array(
        [_wide[_down : _down + 28, _across : _across + 28].ravel() for _down in range(9) for _across in range(9)]
    )
    _scores = my_pca_gram(placed, 70)[1]  # (81, 70)
    _spread = (_scores**2).mean(axis=0)
    _counts = {_share: my_components_needed(_spread, _share) for _share in (0.9, 0.95, 0.99)}
    scree(_spread, _counts, first=30) if my_guess_places is not None else "Guess first, in my_guess_places."
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    The 81 pictures lie on a bent sheet: two numbers wide, and curled through dozens of dimensions. A subspace is flat, and
    must be large to hold something that bends. Principal components see what adds up, and a shift does not add up.

    ## A warning: maps by t-SNE

    You will meet pictures in which ten digits lie in ten neat islands. They are made by methods such as t-SNE, which put points
    close together that are neighbours, and let everything else go. Below are four such maps. Two are of the **same** 313
    digits, from two starts. The other two are of 313 points of **pure noise**, drawn by dice from one round cloud in 50 dimensions.

    **Before you run it:** which of these would you trust the maps for? That two digits of one island are alike; that two
    islands far apart differ more than two close together; that a wide island varies more; that what falls into groups has groups.

    It needs scikit-learn (`pip install 'fullrank[maps]'`), and takes about ten seconds. Set `my_maps` to True.
    """)
    return


@app.cell
def _():
    my_maps = False
    return (my_maps,)


@app.cell
def _(Z, label_scatter, labels, my_maps, np):
    def tsne_maps():
        """Four maps: the same digits twice, and noise twice; with a bar, since each takes some seconds."""
        from sklearn.manifold import TSNE
        from tqdm import tqdm

        _noise = np.random.default_rng(1).normal(size=(313, 50))
        _jobs = {
            "digits, first start": (Z[::16, :50], 20, 1),
            "digits, second start": (Z[::16, :50], 20, 2),
            "noise, neighbourhoods of 20": (_noise, 20, 1),
            "the same noise, neighbourhoods of 3": (_noise, 3, 1),
        }
        return {
            _name: TSNE(perplexity=_reach, init="random", method="exact", random_state=_seed).fit_transform(_points)
            for _name, (_points, _reach, _seed) in tqdm(_jobs.items(), desc="maps")
        }

    if not my_maps or not isinstance(Z, np.ndarray):
        four_maps = "Set my_maps to True to draw the maps." if isinstance(Z, np.ndarray) else Z
    else:
        try:
            four_maps = label_scatter(tsne_maps(), labels[::16])
        except ImportError:
            four_maps = "The maps need scikit-learn, which is not installed: pip install 'fullrank[maps]'. Nothing else here does."
    four_maps
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    What you may read from such a map: who is whose close neighbour, mostly. What you may **not**: how far islands are from each
    other (the two starts put them elsewhere), how wide they are, what the directions mean (there are no axes), and whether there
    are groups at all (in the last map the noise has knots and threads; its labels mean nothing). And a new digit has no place on it: there is no $W$ to
    multiply by. Your plane of two components has less to show, and all of it is true: its axes are directions, and its distances are
    shadows of real ones, never longer than they.

    ## Clothes

    Fashion-MNIST has the form of MNIST and shows ten kinds of clothing. Set `my_clothes` to True to fetch it from its own host
    (31 MB; nothing is fetched where the Debian package `dataset-fashion-mnist` is installed). **Predict:** do its components
    need to be more than those of digits for 90 per cent, or fewer?
    """)
    return


@app.cell
def _():
    my_clothes = False
    return (my_clothes,)


@app.cell
def _(
    Z,
    balanced,
    counts,
    course,
    data,
    image_rows,
    my_clothes,
    my_components_needed,
    my_pca,
    my_reconstruct,
    np,
):
    def clothes():
        """Fashion-MNIST, fetched once into the folder of your data."""
        _found = data.get("fashion-mnist", course.workspace.home / "data")
        print(_found.source)
        return balanced(_found.train, 300)[0]  # (3000, 784)

    if my_clothes and isinstance(Z, np.ndarray):
        clothing = clothes()
        clothing_W, clothing_Z = my_pca(clothing, 784)
        clothing_variances = (clothing_Z**2).mean(axis=0)
        print(
            {_share: my_components_needed(clothing_variances, _share) for _share in (0.9, 0.95, 0.99)},
            "and digits:",
            counts,
        )
        shown_clothes = image_rows(
            {
                "mean": clothing.mean(axis=0),
                "some": clothing[::300],
                "from 50": my_reconstruct(clothing_Z[::300, :50], clothing_W[:, :50], clothing.mean(axis=0)),
            }
        )
    else:
        shown_clothes = "Set my_clothes to True to fetch them."
    shown_clothes
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## What you have, and what is open

    The cell below sets your functions beside the library's once more. The answers are the same, and on data of this size the
    library is hardly faster: nearly all the work is one product of matrices and one call of `eigh`, and both of you leave that to the
    same routines. What it adds lies elsewhere: it asks only for the eigenvectors that are wanted, takes bytes as they come, reads data
    larger than memory in blocks, and chooses the route by the shape of the data.

    **Open:** a shift defeated you, and the pad quietly saved you from it, by centring what you draw. What else could be taken
    out of a picture before the components are found: slant, thickness, size? Which numbers of a picture do not change when it moves?
    Take one of them out, or find one that stays, and see how many components 90 per cent needs then.
    """)
    return


@app.cell
def _(course, pca_race, wide_race):
    for _name, _race in (("5,000 digits, 60 components", pca_race), ("60 large digits, 20 components", wide_race)):
        print(f"{_name}:\n{_race!r}")
    course
    return


if __name__ == "__main__":
    app.run()
