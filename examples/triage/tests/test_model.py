import json

import numpy as np
import pytest
import yaml

from features import feature_names
from model import Model
from train import PACKAGE, fit, run_id, select


@pytest.fixture
def document():
    return json.loads((PACKAGE / "model" / "model.json").read_text())


def test_version_is_the_one_of_the_package(model):
    assert model.version == yaml.safe_load((PACKAGE / "handoff.yml").read_text())["package"]["version"]


def test_run_is_the_one_that_the_package_names(document):
    named = yaml.safe_load((PACKAGE / "handoff.yml").read_text())["model"]["run_id"]
    metrics = json.loads((PACKAGE / "reports" / "metrics.json").read_text())
    assert document["run_id"] == named == metrics["run_id"] == run_id()


def test_threshold_and_features_are_those_of_the_params(model, params):
    assert model.threshold == params["model"]["threshold"]
    assert model.features == feature_names(params["model"]["features"])


def test_shipped_weights_score_as_the_pipeline_they_came_from(model, params, train_set, test_set):
    columns, samples, labels = train_set
    pipeline = fit(params, select(columns, samples, model.features), labels)
    table = select(columns, test_set[1], model.features)
    assert np.allclose(model.scores(table), pipeline.predict_proba(table)[:, 1], atol=1e-6)


def test_scores_are_between_zero_and_one(model, test_set):
    scores = model.scores(select(test_set[0], test_set[1], model.features))
    assert ((scores >= 0) & (scores <= 1)).all()


def test_read_first_is_the_score_against_the_threshold(model, test_set):
    table = select(test_set[0], test_set[1], model.features)
    assert np.array_equal(model.read_first(table), model.scores(table) >= model.threshold)


def test_one_sample_scores_as_it_does_among_others(model, test_set):
    table = select(test_set[0], test_set[1], model.features)
    assert model.score(dict(zip(model.features, table[3]))) == pytest.approx(model.scores(table)[3])


def test_larger_nuclei_never_lower_the_score(model, test_set):
    row = select(test_set[0], test_set[1], model.features)[0]
    larger = row.copy()
    larger[model.features.index("mean radius")] += 5
    assert model.scores(larger)[0] > model.scores(row)[0]


def test_missing_measurement_is_named(model, test_set):
    sample = dict(zip(model.features, select(test_set[0], test_set[1], model.features)[0]))
    del sample["mean radius"]
    with pytest.raises(ValueError, match="missing measurements: mean radius"):
        model.score(sample)


def test_wrong_number_of_measurements_is_refused(model):
    with pytest.raises(ValueError, match="measurements, got 2"):
        model.scores([[1.0, 2.0]])


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_measurement_that_is_no_number_is_refused(model, value):
    with pytest.raises(ValueError, match="finite"):
        model.scores([[value] * len(model.features)])


@pytest.mark.parametrize(
    ("key", "value"), [("weights", [1.0]), ("weights", None), ("scale", None), ("threshold", "high")]
)
def test_damaged_model_file_is_refused(document, key, value):
    document[key] = [float("nan")] * len(document["features"]) if value is None else value
    with pytest.raises(ValueError):
        Model(document)
