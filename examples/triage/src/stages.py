"""Writes dvc.lock: what each step of dvc.yaml read and made, by MD5 and size, in DVC's own format (schema 2.0)."""

import hashlib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent


def fixed(path):
    """A file as DVC records it."""
    content = (ROOT / path).read_bytes()
    return {"path": path, "hash": "md5", "md5": hashlib.md5(content).hexdigest(), "size": len(content)}


def value_of(params, name):
    """A parameter by its dotted name; KeyError where there is none."""
    for key in name.split("."):
        params = params[key]
    return params


def locked(stage, params):
    """A stage of dvc.yaml with the content that its files have now."""
    outputs = [path for output in stage["outs"] for path in output]
    return {
        "cmd": stage["cmd"],
        "deps": [fixed(path) for path in sorted(stage["deps"])],
        "params": {"params.yaml": {name: value_of(params, name) for name in sorted(stage["params"])}},
        "outs": [fixed(path) for path in sorted(outputs)],
    }


def main():
    stages = yaml.safe_load((ROOT / "dvc.yaml").read_text())["stages"]
    params = yaml.safe_load((ROOT / "params.yaml").read_text())
    lock = {"schema": "2.0", "stages": {name: locked(stage, params) for name, stage in stages.items()}}
    (ROOT / "dvc.lock").write_text(yaml.safe_dump(lock, sort_keys=False))


if __name__ == "__main__":
    main()
