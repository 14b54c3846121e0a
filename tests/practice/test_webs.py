"""Small webs for questions."""

from fractions import Fraction

import numpy as np

from fullrank import maths
from fullrank.practice import webs


def test_every_page_of_a_drawn_web_links_somewhere_and_not_to_itself() -> None:
    for seed in range(100):
        links = webs.draw(np.random.default_rng(seed), 5)
        assert {source for source, _ in links} == set(range(5))
        assert all(source != target for source, target in links)
        assert len(set(links)) == len(links)


def test_the_shares_are_the_library_s_link_matrix() -> None:
    links = [*webs.draw(np.random.default_rng(3), 4), (4, 4)]
    L = np.array([[float(x) for x in row] for row in webs.shares(6, links)])
    assert np.allclose(L, maths.link_matrix(6, links))
    assert not L[:, 5].any()


def test_the_words_name_every_page_once_and_every_link() -> None:
    words = webs.in_words(3, [(0, 1), (0, 2), (2, 0)])
    assert words.splitlines() == [
        "- **A** links to **B** and **C**",
        "- **B** links to no page",
        "- **C** links to **A**",
    ]
    assert webs.shares(3, [(0, 1), (0, 2)])[1][0] == Fraction(1, 2)
