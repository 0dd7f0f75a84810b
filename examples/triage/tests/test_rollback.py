import hashlib
import json
import subprocess

import pytest

from prepare import ROOT


@pytest.fixture
def store(tmp_path):
    for version in ("1.0.0", "2.0.0"):
        folder = tmp_path / "models" / version
        folder.mkdir(parents=True)
        text = json.dumps({"version": version, "weights": [0.5] * 40}, indent=2)
        (folder / "model.json").write_text(text)
        (folder / "model.json.sha256").write_text(f"{hashlib.sha256(text.encode()).hexdigest()}  model.json\n")
    (tmp_path / "current").symlink_to("models/2.0.0")
    return tmp_path


def roll_back(store, *arguments):
    script = ROOT / "deploy" / "rollback.sh"
    return subprocess.run([script, "--store", store, *arguments], capture_output=True, text=True)


def test_puts_the_earlier_version_into_service(store):
    run = roll_back(store, "--to", "1.0.0")
    assert (run.returncode, run.stdout) == (0, "rolled back from 2.0.0 to 1.0.0\n")
    assert json.loads((store / "current" / "model.json").read_text())["version"] == "1.0.0"


@pytest.mark.parametrize("damage", ["absent", "changed"])
def test_leaves_things_alone_when_the_target_does_not_verify(store, damage):
    file = store / "models" / "1.0.0" / "model.json"
    file.unlink() if damage == "absent" else file.write_text("{}")
    run = roll_back(store, "--to", "1.0.0")
    assert run.returncode == 1 and "2.0.0 stays in service" in run.stderr
    assert (store / "current").resolve().name == "2.0.0"


def test_drill_records_what_happened_and_changes_nothing(store, tmp_path):
    record = tmp_path / "record.md"
    assert roll_back(store, "--to", "1.0.0", "--drill", record).returncode == 0
    assert "target: triage@1.0.0\n" in record.read_text() and "outcome: passed\n" in record.read_text()
    assert (store / "current").resolve().name == "2.0.0"
    assert json.loads((store / "models" / "2.0.0" / "model.json").read_text())["version"] == "2.0.0"


@pytest.mark.parametrize("to", ["", "../../etc", "latest"])
def test_refuses_what_is_no_version(store, to):
    assert roll_back(store, "--to", to).returncode == 1
