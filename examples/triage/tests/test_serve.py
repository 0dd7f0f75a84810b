import json
import re
import shutil
import threading
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from prepare import ROOT
from probe import probe
from serve import serve
from train import PACKAGE, select


@pytest.fixture
def store(tmp_path, model):
    """A store with the package's model in service, and the released one before it beside it."""
    shutil.copytree(PACKAGE / "model", tmp_path / "models" / "new")
    shutil.copytree(ROOT / "deploy" / "released" / "0.9.0", tmp_path / "models" / "0.9.0")
    (tmp_path / "current").symlink_to("models/new")
    return tmp_path


@pytest.fixture
def url(store):
    server = serve(store / "current", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def sample(test_set):
    columns, samples, _ = test_set
    return dict(zip(columns, map(float, samples[0])))


def post(url, body):
    try:
        with urlopen(f"{url}/score", data=body) as response:
            return response.status, json.load(response)
    except HTTPError as error:
        return error.code, json.load(error)


def test_answers_with_the_models_own_score(url, model, sample, test_set):
    status, answer = post(url, json.dumps(sample).encode())
    expected = model.scores(select(test_set[0], test_set[1][:1], model.features))[0]
    assert status == 200 and answer["version"] == model.version
    assert answer["score"] == pytest.approx(expected)
    assert answer["read_first"] == (expected >= model.threshold)


@pytest.mark.parametrize("body", [b"{}", b"[]", b"not json", b'{"mean radius": "wide"}'])
def test_bad_request_is_answered_not_dropped(url, body):
    assert post(url, body)[0] == 400


def test_swapped_link_is_served_without_a_restart(url, store, sample):
    (store / "next").symlink_to("models/0.9.0")
    (store / "next").replace(store / "current")
    assert post(url, json.dumps(sample).encode())[1]["version"] == "0.9.0"


def test_damaged_model_is_an_error_of_ours(url, store, sample):
    (store / "models" / "new" / "model.json").write_text("{")
    assert post(url, json.dumps(sample).encode()) == (500, {"error": "the model cannot be read"})


def test_every_series_of_the_alert_rules_is_exposed(url):
    with urlopen(f"{url}/metrics") as response:
        exposed = set(re.findall(r"^\w+", response.read().decode(), re.MULTILINE))
    used = set(re.findall(r"\btriage_\w+", (PACKAGE / "ops" / "rules.yml").read_text()))
    assert used and used <= exposed


def test_requests_are_counted_by_outcome(url, sample):
    post(url, json.dumps(sample).encode())
    post(url, b"{}")
    with urlopen(f"{url}/metrics") as response:
        text = response.read().decode()
    assert 'triage_requests_total{code="200"} 1' in text and 'triage_requests_total{code="400"} 1' in text


def test_what_serves_recalls_what_was_measured(url):
    measured = json.loads((PACKAGE / "reports" / "metrics.json").read_text())["test"]
    recall = {"test_recall": measured["recall"], "test_nuclei_small_recall": measured["nuclei"]["small"]["recall"]}
    assert probe(url) == pytest.approx(recall, abs=1e-6)
