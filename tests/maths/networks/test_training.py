"""Training against textbook steps in plain NumPy, in any make of table, to a stated accuracy; and honest ends."""

import ctypes
from threading import Thread

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullrank import data
from fullrank.maths import Network, Reason, one_cycle, train
from fullrank.maths import _blas_threads as blas_threads

from ..tables import SEED

METHODS = {"sgd": 0.3, "momentum": 0.05, "adam": 0.01}


def spirals(rows, seed=SEED):
    """Two arms that turn around each other, (rows, 2), and which of them each point is on."""
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 2, rows)
    t = rng.uniform(0.5, 3, rows)
    angle = 2 * t + np.pi * y
    X = np.column_stack([t * np.cos(angle), t * np.sin(angle)]) + 0.05 * rng.standard_normal((rows, 2))
    return X, y


def textbook_training(network, X, y, *, epochs, batch, method, rate, decay=0.0, seed=0):
    """One hidden layer, tanh, softmax cross-entropy: every formula spelled out, fresh float64 arrays at each step."""
    parameters = [np.array(part, dtype=float) for layer in network.layers for part in layer]
    first, second = ([np.zeros_like(p) for p in parameters] for _ in range(2))
    rng, t = np.random.default_rng(seed), 0
    steps = epochs * int(np.ceil(len(X) / batch))
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch):
            chosen = order[start : start + batch]
            x, onehot = X[chosen], np.eye(network.sizes[-1])[y[chosen]]
            W1, b1, W2, b2 = parameters
            hidden = np.tanh(x @ W1 + b1)
            scores = np.exp(hidden @ W2 + b2)
            delta2 = (scores / scores.sum(axis=1, keepdims=True) - onehot) / len(x)
            delta1 = (delta2 @ W2.T) * (1 - hidden**2)
            slopes = [x.T @ delta1, delta1.sum(axis=0), hidden.T @ delta2, delta2.sum(axis=0)]
            now = rate((t + 0.5) / steps) if callable(rate) else rate
            t += 1
            for i, g in enumerate(slopes):
                p = parameters[i] * (1 - now * decay if i % 2 == 0 else 1)
                if method == "sgd":
                    parameters[i] = p - now * g
                elif method == "momentum":
                    first[i] = 0.9 * first[i] + now * g
                    parameters[i] = p - first[i]
                else:
                    first[i] = 0.9 * first[i] + 0.1 * g
                    second[i] = 0.999 * second[i] + 0.001 * g**2
                    m, v = first[i] / (1 - 0.9**t), second[i] / (1 - 0.999**t)
                    parameters[i] = p - now * m / (np.sqrt(v) + 1e-8)
    return np.concatenate([p.ravel() for p in parameters])


@pytest.mark.parametrize("decay", [0.0, 0.1])
@pytest.mark.parametrize(("rows", "batch", "epochs"), [(40, 40, 1), (40, 8, 3), (43, 8, 3), (5, 1, 2)])
@pytest.mark.parametrize("method", METHODS)
def test_steps_are_those_of_the_textbook(method, rows, batch, epochs, decay):
    network = Network([2, 6, 2], activation="tanh", dtype=np.float64, seed=1)
    X, y = spirals(rows)
    settings = {"epochs": epochs, "batch": batch, "method": method, "rate": METHODS[method], "seed": 3}
    found = train(network, X, y, weight_decay=decay, **settings)
    expected = textbook_training(network, X, y, decay=decay, **settings)
    np.testing.assert_allclose(found.value.parameters, expected, atol=1e-12)
    assert found.steps == epochs * -(-rows // batch)


@pytest.mark.parametrize("rate", [None, one_cycle(0.02), lambda t: 0.1 * (1 - t)])
def test_a_schedule_is_followed_from_step_to_step(rate):
    network = Network([2, 6, 2], activation="tanh", dtype=np.float64)
    X, y = spirals(60)
    found = train(network, X, y, epochs=4, batch=16, rate=rate)
    expected = textbook_training(network, X, y, epochs=4, batch=16, method="adam", rate=rate or one_cycle(4e-3))
    np.testing.assert_allclose(found.value.parameters, expected, atol=1e-12)


def test_one_step_of_plain_descent_goes_down_the_gradient_of_any_network():
    X, y = spirals(50)
    for activation in ("relu", "tanh", "logistic"):
        network = Network([2, 7, 5, 2], activation=activation, dtype=np.float64)
        found = train(network, X, y, epochs=1, batch=50, method="sgd", rate=0.5)
        expected = network.parameters - 0.5 * network.gradient(X, y)
        np.testing.assert_allclose(found.value.parameters, expected, atol=1e-14)
        assert found.path[0] == pytest.approx(network.loss(X, y), rel=1e-13)


def test_float32_starts_down_the_same_way():
    X, y = spirals(64)
    wide, narrow = Network([2, 8, 2], dtype=np.float64), Network([2, 8, 2])
    for method, rate in METHODS.items():
        ends = [train(n, X, y, epochs=1, batch=16, method=method, rate=rate).value.parameters for n in (wide, narrow)]
        np.testing.assert_allclose(ends[1], ends[0], atol=2e-5)
        assert ends[1].dtype == np.float32


def test_the_same_seeds_give_the_same_bits_and_the_network_given_stays():
    X, y = spirals(100)
    network = Network([2, 8, 2])
    before = network.parameters.copy()
    ends = [train(network, X, y, epochs=3, batch=16, seed=seed).value.parameters for seed in (5, 5, 6)]
    np.testing.assert_array_equal(ends[0], ends[1])
    assert (ends[0] != ends[2]).any()
    np.testing.assert_array_equal(network.parameters, before)


def test_tables_of_every_make_train_to_the_same_bits(tmp_path):
    rng = np.random.default_rng(SEED)
    X, y = rng.integers(0, 256, (90, 12)).astype(np.float32), rng.integers(0, 3, 90)
    np.save(tmp_path / "X.npy", X)
    makes = {
        "float32": X,
        "float64": X.astype(float),
        "integers": X.astype(int),
        "every second column": np.repeat(X, 2, axis=1)[:, ::2],
        "column after column": np.asfortranarray(X),
        "other byte order": X.astype(">f4"),
        "memory map": np.load(tmp_path / "X.npy", mmap_mode="r"),
        "images": X.reshape(90, 3, 4),
    }
    ends = {
        make: train(Network([12, 6, 3]), table, y, epochs=2, batch=32, rate=1e-4).value.parameters
        for make, table in makes.items()
    }
    for make, end in ends.items():
        np.testing.assert_array_equal(end, ends["float32"], err_msg=make)
    scaled = train(Network([12, 6, 3]), X / np.float32(255), y, epochs=2, batch=32, rate=1e-4)
    pixels = train(Network([12, 6, 3]), X.astype(np.uint8), y, epochs=2, batch=32, rate=1e-4)
    np.testing.assert_allclose(pixels.value.parameters, scaled.value.parameters, atol=1e-5)


@pytest.mark.parametrize("method", METHODS)
def test_two_spirals_are_told_apart(method):
    X, y = spirals(1000)
    outcome = train(Network([2, 32, 32, 2]), X, y, epochs=60, batch=32, method=method)
    assert outcome.value.score(*spirals(500, seed=1)) >= 0.99
    assert outcome.reason is Reason.DONE
    assert outcome.path[-1] < 0.1 * outcome.path[0]


def test_a_curve_is_learned():
    x = np.linspace(-3, 3, 400)[:, None]
    network = Network([1, 40, 40, 1], activation="tanh", loss="squared")
    outcome = train(network, x, np.sin(2 * x), epochs=300, batch=32, rate=one_cycle(0.02))
    assert outcome.value.score(x, np.sin(2 * x[:, 0])) > 0.999


def test_small_digits_are_read():
    digits = pytest.importorskip("sklearn.datasets").load_digits()
    X, y = digits.data / 16, digits.target
    outcome = train(Network([64, 64, 10]), X[:1300], y[:1300], epochs=30, batch=32, validation=(X[1300:], y[1300:]))
    assert outcome.validation[-1, 1] > 0.91  # the last 497 were written by other people
    assert outcome.value.score(X[1300:], y[1300:]) == outcome.validation[-1, 1]
    assert outcome.value.loss(X[1300:], y[1300:]) == outcome.validation[-1, 0]


def test_some_thousand_images_are_enough_for_nine_in_ten():
    digits = data.load("mnist").train
    X, y = digits.images[:4000], digits.labels[:4000]
    outcome = train(Network([784, 64, 10]), X[:3000], y[:3000], epochs=5, validation=(X[3000:], y[3000:]))
    assert outcome.validation[-1, 1] > 0.9


FEW = settings(deadline=None, max_examples=25, derandomize=True)
ACTIVATIONS = st.sampled_from(["relu", "tanh", "logistic"])
SEEDS = st.integers(0, 999)


def trained(network, X, y, method="sgd", batch=None, epochs=3):
    """The layers after a few steps, and the loss of each."""
    rate = METHODS[method]
    found = train(network, X, y, epochs=epochs, batch=batch or len(X), method=method, rate=rate, weight_decay=0.01)
    return found.value.layers, found.losses


def changed(network, change):
    """A copy whose layers were changed in place."""
    other = network.copy()
    change(other.layers)
    return other


@FEW
@given(ACTIVATIONS, SEEDS, st.permutations(range(5)), st.sampled_from(list(METHODS)))
def test_hidden_units_in_another_order_learn_the_same_in_that_order(activation, seed, order, method):
    network, order = Network([2, 5, 2], activation=activation, dtype=np.float64, seed=seed), np.array(order)
    X, y = spirals(24, seed)

    def reorder(layers):
        (W1, b1), (W2, _) = layers
        W1[:], b1[:], W2[:] = W1[:, order], b1[order], W2[order]

    other = changed(network, reorder)
    layers, losses = trained(network, X, y, method, batch=10)
    same, same_losses = trained(other, X, y, method, batch=10)
    np.testing.assert_allclose(same_losses, losses, rtol=1e-9)
    reorder(layers)
    for (W, b), (same_W, same_b) in zip(layers, same, strict=True):
        np.testing.assert_allclose(same_W, W, atol=1e-9)
        np.testing.assert_allclose(same_b, b, atol=1e-9)


@FEW
@given(ACTIVATIONS, SEEDS, st.sampled_from(list(METHODS)))
def test_columns_and_labels_in_another_order_learn_the_same_in_that_order(activation, seed, method):
    network = Network([2, 5, 2], activation=activation, dtype=np.float64, seed=seed)
    X, y = spirals(24, seed)

    def swap(layers):
        (W1, _), (W2, b2) = layers
        W1[:], W2[:], b2[:] = W1[::-1].copy(), W2[:, ::-1].copy(), b2[::-1].copy()

    layers, losses = trained(network, X, y, method, batch=10)
    same, same_losses = trained(changed(network, swap), X[:, ::-1], 1 - y, method, batch=10)
    np.testing.assert_allclose(same_losses, losses, rtol=1e-9)
    swap(layers)
    for (W, b), (same_W, same_b) in zip(layers, same, strict=True):
        np.testing.assert_allclose(same_W, W, atol=1e-9)
        np.testing.assert_allclose(same_b, b, atol=1e-9)


@FEW
@given(ACTIVATIONS, SEEDS, st.integers(2, 4), st.sampled_from(list(METHODS)))
def test_every_row_given_as_often_weighs_as_before(activation, seed, times, method):
    network = Network([2, 5, 2], activation=activation, dtype=np.float64, seed=seed)
    X, y = spirals(12, seed)
    layers, losses = trained(network, X, y, method)
    same, same_losses = trained(network, np.tile(X, (times, 1)), np.tile(y, times), method)
    np.testing.assert_allclose(same_losses, losses, rtol=1e-9)
    for (W, b), (same_W, same_b) in zip(layers, same, strict=True):
        np.testing.assert_allclose(same_W, W, atol=1e-9)
        np.testing.assert_allclose(same_b, b, atol=1e-9)


@FEW
@given(ACTIVATIONS, SEEDS, st.integers(-20, 20))
def test_scores_that_all_rise_by_as_much_learn_the_same(activation, seed, by):
    network = Network([2, 5, 2], activation=activation, dtype=np.float64, seed=seed)
    X, y = spirals(24, seed)

    def lift(layers):
        layers[-1].b[:] += by

    layers, losses = trained(network, X, y)
    same, same_losses = trained(changed(network, lift), X, y)
    np.testing.assert_allclose(same_losses, losses, rtol=1e-9)
    lift(layers)
    np.testing.assert_allclose(same[-1].b, layers[-1].b, atol=1e-9)
    np.testing.assert_allclose(same[0].W, layers[0].W, atol=1e-9)


def test_training_may_end_at_a_tolerance():
    X, y = spirals(200)
    outcome = train(Network([2, 32, 2]), X + 10 * y[:, None], y, epochs=200, batch=20, rate=0.01, tol=0.01)
    assert outcome.reason is Reason.CONVERGED
    assert outcome.converged
    assert outcome.epochs < 200
    assert outcome.path[-1] <= 0.01 < outcome.path[-2]
    assert outcome.steps == 10 * outcome.epochs == len(outcome.losses)
    np.testing.assert_allclose(outcome.losses.reshape(-1, 10).mean(axis=1), outcome.path)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("loss", "rate"), [("cross-entropy", 1e30), ("cross-entropy", 1e4), ("squared", 1e3)])
def test_too_long_steps_are_told_and_the_last_good_parameters_kept(loss, rate, dtype):
    X, y = spirals(200)
    y = y if loss == "cross-entropy" else np.column_stack([y, 1 - y])
    network = Network([2, 16, 16, 2], loss=loss, dtype=dtype)
    outcome = train(network, X, y, epochs=50, batch=50, method="sgd", rate=rate)
    assert outcome.reason is Reason.DIVERGED
    assert "smaller rate" in repr(outcome)
    np.testing.assert_array_equal(outcome.value.parameters, network.parameters)  # not one epoch was good


def test_what_was_learned_before_a_descent_is_lost_is_kept():
    X, y = spirals(200)
    network = Network([2, 16, 2])
    outcome = train(network, X, y, epochs=10, batch=20, method="sgd", rate=lambda t: 0.1 if t < 0.5 else 1e9)
    assert outcome.reason is Reason.DIVERGED
    assert outcome.epochs == 6
    assert outcome.value.loss(X, y) < network.loss(X, y)
    assert np.isfinite(outcome.value.parameters).all()


def test_numbers_too_large_for_the_network_are_told():
    outcome = train(Network([2, 4, 2], loss="squared"), np.full((4, 2), 1e38), np.ones((4, 2)), epochs=3)
    assert outcome.reason is Reason.NOT_FINITE
    assert outcome.steps == 1


@pytest.mark.parametrize("activation", ["relu", "tanh", "logistic"])
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("method", METHODS)
def test_what_is_not_finite_in_the_table_is_found_wherever_it_hides(activation, bad, method):
    X, y = spirals(100)
    X[77, 1] = bad
    network = Network([2, 5, 5, 2], activation=activation, seed=2)
    with pytest.raises(ValueError, match=r"X\[77, 1\] is"):
        train(network, X, y, epochs=2, batch=20, method=method)


def test_weight_decay_shrinks_the_weights_and_leaves_the_biases():
    network = Network([3, 4, 2], dtype=np.float64)
    network.layers[0].b[:] = 1
    outcome = train(
        network, np.zeros((8, 3)), np.zeros(8, int), epochs=5, batch=8, method="sgd", rate=0.1, weight_decay=1
    )
    np.testing.assert_allclose(outcome.value.layers[0].W, network.layers[0].W * 0.9**5)  # its slope is 0: X is


def test_the_outcome_prints_itself():
    X, y = spirals(100)
    outcome = train(Network([2, 8, 2]), X, y, epochs=7, validation=(X, y))
    lines = repr(outcome).splitlines()
    assert lines[0] == "Training: done after 7 epochs, 7 steps"
    assert "Network 2-8-2" in lines[1]
    assert "…" in lines[2]
    assert lines[3].startswith("  validation  accuracy 0.")
    assert "R²" in repr(train(Network([2, 8, 1], loss="squared"), X, y, epochs=1, validation=(X, y)))
    assert train(Network([2, 8, 2]), X, y, epochs=1).validation.shape == (0, 2)


def test_the_outcome_draws_itself():
    pytest.importorskip("matplotlib").use("Agg")
    from matplotlib import pyplot

    X, y = spirals(100)
    axes = train(Network([2, 8, 2]), X, y, epochs=3, batch=20, validation=(X, y)).plot()
    assert [len(line.get_xdata()) for line in axes.lines] == [15, 3, 3]
    assert axes.get_xlabel() == "epoch"
    assert axes.lines[0].get_xdata()[-1] == 3
    pyplot.close(axes.figure)


REFUSED = [
    ({"epochs": 0}, "epochs as a whole number of at least 1"),
    ({"epochs": 2.5}, "epochs"),
    ({"batch": 0}, "batch"),
    ({"batch": 21}, "batch of at most 20"),
    ({"method": "lbfgs"}, "sgd, momentum, adam, but it is 'lbfgs'"),
    ({"rate": 0}, "rate above 0"),
    ({"rate": "fast"}, "rate"),
    ({"rate": lambda t: -t}, "not negative"),
    ({"weight_decay": -1}, "weight_decay"),
    ({"tol": -1}, "tol"),
    ({"seed": -1}, "seed"),
    ({"y": np.zeros(19, int)}, r"shape \(20,\)"),
    ({"y": np.zeros(20)}, r"astype\(int\)"),
    ({"y": np.full(20, 2)}, r"y\[0\] is 2"),
    ({"X": np.ones((20, 3))}, "2 columns"),
    ({"X": np.full((20, 2), np.nan)}, "finite"),
    ({"validation": (np.ones((5, 3)), np.zeros(5, int))}, "validation X with 2 columns"),
    ({"validation": (np.ones((5, 2)), np.full(5, 7))}, r"validation y\[0\] is 7"),
    ({"validation": np.ones((5, 2))}, "pair"),
]


@pytest.mark.parametrize(("changed", "words"), REFUSED)
def test_what_does_not_fit_together_is_refused_in_words(changed, words):
    X, y = spirals(20)
    with pytest.raises(ValueError, match=words):
        train(Network([2, 4, 2]), **({"X": X, "y": y, "epochs": 1} | changed))


def test_the_blas_is_held_to_one_thread_while_anybody_needs_it_and_set_back_after():
    control = blas_threads._control()
    if control is None:
        pytest.skip("this BLAS cannot be told")
    how_many, set_number = control
    before = how_many()
    set_number(2)
    try:
        with blas_threads.one_blas_thread() as held:
            assert held
            assert how_many() == 1
            with blas_threads.one_blas_thread():
                assert how_many() == 1
            assert how_many() == 1
        assert how_many() == 2
        first, second = blas_threads.one_blas_thread(), blas_threads.one_blas_thread()
        first.__enter__()
        second.__enter__()
        first.__exit__(None, None, None)  # who came first may leave first
        assert how_many() == 1
        second.__exit__(None, None, None)
        assert how_many() == 2
        with blas_threads.one_blas_thread(False) as held:
            assert not held
            assert how_many() == 2
    finally:
        set_number(before)


def test_numpy_is_what_is_held():
    threadpoolctl = pytest.importorskip("threadpoolctl")
    with blas_threads.one_blas_thread() as held:
        if held:
            pools = [pool for pool in threadpoolctl.threadpool_info() if "numpy" in pool["filepath"]]
            assert {pool["num_threads"] for pool in pools} <= {1}


def test_a_blas_that_cannot_be_told_is_left_alone(monkeypatch):
    def missing(path):
        raise OSError(path)

    monkeypatch.setattr(ctypes, "CDLL", missing)
    blas_threads._control.cache_clear()
    with blas_threads.one_blas_thread() as held:
        assert not held
    blas_threads._control.cache_clear()


def test_networks_may_train_side_by_side():
    X, y = spirals(300)
    alone = [train(Network([2, 16, 2], seed=s), X, y, epochs=3, batch=16, seed=s).value.parameters for s in range(4)]
    together = [None] * 4

    def work(s):
        together[s] = train(Network([2, 16, 2], seed=s), X, y, epochs=3, batch=16, seed=s).value.parameters

    threads = [Thread(target=work, args=(s,)) for s in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    np.testing.assert_array_equal(together, alone)


@pytest.mark.parametrize(
    ("wrong", "kind", "words"),
    [
        ({"network": None}, TypeError, "train needs a Network"),
        ({"method": ["adam"]}, ValueError, "method as one of"),
        ({"rate": lambda t: "a"}, ValueError, "a rate that takes one number"),
        ({"rate": lambda t: [0.1, 0.2]}, ValueError, "returns one number"),
        ({"X": np.ma.masked_greater(spirals(40)[0], 0.5)}, ValueError, "X is a masked array"),
    ],
)
def test_what_else_does_not_fit_is_refused(wrong, kind, words):
    X, y = spirals(40)
    given = {"network": Network([2, 4, 2]), "X": X, "y": y} | wrong
    with pytest.raises(kind, match=words):
        train(given.pop("network"), given.pop("X"), given.pop("y"), **given)
