"""Networks against a textbook of their own, complex steps and SciPy; under permutations and scale; odd tables."""

import copy
import pickle

import numpy as np
import pytest
import scipy.special
from hypothesis import given, settings
from hypothesis import strategies as st

from fullrank.maths import Network

from ..tables import SEED

ACTIVATIONS = {
    "relu": lambda z: np.where(z.real > 0, z, 0),
    "tanh": np.tanh,
    "logistic": lambda z: 1 / (1 + np.exp(-z)),
}
LOSSES = ["cross-entropy", "squared"]
SIZES = {"no hidden layer": (3, 4), "one hidden layer": (5, 6, 3), "two": (4, 7, 5, 2), "one wide": (1, 9, 2)}
EVERY = [(sizes, activation, loss) for sizes in SIZES for activation in ACTIVATIONS for loss in LOSSES]


def a_network(sizes, activation="relu", loss="cross-entropy", seed=SEED, **others):
    network = Network(sizes, activation=activation, loss=loss, seed=seed, dtype=np.float64, **others)
    network.parameters += 0.1 * np.random.default_rng(seed).standard_normal(len(network.parameters))  # biases too
    return network


def a_table(network, rows=11):
    rng = np.random.default_rng(SEED)
    X = rng.standard_normal((rows, network.sizes[0]))
    if network.loss_name == "squared":
        return X, rng.standard_normal((rows, network.sizes[-1]))
    return X, rng.integers(0, network.sizes[-1], rows)


def textbook(network, parameters, X, y):
    """Loss and outputs, one row at a time, by the definition; complex parameters will do."""
    total, outputs = 0, []
    for x, wanted in zip(X, y, strict=True):
        a, start = x, 0
        for depth, (n, k) in enumerate(zip(network.sizes, network.sizes[1:], strict=False), start=2):
            W = parameters[start : start + n * k].reshape(n, k)
            b = parameters[start + n * k : start + n * k + k]
            start += n * k + k
            z = a @ W + b
            a = ACTIVATIONS[network.activation](z) if depth < len(network.sizes) else z
        outputs.append(a)
        if network.loss_name == "squared":
            total += ((a - wanted) ** 2).sum() / 2
        else:
            total += np.log(np.exp(a).sum()) - a[wanted]
    return total / len(X), np.array(outputs)


@pytest.mark.parametrize(("sizes", "activation", "loss"), EVERY)
def test_loss_and_gradient_are_those_of_the_textbook_and_of_complex_steps(sizes, activation, loss):
    network = a_network(SIZES[sizes], activation, loss)
    X, y = a_table(network)
    value, outputs = textbook(network, network.parameters, X, y)
    assert network.loss(X, y) == pytest.approx(value, rel=1e-13)
    np.testing.assert_allclose(network.activations(X)[-1], outputs, atol=1e-13)
    slope = []
    for place in range(len(network.parameters)):
        moved = network.parameters.astype(complex)
        moved[place] += 1e-30j
        slope.append(textbook(network, moved, X, y)[0].imag / 1e-30)
    np.testing.assert_allclose(network.gradient(X, y), slope, atol=1e-13)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_each_layer_is_what_scipy_makes_of_the_one_below(activation):
    network = a_network((4, 6, 5, 3), activation)
    X, _ = a_table(network)
    apply = {"relu": lambda z: z.clip(0), "tanh": np.tanh, "logistic": scipy.special.expit}[activation]
    A = network.activations(X)
    for (W, b), below, above in zip(network.layers, A[:-2], A[1:-1], strict=False):
        np.testing.assert_allclose(above, apply(below @ W + b), atol=1e-14)
    np.testing.assert_allclose(network.probabilities(X), scipy.special.softmax(A[-1], axis=1), atol=1e-15)
    np.testing.assert_array_equal(network.predict(X), A[-1].argmax(axis=1))


@given(
    sizes=st.lists(st.integers(2, 6), min_size=3, max_size=5),
    activation=st.sampled_from(list(ACTIVATIONS)),
    loss=st.sampled_from(LOSSES),
    seed=st.integers(0, 1000),
)
@settings(deadline=None, max_examples=30, derandomize=True)
def test_renaming_the_hidden_units_leaves_the_function_and_renames_the_gradient(sizes, activation, loss, seed):
    network = a_network(tuple(sizes), activation, loss, seed=seed)
    X, y = a_table(network)
    names = np.random.default_rng(seed).permutation(sizes[1])
    renamed = network.copy()
    renamed.layers[0].W[:] = network.layers[0].W[:, names]
    renamed.layers[0].b[:] = network.layers[0].b[names]
    renamed.layers[1].W[:] = network.layers[1].W[names]
    assert renamed.loss(X, y) == pytest.approx(network.loss(X, y), rel=1e-12)
    before, after = network.layers_of(network.gradient(X, y)), renamed.layers_of(renamed.gradient(X, y))
    np.testing.assert_allclose(after[0].W, before[0].W[:, names], atol=1e-13)
    np.testing.assert_allclose(after[1].W, before[1].W[names], atol=1e-13)
    np.testing.assert_allclose(after[-1].b, before[-1].b, atol=1e-13)


@pytest.mark.parametrize(("sizes", "activation", "loss"), EVERY)
def test_the_order_and_the_doubling_of_rows_leave_the_mean(sizes, activation, loss):
    network = a_network(SIZES[sizes], activation, loss)
    X, y = a_table(network)
    order = np.random.default_rng(1).permutation(len(X))
    for rows in (order, np.repeat(np.arange(len(X)), 2)):
        assert network.loss(X[rows], y[rows]) == pytest.approx(network.loss(X, y), rel=1e-13)
        np.testing.assert_allclose(network.gradient(X[rows], y[rows]), network.gradient(X, y), atol=1e-14)


def test_a_relu_layer_may_be_scaled_against_the_next():
    network = a_network((3, 8, 2))
    X, y = a_table(network)
    scaled = network.copy()
    scaled.layers[0].W[:] *= 8
    scaled.layers[0].b[:] *= 8
    scaled.layers[1].W[:] /= 8
    np.testing.assert_allclose(scaled.probabilities(X), network.probabilities(X), atol=1e-14)
    np.testing.assert_allclose(
        scaled.layers_of(scaled.gradient(X, y))[0].W, network.layers_of(network.gradient(X, y))[0].W / 8, atol=1e-14
    )


def test_adding_a_number_to_all_outputs_leaves_the_probabilities():
    network = a_network((3, 5, 4))
    X, y = a_table(network)
    before, value = network.probabilities(X), network.loss(X, y)
    network.layers[-1].b[:] += 700  # exp(700) is near the largest float
    np.testing.assert_allclose(network.probabilities(X), before, atol=1e-12)
    assert network.loss(X, y) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_loss_of_thousands_neither_overflows_nor_ends_in_infinity(dtype):
    network = Network([1, 2], dtype=dtype)
    network.parameters[:] = [5000, -5000, 0, 0]
    assert network.loss([[1.0], [-1.0]], [1, 0]) == 10_000
    assert network.loss([[1.0], [-1.0]], [0, 1]) == 0
    assert np.isfinite(network.gradient([[1.0]], [1])).all()
    np.testing.assert_array_equal(network.probabilities([[1.0]]), [[1, 0]])


def test_the_logistic_function_keeps_to_0_and_1():
    network = Network([1, 1, 1], activation="logistic", loss="squared", dtype=np.float64)
    network.layers[0].W[:] = 1
    np.testing.assert_array_equal(network.activations([[1e6], [-1e6], [0.0]])[1][:, 0], [1, 0, 0.5])


def test_squared_loss_scales_with_the_square():
    network = a_network((3, 6, 2), "tanh", "squared")
    X, y = a_table(network)
    scaled = network.copy()
    for part in scaled.layers[-1]:
        part *= 3
    assert scaled.loss(X, 3 * y) == pytest.approx(9 * network.loss(X, y), rel=1e-13)
    assert scaled.score(X, 3 * y) == pytest.approx(network.score(X, y), rel=1e-12)


def test_scores_are_accuracy_and_r_squared():
    sklearn_metrics = pytest.importorskip("sklearn.metrics")
    network = a_network((3, 6, 4))
    X, y = a_table(network, 50)
    assert network.score(X, y) == sklearn_metrics.accuracy_score(y, network.predict(X))
    network = a_network((3, 6, 1), loss="squared")
    X, y = a_table(network, 50)
    assert network.score(X, y) == pytest.approx(sklearn_metrics.r2_score(y, network.predict(X)), rel=1e-12)
    assert network.score(X, y[:, 0]) == network.score(X, y)
    assert network.score(X, np.zeros(50)) == 0


def test_float32_follows_float64():
    wide = a_network((20, 30, 5))
    X, y = a_table(wide, 200)
    narrow = Network(wide.sizes)
    narrow.parameters[:] = wide.parameters
    assert narrow.loss(X, y) == pytest.approx(wide.loss(X, y), rel=1e-5)
    gradient = narrow.gradient(X, y)
    assert gradient.dtype == np.float32
    np.testing.assert_allclose(gradient, wide.gradient(X, y), atol=1e-6)


def test_large_tables_go_by_blocks():
    network = a_network((3, 5, 4))
    X, y = a_table(network, 2500)
    apart = [network.gradient(X[i : i + 1], y[i : i + 1]) for i in range(2500)]
    np.testing.assert_allclose(network.gradient(X, y), np.mean(apart, axis=0), atol=1e-13)
    np.testing.assert_allclose(network.probabilities(X)[2100:], network.probabilities(X[2100:]), atol=1e-14)
    losses = [network.loss(X[i : i + 1], y[i : i + 1]) for i in range(2500)]
    assert network.loss(X, y) == pytest.approx(np.mean(losses), rel=1e-13)


def test_tables_of_every_make_give_the_same(tmp_path):
    network = a_network((4, 5, 3))
    X = np.random.default_rng(2).integers(-5, 6, (30, 8))[:, ::2]
    plain = np.ascontiguousarray(X, dtype=float)
    np.save(tmp_path / "X.npy", plain)
    makes = {
        "integers, every second column": X,
        "int8": X.astype(np.int8),
        "float32": X.astype(np.float32),
        "column after column": np.asfortranarray(plain),
        "other byte order": plain.astype(">f8"),
        "lists": X.tolist(),
        "memory map": np.load(tmp_path / "X.npy", mmap_mode="r"),
    }
    for make, table in makes.items():
        np.testing.assert_array_equal(network.probabilities(table), network.probabilities(plain), err_msg=make)


def test_bytes_are_pixels_and_images_are_rows():
    network = a_network((6, 5, 3))
    images = np.random.default_rng(3).integers(0, 256, (10, 2, 3), dtype=np.uint8)
    expected = network.probabilities(images.reshape(10, 6) / 255)
    np.testing.assert_allclose(network.probabilities(images), expected, atol=1e-14)


def test_labels_may_be_booleans_or_bytes():
    network = a_network((3, 4, 2))
    X, y = a_table(network)
    assert network.loss(X, y.astype(bool)) == network.loss(X, y.astype(np.uint8)) == network.loss(X, y)


def test_layers_are_views_and_copies_are_not():
    network = Network([2, 3, 2])
    network.layers[0].W[:] = 7
    assert (network.parameters[:6] == 7).all()
    other = network.copy()
    other.parameters[:] = 0
    assert (network.parameters[:6] == 7).all()
    assert repr(other) == repr(network)


@pytest.mark.parametrize("again", [copy.deepcopy, lambda network: pickle.loads(pickle.dumps(network))])
def test_a_network_survives_copying_and_pickling(again):
    network = again(a_network((3, 4, 2)))
    network.layers[0].W[:] = 5
    assert (network.parameters[:12] == 5).all()
    assert network.predict([[1.0, 2.0, 3.0]]).shape == (1,)


def test_the_same_seed_gives_the_same_bits_and_another_does_not():
    assert (Network([4, 5, 2], seed=3).parameters == Network([4, 5, 2], seed=3).parameters).all()
    assert (Network([4, 5, 2], seed=3).parameters != Network([4, 5, 2], seed=4).parameters).any()


@pytest.mark.parametrize(("activation", "size"), [("relu", 1.0), ("tanh", 0.5)])
def test_signals_neither_fade_nor_grow_from_layer_to_layer(activation, size):
    network = Network([300] * 12 + [2], activation=activation)
    A = network.activations(np.random.default_rng(4).standard_normal((200, 300)))
    sizes = [float((a * a).mean()) for a in A[1:-1]]
    assert sizes[0] == pytest.approx(size, rel=0.3)
    assert sizes[-1] > 0.1 * sizes[0]
    assert sizes[-1] < 3 * sizes[0]


SETTINGS = [
    ({"sizes": [3]}, "inputs first"),
    ({"sizes": 5}, "inputs first"),
    ({"sizes": [3, 0, 2]}, "at least 1"),
    ({"sizes": [3, 2.5, 2]}, "whole number"),
    ({"sizes": [3, 1]}, "loss='squared'"),
    ({"activation": "sigmoid"}, "relu, tanh, logistic, but it is 'sigmoid'"),
    ({"loss": "mse"}, "cross-entropy, squared, but it is 'mse'"),
    ({"seed": -1}, "seed"),
    ({"dtype": np.float16}, "float32 or float64"),
    ({"dtype": int}, "float32 or float64"),
]


@pytest.mark.parametrize(("changed", "words"), SETTINGS)
def test_settings_that_make_no_network_are_refused(changed, words):
    with pytest.raises(ValueError, match=words):
        Network(**({"sizes": [3, 4, 2]} | changed))


TABLES = [
    (np.ones(3), [0], r"X\[None, :\]"),
    (np.ones((0, 3)), [], "at least one row"),
    (np.ones((2, 4)), [0, 1], r"3 columns, but it has shape \(2, 4\)"),
    ([[1.0, 2.0, 3.0], [1.0, 2.0]], [0, 1], "rows of one length"),
    ([["a", "b", "c"]], [0], "real numbers"),
    (np.ones((1, 3)) * 1j, [0], "real numbers"),
    ([[1.0, np.nan, 2.0]], [0], "finite"),
    ([[1.0, np.inf, 2.0]], [0], "finite"),
    (np.ones((2, 3)), [0], r"shape \(2,\), but it has shape \(1,\)"),
    (np.ones((2, 3)), [0.0, 1.0], r"astype\(int\)"),
    (np.ones((2, 3)), ["a", "b"], "NetworkClassifier"),
    (np.ones((2, 3)), [0, 2], r"y\[1\] is 2"),
    (np.ones((2, 3)), [-1, 1], r"y\[0\] is -1"),
    (np.ones((2, 3)), [[1, 0], [0, 1]], "one label a row"),
]


@pytest.mark.parametrize(("X", "y", "words"), TABLES)
@pytest.mark.parametrize("method", ["loss", "score", "gradient"])
def test_tables_that_do_not_fit_are_refused_in_words(X, y, words, method):
    with pytest.raises(ValueError, match=words) as caught:
        getattr(Network([3, 4, 2]), method)(X, y)
    assert str(caught.value).startswith(method)


@pytest.mark.parametrize(("y", "words"), [([1.0, np.nan], "y"), ([1.0], r"shape \(2, 1\)"), ([[1, 2]] * 2, "2, 1")])
def test_quantities_that_do_not_fit_are_refused(y, words):
    with pytest.raises(ValueError, match=words):
        Network([3, 4, 1], loss="squared").loss(np.ones((2, 3)), y)


def test_quantities_have_no_probabilities():
    with pytest.raises(ValueError, match="predict"):
        Network([3, 4, 2], loss="squared").probabilities(np.ones((2, 3)))


def test_numbers_too_large_for_the_network_are_refused_in_words():
    with pytest.raises(ValueError, match="no finite output for row 2; its numbers are too large for float32"):
        Network([3, 4, 2]).predict(np.array([[1.0] * 3, [2.0] * 3, [1e39] * 3]))


@pytest.mark.parametrize(
    ("setting", "words"), [({"activation": ["relu"]}, "activation as one of"), ({"dtype": "x"}, "but it is 'x'")]
)
def test_settings_of_another_kind_are_refused(setting, words):
    with pytest.raises(ValueError, match=words):
        Network([2, 2], **setting)
