import pytest

from features import FEATURE_SETS, feature_names


@pytest.mark.parametrize(("name", "size"), [("radius", 1), ("mean", 10), ("all", 30)])
def test_size_of_a_feature_set(name, size):
    assert len(feature_names(name)) == size


@pytest.mark.parametrize("name", FEATURE_SETS)
def test_no_feature_is_named_twice(name):
    assert len(set(feature_names(name))) == len(feature_names(name))


def test_unknown_set_is_refused_by_name():
    with pytest.raises(ValueError, match="unknown feature set 'everything'; known sets: radius, mean, all"):
        feature_names("everything")
