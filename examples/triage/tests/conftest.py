import pytest
import yaml

from model import Model
from prepare import ROOT, read_csv
from train import PACKAGE


@pytest.fixture(scope="session")
def params():
    return yaml.safe_load((ROOT / "params.yaml").read_text())


@pytest.fixture(scope="session")
def train_set():
    return read_csv(ROOT / "data" / "train.csv")


@pytest.fixture(scope="session")
def test_set():
    return read_csv(ROOT / "data" / "test.csv")


@pytest.fixture(scope="session")
def model():
    return Model.load(PACKAGE / "model" / "model.json")


def pytest_benchmark_update_machine_info(config, machine_info):
    """The name of the machine says nothing about its speed."""
    machine_info.pop("node", None)
