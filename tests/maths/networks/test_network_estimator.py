"""Networks as estimators: scikit-learn's own checks, its pipelines and searches, and life without it."""

import subprocess
import sys

import numpy as np
import pytest

from fullrank.maths import NetworkClassifier, NetworkRegressor, Reason, one_cycle

from ..tables import SEED

CHECKED = {NetworkClassifier: {"hidden": (16,), "epochs": 30}, NetworkRegressor: {"hidden": (16,), "epochs": 60}}


def three_clouds(rows=150, seed=SEED):
    rng = np.random.default_rng(seed)
    which = rng.integers(0, 3, rows)
    X = np.array([[0, 2], [2, -1], [-2, -1]])[which] + 0.4 * rng.standard_normal((rows, 2))
    return X, np.array(["north", "east", "west"])[which]


def a_surface(rows=300, seed=SEED):
    X = np.random.default_rng(seed).uniform(-2, 2, (rows, 2))
    return X, np.sin(X[:, 0]) * X[:, 1]


@pytest.mark.filterwarnings("ignore:Estimator Network.* does not inherit")  # nor need it
@pytest.mark.parametrize("kind", CHECKED)
def test_scikit_learn_finds_nothing_to_complain_of(kind):
    checks = pytest.importorskip("sklearn.utils.estimator_checks")
    outcomes = checks.check_estimator(kind(**CHECKED[kind]), on_skip=None, on_fail=None)
    failed = {outcome["check_name"]: outcome["exception"] for outcome in outcomes if outcome["status"] == "failed"}
    assert failed == {}
    assert len(outcomes) > 30


def test_a_classifier_learns_labels_of_any_kind():
    X, y = three_clouds()
    model = NetworkClassifier().fit(X, y)
    np.testing.assert_array_equal(model.classes_, ["east", "north", "west"])
    assert model.score(*three_clouds(seed=1)) > 0.98
    P = model.predict_proba(X)
    np.testing.assert_allclose(P.sum(axis=1), 1)
    np.testing.assert_array_equal(model.classes_[P.argmax(axis=1)], model.predict(X))
    assert model.n_iter_ == 50 == len(model.loss_curve_)
    assert model.loss_curve_[-1] < 0.1 * model.loss_curve_[0]


def test_renaming_the_classes_renames_the_answers():
    X, y = three_clouds()
    numbers = np.array([{"east": 10, "north": 20, "west": 30}[name] for name in y])
    words = NetworkClassifier(epochs=5).fit(X, y).predict(X)
    found = NetworkClassifier(epochs=5).fit(X, numbers).predict(X)
    np.testing.assert_array_equal(words == "north", found == 20)


def test_a_regressor_learns_a_surface_and_follows_its_unit():
    X, y = a_surface()
    settings = {"hidden": (32, 32), "epochs": 100, "rate": one_cycle(0.01)}
    model = NetworkRegressor(**settings).fit(X, y)
    assert model.score(*a_surface(seed=1)) > 0.98
    moved = NetworkRegressor(**settings).fit(X, 1024 * y + 4096)
    np.testing.assert_allclose(moved.predict(X), 1024 * model.predict(X) + 4096, rtol=1e-6)


def test_several_quantities_are_learned_at_once():
    X, y = a_surface()
    both = np.column_stack([y, 5 - 100 * y])
    model = NetworkRegressor((32, 32), epochs=100).fit(X, both)
    assert model.predict(X[:7]).shape == (7, 2)
    assert model.score(X, both) > 0.95
    metrics = pytest.importorskip("sklearn.metrics")
    assert model.score(X, both) == pytest.approx(metrics.r2_score(both, model.predict(X)), rel=1e-12)
    weights = np.arange(len(X))
    expected = metrics.r2_score(both, model.predict(X), sample_weight=weights)
    assert model.score(X, both, weights) == pytest.approx(expected, rel=1e-12)


def test_a_quantity_that_never_changes_is_learned():
    X, _ = a_surface(50)
    model = NetworkRegressor((4,), epochs=300).fit(X, np.full(50, 7.0))
    np.testing.assert_allclose(model.predict(X), 7, atol=0.1)


@pytest.mark.parametrize(("dtype", "expected"), [("float32", "float32"), ("float64", "float64"), ("int64", "float64")])
def test_the_network_is_as_precise_as_the_table(dtype, expected):
    X, y = three_clouds()
    model = NetworkClassifier(epochs=2).fit((10 * X).astype(dtype), y)
    assert model.network_.parameters.dtype == expected


def test_bytes_are_pixels():
    X = np.random.default_rng(SEED).integers(0, 256, (60, 9), dtype=np.uint8)
    y = X[:, 0] > 127
    ends = [NetworkClassifier(epochs=3).fit(table, y).predict_proba(table) for table in (X, (X / 255).astype("f4"))]
    np.testing.assert_allclose(ends[0], ends[1], atol=1e-4)


def test_a_batch_may_be_larger_than_the_table():
    X, y = three_clouds(20)
    assert NetworkClassifier(batch=1000, epochs=3).fit(X, y).training_.steps == 3


def test_a_training_that_diverged_is_told():
    X, y = three_clouds()
    model = NetworkClassifier(method="sgd", rate=1e9)
    with pytest.warns(RuntimeWarning, match="smaller rate"):
        model.fit(X, y)
    assert model.training_.reason is Reason.DIVERGED
    assert np.isfinite(model.predict_proba(X)).all()


def test_it_works_in_pipelines_and_searches():
    selection = pytest.importorskip("sklearn.model_selection")
    from sklearn.base import clone
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    X, y = three_clouds()
    pipeline = make_pipeline(StandardScaler(), NetworkClassifier(epochs=20))
    choices = {"networkclassifier__hidden": [(), (16,)], "networkclassifier__rate": [0.01, one_cycle(0.02)]}
    search = selection.GridSearchCV(pipeline, choices, cv=3).fit(X * [1000, 0.001], y)
    assert search.best_score_ > 0.95
    assert clone(search.best_estimator_[-1]).get_params() == search.best_estimator_[-1].get_params()


@pytest.mark.parametrize(
    ("settings", "y", "words"),
    [
        ({"hidden": (0,)}, None, "at least 1"),
        ({"batch": 0}, None, "batch"),
        ({"epochs": 0}, None, "epochs"),
        ({"activation": "sigmoid"}, None, "logistic"),
        ({"method": "lbfgs"}, None, "momentum"),
        ({}, ["one"] * 20, "1 class"),
        ({}, np.linspace(0, 1, 20), "regressor"),
        ({}, ["one"] * 19, "20"),
    ],
)
def test_settings_and_labels_that_do_not_fit_are_refused(settings, y, words):
    X, labels = three_clouds(20)
    with pytest.raises(ValueError, match=words):
        NetworkClassifier(**settings).fit(X, labels if y is None else y)


def test_nothing_of_scikit_learn_is_needed():
    program = (
        "import sys; sys.modules['sklearn'] = None\n"
        "import numpy as np; from fullrank.maths import NetworkClassifier, NetworkRegressor\n"
        "X = np.random.default_rng(0).standard_normal((40, 2))\n"
        "print(NetworkClassifier(epochs=30).fit(X, X[:, 0] > 0).score(X, X[:, 0] > 0) > 0.8)\n"
        "print(NetworkRegressor(epochs=30).set_params(batch=8).fit(X, X[:, 0]).score(X, X[:, 0]) > 0.8)\n"
        "try: NetworkClassifier().predict(X)\n"
        "except ValueError as error: print('fit' in str(error))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"] * 3


def test_a_score_takes_labels_as_fit_does():
    X, y = three_clouds()
    model = NetworkClassifier((16,), epochs=20).fit(X, y)
    assert model.score(X, y.tolist()) == model.score(X, y) > 0.9
    with pytest.warns(UserWarning, match="column-vector"):
        assert model.score(X, y[:, None]) == model.score(X, y)
    assert model.score(X, np.arange(len(X))) == 0
    weights = np.arange(len(X))
    expected = np.average(model.predict(X) == y, weights=weights)
    assert model.score(X, y, weights) == pytest.approx(expected)


def test_a_score_takes_quantities_as_fit_does():
    X, y = a_surface(50)
    model = NetworkRegressor((4,), epochs=5).fit(X, y)
    with pytest.warns(UserWarning, match="column-vector"):
        assert NetworkClassifier((4,), epochs=2).fit(X, y > 0).score(X, (y > 0)[:, None]) > 0
    assert model.score(X, y[:, None]) == model.score(X, y)
    assert model.score(X, y.tolist()) == model.score(X, y)


FITTED = {
    "classes": NetworkClassifier((4,), epochs=2).fit(*three_clouds(20)),
    "one": NetworkRegressor((4,), epochs=2).fit(*a_surface(20)),
    "two": NetworkRegressor((4,), epochs=2).fit(a_surface(20)[0], a_surface(20)[0]),
}
Y = a_surface(20)[1]
NO_SCORE = {
    "no labels": ("classes", None, None, "requires y to be passed"),
    "no quantities": ("one", None, None, "requires y to be passed"),
    "too few labels": ("classes", Y[:7] > 0, None, "X has 20 and y has 7"),
    "too few quantities": ("one", Y[:7], None, "X has 20 and y has 7"),
    "NaN": ("one", np.where(Y > 0, np.nan, Y), None, "is NaN"),
    "NaN for a label": ("classes", np.full(20, np.nan), None, r"y\[0\] is NaN"),
    "fractions for labels": ("classes", Y, None, "Unknown label type"),
    "turned over": ("two", a_surface(20)[0].T, None, "X has 20 and y has 2"),
    "another number of columns": ("two", Y, None, r"y with 2 columns, as in fit, but it has shape \(20,\)"),
    "more columns": ("one", np.ones((20, 2)), None, r"y with 1 column, as in fit, but it has shape \(20, 2\)"),
    "masked": ("one", np.ma.masked_greater(Y, 0), None, "masked array"),
    "negative weights": ("classes", Y > 0, -np.ones(20), "not negative"),
    "weights of nothing": ("one", Y, np.zeros(20), "at least one above zero"),
    "too few weights": ("one", Y, np.ones(7), "sample_weight of shape"),
}


@pytest.mark.parametrize("name", NO_SCORE)
def test_what_cannot_be_scored_is_refused_in_words(name):
    model, y, weights, words = NO_SCORE[name]
    with pytest.raises(ValueError, match=words):
        FITTED[model].score(a_surface(20)[0], y, weights)


@pytest.mark.parametrize("power", [-1060, -560, 530, 1020])
def test_a_regressor_knows_no_unit(power):
    X, y = a_surface(100)
    y = np.round(y * 1024) / 1024  # so that few digits are enough
    plain, scaled = (NetworkRegressor((8,), epochs=20).fit(X, np.ldexp(y, p)) for p in (0, power))
    assert scaled.loss_curve_ == plain.loss_curve_
    np.testing.assert_array_equal(scaled.predict(X), np.ldexp(plain.predict(X), power))
    assert scaled.score(X, np.ldexp(y, power)) == pytest.approx(plain.score(X, y), rel=1e-3)


@pytest.mark.parametrize("constant", [0.1, 1e-170, -1e300, 0.0])
def test_a_quantity_that_never_changes_is_known_exactly(constant):
    X, _ = a_surface(50)
    y = np.full(50, constant)
    model = NetworkRegressor((4,), epochs=2).fit(X, y)
    np.testing.assert_array_equal(model.predict(X), y)
    assert model.score(X, y) == 1
    assert model.score(X, y, np.arange(50) + 0.1) == 1


def test_a_prediction_beyond_float64_is_refused():
    X, y = a_surface(50)
    model = NetworkRegressor((4,), epochs=2).fit(X, 1e308 / 4 * y)
    with pytest.raises(ValueError, match="predicts numbers beyond float64 .* row 0"):
        model.predict(1e6 * X)


@pytest.mark.parametrize("hidden", [((3, 4),), ([3], [4, 5]), "ab", None, (8.0,), (True,), {"a": 1}, 2.5])
@pytest.mark.parametrize("kind", [NetworkClassifier, NetworkRegressor])
def test_hidden_layers_that_are_none_are_refused(kind, hidden):
    with pytest.raises(ValueError, match=f"{kind.__name__} needs hidden, .* whole number"):
        kind(hidden).fit(a_surface(20)[0], Y > 0)


@pytest.mark.parametrize("hidden", [8, (8,), [8], np.array([8]), np.int64(8)])
def test_hidden_layers_may_be_written_in_several_ways(hidden):
    assert NetworkClassifier(hidden, epochs=1).fit(a_surface(20)[0], Y > 0).network_.sizes == (2, 8, 2)
