"""How long a score takes; run by make.sh, apart from the tests, because a machine's load is no fault of the code."""

import pytest

from train import select


@pytest.mark.parametrize("size", [1, 100], ids=["one-sample", "hundred-samples"])
def test_score(benchmark, model, test_set, size):
    table = select(test_set[0], test_set[1], model.features)[:size]
    assert len(benchmark.pedantic(model.scores, (table,), rounds=200, iterations=20, warmup_rounds=5)) == size
