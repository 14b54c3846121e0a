"""What must hold of mini_batches."""

import numpy as np

from fullrank.checks import Fail, check, must


def few(draw):
    return draw.integer(1, 6), draw.integer(1, 4), draw.integer(0, 9)


def uneven(draw):
    """Samples are left over for a last, smaller batch."""
    N, batch, seed = draw.integer(3, 12), draw.integer(2, 5), draw.integer(0, 9)
    draw.guard(N % batch != 0)
    return N, batch, seed


def many(draw):
    return draw.integer(16, 40), draw.integer(2, 8), draw.integer(0, 99)


def large(draw):
    return draw.choice((1000, 5000)), draw.choice((50, 100)), draw.integer(0, 9)


def dealt(mini_batches, N, batch, seed):
    """The batches, seen to be a list of rows of whole numbers."""
    batches = mini_batches(N, batch, seed)
    if not isinstance(batches, (list, tuple)):
        raise Fail("The batches must be a list of arrays, one for each batch.", code="kind", got=batches)
    rows = [np.asarray(each) if isinstance(each, (list, tuple, np.ndarray)) else np.zeros(()) for each in batches]
    for row in rows:
        whole = row.ndim == 1 and row.size > 0 and row.dtype.kind in "iu"
        must(
            whole, "Each batch must be an array of whole numbers, shape (samples,), and none may be empty.", got=batches
        )
    return [row.astype(int) for row in rows]


def all_of(rows):
    return np.concatenate(rows) if rows else np.zeros(0, dtype=int)


@check(inputs=few, says="Every sample is in exactly one batch.", count=80)
def each_sample_once(mini_batches, N, batch, seed):
    seen = np.sort(all_of(dealt(mini_batches, N, batch, seed)))
    must(
        np.array_equal(seen, np.arange(N)),
        "These are the samples of all batches together, sorted; each number from 0 to N - 1 must be there once.",
        got=seen,
        expected=np.arange(N),
    )


@check(inputs=uneven, says="Each batch has `batch` samples, and the last one what is left over.", count=60)
def batches_have_their_size(mini_batches, N, batch, seed):
    sizes = np.array([len(row) for row in dealt(mini_batches, N, batch, seed)])
    expected = np.array([min(batch, N - start) for start in range(0, N, batch)])
    must(np.array_equal(sizes, expected), "These are the sizes of the batches.", got=sizes, expected=expected)


@check(inputs=many, says="The samples are shuffled, one by one.", count=40)
def samples_are_shuffled(mini_batches, N, batch, seed):
    rows = dealt(mini_batches, N, batch, seed)
    must(
        not np.array_equal(all_of(rows), np.arange(N)),
        "The samples come in the order in which they were given.",
    )
    stepping = [len(row) < 2 or bool(np.all(np.abs(np.diff(row)) == 1)) for row in rows]
    must(not all(stepping), "Every batch holds neighbours: the batches are shuffled, and the samples are not.")


@check(inputs=many, says="Another seed gives another shuffle.", count=30, slip="seed-ignored")
def seeds_differ(mini_batches, N, batch, seed):
    one, other = (all_of(dealt(mini_batches, N, batch, each)) for each in (seed, seed + 1))
    must(
        not np.array_equal(one, other),
        f"With the seeds {seed} and {seed + 1} the samples come in the same order.",
    )


@check(inputs=many, says="The same seed gives the same batches again.", count=30, slip="not-repeatable")
def the_seed_decides(mini_batches, N, batch, seed):
    one, again = (all_of(dealt(mini_batches, N, batch, seed)) for _ in range(2))
    must(np.array_equal(one, again), f"Asked twice with the seed {seed}, the answers differ.")


@check(inputs=large, says="It works for thousands of samples.", count=6)
def size_does_not_matter(mini_batches, N, batch, seed):
    seen = np.sort(all_of(dealt(mini_batches, N, batch, seed)))
    must(np.array_equal(seen, np.arange(N)), "Some samples are missing, or seen twice.")
