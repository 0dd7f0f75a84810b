import hashlib
import json

import numpy as np
import pytest
import yaml

from features import FEATURE_SETS
from prepare import LARGE, ROOT, SMALL, size_band, split
from train import PACKAGE


@pytest.mark.parametrize("name", ["train.csv", "test.csv"])
def test_file_is_the_one_that_the_lineage_names(name):
    lineage = json.loads((ROOT / "data" / "lineage.json").read_text())
    assert hashlib.sha256((ROOT / "data" / name).read_bytes()).hexdigest() == lineage["outputs"][name]["sha256"]


def test_data_keep_their_contract(train_set, test_set):
    contract = yaml.safe_load((PACKAGE / "contracts" / "samples.odcs.yaml").read_text())
    bounds = {
        column["name"]: column["quality"][0]["mustBeBetween"]
        for column in contract["schema"][0]["properties"]
        if column["name"] != "malignant"
    }
    for columns, samples, _ in (train_set, test_set):
        assert columns == list(bounds)
        for column, values in zip(columns, samples.T):
            low, high = bounds[column]
            assert low <= values.min() and values.max() <= high, column


def test_no_sample_is_lost(train_set, test_set):
    assert len(train_set[1]) + len(test_set[1]) == 569


def test_no_sample_is_in_both_halves(train_set, test_set):
    halves = [{row.tobytes() for row in samples} for _, samples, _ in (train_set, test_set)]
    assert halves[0].isdisjoint(halves[1])


def test_columns_are_the_features_the_code_knows(train_set):
    assert train_set[0] == list(FEATURE_SETS["all"])


@pytest.mark.parametrize("half", ["train_set", "test_set"])
def test_every_measurement_is_finite_and_not_negative(half, request):
    _, samples, _ = request.getfixturevalue(half)
    assert np.isfinite(samples).all() and (samples >= 0).all()


def test_halves_hold_the_same_share_of_malignant_samples(train_set, test_set):
    assert abs(train_set[2].mean() - test_set[2].mean()) < 0.01


def test_malignant_means_larger_nuclei(train_set):
    """Guards against a flipped label: scikit-learn's own target is 1 for benign."""
    columns, samples, labels = train_set
    radius = samples[:, columns.index("mean radius")]
    assert radius[labels == 1].mean() > radius[labels == 0].mean()


def test_split_follows_from_the_params_alone(params):
    first, second = split(params), split(params)
    assert np.array_equal(first[1], second[1]) and np.array_equal(first[2], second[2])


def test_another_seed_gives_another_split(params):
    assert not np.array_equal(split(params)[1], split({**params, "seed": params["seed"] + 1})[1])


def test_a_sample_at_the_bound_counts_as_large():
    assert list(size_band([14.99, 15.0], 15)) == [SMALL, LARGE]
