import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Rank an internet")


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    # Rank an internet

    An operating system is made of 63,436 packages. Which of them does everything else lean on? Nobody has
    voted, and nobody has read them all. There is only a list: this package needs that one. At the end of this
    notebook the list has answered the question, with a function of fifteen lines that you wrote.

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
    from fullrank.notebooks import bars, compare, draw_internet, internet, lines, links_of, open_project, shares

    course = open_project("pagerank")
    course
    return (
        bars,
        compare,
        course,
        data,
        draw_internet,
        internet,
        lines,
        links_of,
        maths,
        mo,
        np,
        shares,
    )


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 1. An internet of your own

    Here are six pages of a village. Draw the links between them: drag from page to page, or use Enter on both.
    Give them nine links or more. **Before you rank them:** which page do you expect at the top?
    """)
    return


@app.cell
def _(draw_internet):
    my_drawing = draw_internet()
    my_drawing
    return (my_drawing,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    When your drawing is done, run the next cell (Ctrl+Enter): it reads the links and hands them on to all cells
    below. You may also write an internet of your own into it, six pages with names that you choose, one link a
    line such as `home -> news`; a line of one name is a page without links.
    """)
    return


@app.cell
def _(data, links_of, my_drawing):
    my_links = ""
    small = data.read_links(my_links) if my_links.strip() else links_of(my_drawing)
    return (small,)


@app.cell
def _(internet, small):
    internet(small)
    return


@app.cell
def _(course, small):
    course.milestone(
        "drawn",
        small.pages == 6 and small.links >= 9,
        f"You have {small.pages} pages and {small.links} links. Draw six pages and at least nine links.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 2. Its link matrix

    A visitor of page $j$ picks one of its links blindly. Column $j$ of the link matrix says where that leads. A
    page without links has a column of zeros.
    """)
    return


@app.cell
def _(course):
    my_link_matrix = course.mine("link_matrix")
    course.check("link_matrix")
    return (my_link_matrix,)


@app.cell
def _(my_link_matrix):
    def matrix_of(graph):
        """The link matrix of a graph, by your own function."""
        _sources, _targets = graph.edges()
        return my_link_matrix(graph.pages, list(zip(_sources.tolist(), _targets.tolist(), strict=True)))

    return (matrix_of,)


@app.cell
def _(matrix_of, shares, small):
    L = matrix_of(small)  # (6, 6)
    shares(small.names, L)
    return (L,)


@app.cell
def _(L, course, maths, np, small):
    course.milestone("link-matrix", np.allclose(L, maths.link_matrix(small.pages, zip(*small.edges(), strict=True))))
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 3. Where the surfers go

    Let a crowd of surfers follow links, step after step. In a ring they walk round for ever, and no ranking
    settles. Your power iteration should say so, by answering `None`.
    """)
    return


@app.cell
def _(course):
    my_power_iteration = course.mine("power_iteration")
    course.check("power_iteration")
    return (my_power_iteration,)


@app.cell
def _(data, internet, matrix_of, my_power_iteration, np):
    ring = data.read_links("north -> east\neast -> south\nsouth -> west\nwest -> north")
    print("Your power iteration says:", my_power_iteration(matrix_of(ring), np.array([1.0, 0.0, 0.0, 0.0]), 1e-9, 1000))
    internet(ring)
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Now a web with a trap: `spam` and `scam` link to each other and to nobody else. One honest link leads into
    the pair, and none leads out. **Predict:** what share of all surfers is in the pair in the end? Write your
    guess between 0 and 1 into the cell below.
    """)
    return


@app.cell
def _(data, internet):
    trap = data.read_links("""
    home -> news
    home -> shop
    news -> home
    shop -> home
    shop -> blog
    blog -> news
    blog -> spam
    spam -> scam
    scam -> spam
    """)
    internet(trap)
    return (trap,)


@app.cell
def _():
    my_guess = None  # a number between 0 and 1
    return (my_guess,)


@app.cell
def _(lines, matrix_of, my_guess, np, trap):
    _L, _x = matrix_of(trap), np.full(trap.pages, 1 / trap.pages)
    _pair = [trap.page("spam"), trap.page("scam")]
    in_the_pair = []
    for _ in range(120):
        in_the_pair.append(_x[_pair].sum() if my_guess is not None else np.nan)
        _x = _L @ _x
    if my_guess is None:
        picture = "Guess first: the curve is drawn once there is a number in my_guess."
    else:
        picture = lines({"share of the pair": in_the_pair}, up="share", log=False)
    picture
    return (in_the_pair,)


@app.cell
def _(course, in_the_pair, my_guess):
    course.milestone(
        "trapped",
        my_guess is not None and abs(my_guess - in_the_pair[-1]) < 0.05,
        "Put a guess into `my_guess`, look at the curve, and put what it settles on if you guessed otherwise.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 4. Damping

    A surfer who now and then jumps anywhere gets out of every trap. With damping $d$ they follow a link with
    probability $d$. Change `my_damping` until the pair holds less than half of all surfers. Is there a price
    for a small $d$?
    """)
    return


@app.cell
def _(course):
    my_pagerank = course.mine("pagerank")
    course.check("pagerank")
    return (my_pagerank,)


@app.cell
def _():
    my_damping = 0.99
    return (my_damping,)


@app.cell
def _(internet, matrix_of, my_damping, my_pagerank, trap):
    trap_ranks = my_pagerank(matrix_of(trap), my_damping)
    internet(trap, trap_ranks)
    return (trap_ranks,)


@app.cell
def _(lines, matrix_of, my_pagerank, np, trap):
    _dampings = np.linspace(0, 0.99, 34)
    _ranks = [my_pagerank(matrix_of(trap), _d) for _d in _dampings]
    lines(
        {_name: (_dampings, [_r[trap.page(_name)] for _r in _ranks]) for _name in ("home", "news", "spam")},
        across="damping",
        up="rank",
        log=False,
    )
    return


@app.cell
def _(course, trap, trap_ranks):
    course.milestone("damped", trap_ranks[trap.page("spam")] + trap_ranks[trap.page("scam")] < 0.5)
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    And here is your own internet, ranked. The area of a circle is the share of time that a surfer spends there.
    Was the page at the top the one you expected?
    """)
    return


@app.cell
def _(L, internet, my_pagerank, small):
    internet(small, my_pagerank(L, 0.85))
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 5. Dead ends

    The Jargon File is a dictionary of hackers' slang, in the public domain since the days before the web. Its
    entries refer to each other, which makes it an internet of 2,143 pages. Some entries refer to nothing. How
    many? `jargon.indptr` has the answer in one line: entry $i$ refers to `indptr[i + 1] - indptr[i]` others.
    """)
    return


@app.cell
def _(data):
    jargon = data.load("jargon-file")
    print(jargon.source)
    print(f"{jargon.pages:,} entries, {jargon.links:,} references; the first entries: {', '.join(jargon.names[:5])}")
    return (jargon,)


@app.cell
def _():
    my_count = None  # how many entries refer to nothing; use np.diff(jargon.indptr)
    return (my_count,)


@app.cell
def _(jargon, lines, np):
    _counts = np.bincount(np.bincount(jargon.indices, minlength=jargon.pages))
    lines({"entries": (np.arange(len(_counts)), _counts)}, across="how often an entry is referred to", up="entries")
    return


@app.cell
def _(course, jargon, my_count):
    course.milestone(
        "dead-ends",
        my_count == len(jargon.dangling),
        "Replace None by your count." if my_count is None else f"It is not {my_count}. Count the zeros.",
    )
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 6. An internet of any size

    A simulated internet has sites of many sizes; most links stay on their site, and half of the pages link
    nowhere. Make it larger and watch how the time grows: twice the pages, four times the matrix. If your
    function loops over every entry, 2,000 pages take minutes; the square above the cell stops it.
    """)
    return


@app.cell
def _(compare, course, data, maths, matrix_of, my_pagerank):
    my_size = 600
    simulated = data.graph_of_pairs(*maths.web_internet(my_size, seed=1), pages=my_size)
    simulated_matrix = matrix_of(simulated)
    simulated_race = compare(
        lambda: my_pagerank(simulated_matrix, 0.85), lambda: maths.pagerank_sparse(simulated, 0.85).value
    )
    print(simulated_race)
    course.milestone("simulated", my_size >= 500 and simulated_race.digits >= 4)
    return simulated, simulated_race


@app.cell
def _(bars, simulated, simulated_race):
    bars([f"page {_k}" for _k in range(simulated.pages)], simulated_race.mine, 8)
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 7. The Jargon File, ranked

    Your link matrix and your ranking, on real data, beside the library's: the same to how many digits, and how
    much faster?
    """)
    return


@app.cell
def _(compare, jargon, maths, matrix_of, my_pagerank):
    jargon_matrix = matrix_of(jargon)  # (2143, 2143)
    jargon_race = compare(lambda: my_pagerank(jargon_matrix, 0.85), lambda: maths.pagerank_sparse(jargon, 0.85).value)
    jargon_race
    return (jargon_race,)


@app.cell
def _(bars, jargon, jargon_race):
    bars(jargon.names, jargon_race.mine)
    return


@app.cell
def _(course, jargon_race):
    course.milestone("jargon", jargon_race.digits >= 4, "The ranking does not agree with the library's to four digits.")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 8. 63,436 packages

    Now the operating system: every package of Debian 12, and what it needs. First ask what its link matrix
    would take.
    """)
    return


@app.cell
def _(data):
    debian = data.load("debian12-depends")
    print(f"{debian.pages:,} packages, {debian.links:,} links; {len(debian.dangling):,} packages need nothing.")
    print(f"The link matrix would take {8 * debian.pages**2 / 1e9:.1f} GB, the links {16 * debian.links / 1e6:.1f} MB.")
    return (debian,)


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Write `pagerank_sparse`, which takes the step link by link. It is an exercise like the others: it has a
    page, and a file in `my_maths`.
    """)
    return


@app.cell
def _(course):
    my_pagerank_sparse = course.mine("pagerank_sparse")
    course.check("pagerank_sparse")
    return (my_pagerank_sparse,)


@app.cell
def _(compare, debian, maths, my_pagerank_sparse):
    _sources, _targets = debian.edges()
    debian_race = compare(
        lambda: my_pagerank_sparse(debian.pages, _sources, _targets, 0.85),
        lambda: maths.pagerank_sparse(debian, 0.85).value,
    )
    debian_race
    return (debian_race,)


@app.cell
def _(bars, debian, debian_race):
    bars(debian.names, debian_race.mine)
    return


@app.cell
def _(course, debian_race):
    course.milestone("debian", debian_race.digits >= 4, "The ranking does not agree with the library's to four digits.")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    Two packages at the top need each other, and have one way out between them. You have seen such a pair
    before. What would happen to it at $d = 0.99$? Try it in a cell of your own.

    ## 9. Damping, and how fast it settles

    Each step shrinks what is left of the start by a factor of about $d$. **Predict:** from $d = 0.85$ to $d =
    0.99$, how many times more steps are needed for the same number of digits? Then look at the slopes.
    """)
    return


@app.cell
def _(np):
    def changes(graph, d, steps):
        """How much each step of the surfers changes, from a start where every page has the same share."""
        _sources, _targets = graph.edges()
        _x, _path = np.full(graph.pages, 1 / graph.pages), []
        for _ in range(steps):
            _new = d * np.bincount(_targets, weights=_x[_sources] / graph.outdegree[_sources], minlength=graph.pages)
            _new += (1 - _new.sum()) / graph.pages
            _path.append(np.abs(_new - _x).sum())
            _x = _new
        return _path

    return (changes,)


@app.cell
def _(changes, jargon, lines):
    lines({f"d = {_d}": changes(jargon, _d, 150) for _d in (0.5, 0.85, 0.95, 0.99)})
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 10. What one link does

    Suppose one entry of the Jargon File gained one reference. Choose from where and to where, and see who
    climbs: the bars are the ranks after, the marks the ranks before. Find a link that lifts its target by a
    thousand places. Which pages are worth a link from?
    """)
    return


@app.cell
def _(jargon):
    my_link = ("TLA", "foo")  # from an entry, to an entry
    start, end = jargon.page(my_link[0]), jargon.page(my_link[1])
    return end, start


@app.cell
def _(bars, data, end, jargon, maths, np, start):
    _sources, _targets = jargon.edges()
    longer = data.graph_of_pairs(np.append(_sources, start), np.append(_targets, end), jargon.names)
    ranks_before, ranks_after = maths.pagerank_sparse(jargon).value, maths.pagerank_sparse(longer).value
    climbed = int((ranks_before > ranks_before[end]).sum()) - int((ranks_after > ranks_after[end]).sum())
    print(f"{jargon.names[end]} climbs {climbed:,} places, from {ranks_before[end]:.5%} to {ranks_after[end]:.5%}.")
    bars(jargon.names, ranks_after, before=ranks_before)
    return (climbed,)


@app.cell
def _(climbed, course):
    course.milestone("one-link", climbed >= 1000, f"{climbed:,} places so far.")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## 11. A graph of your own

    Anything that points to anything can be ranked: characters of a book who speak of each other, towns and the
    roads out of them, papers and what they cite, your notes. Write the links into the text, one a line, or put
    the path of a file there: `"my-notes.csv"`.
    """)
    return


@app.cell
def _(bars, data, maths):
    my_graph_links = """
    Ann -> Ben
    Ben -> Cas
    Cas -> Ann
    """
    my_graph = data.read_links(my_graph_links)
    my_graph_ranks = maths.pagerank_sparse(my_graph).value
    bars(my_graph.names, my_graph_ranks)
    return (my_graph,)


@app.cell
def _(course, my_graph):
    course.milestone("own", my_graph.pages >= 10, f"Ten pages or more are asked for; there are {my_graph.pages}.")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## What you have, and what is open

    The cell below sets your functions beside the library's once more. The library does not do fewer sums a
    step; it takes fewer steps, by solving for the ranks instead of walking to them, and that is worth most
    where $d$ is near 1.

    **Open:** the surfer is a story. Nobody who installs a package jumps to a random one afterwards. What would
    a fairer story be for packages, and what would your code have to change? And if every page may buy one link
    from any other, what happens to the ranking?
    """)
    return


@app.cell
def _(course, debian_race, jargon_race, simulated_race):
    for _name, _race in (("Simulated", simulated_race), ("Jargon File", jargon_race), ("Debian", debian_race)):
        print(f"{_name}: {_race!r}")
    course
    return


if __name__ == "__main__":
    app.run()
