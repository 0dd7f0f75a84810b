"""Writes data/: the Wisconsin breast cancer data in two halves, where they came from, and one sample to try."""

import csv
import hashlib
import json
from pathlib import Path

import numpy as np
import sklearn
import yaml
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split

ROOT = Path(__file__).resolve().parent.parent
SMALL, LARGE = "small", "large"


def size_band(radius, small_below):
    """The slice a sample is reported under: by the mean radius of its nuclei."""
    return np.where(np.asarray(radius) < small_below, SMALL, LARGE)


def split(params):
    """Bundled data as (columns, train rows, test rows); the last column is 1 for malignant.

    Both halves hold the same share of malignant samples in each size band.
    """
    bunch = load_breast_cancer()
    malignant = (bunch.target == 0).astype(int)
    bands = size_band(bunch.data[:, 0], params["split"]["small_nuclei_below"])
    strata = [f"{label}-{band}" for label, band in zip(malignant, bands)]
    rows = np.column_stack([bunch.data, malignant])
    train, test = train_test_split(
        rows, test_size=params["split"]["test_share"], random_state=params["seed"], stratify=strata
    )
    return [*bunch.feature_names, "malignant"], train, test


def write_csv(path, columns, rows):
    """Writes one row a sample, numbers as Python spells them, and returns the file's SHA-256."""
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([*(float(value) for value in row[:-1]), int(row[-1])] for row in rows)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_csv(path):
    """A file of write_csv as (columns, samples × features, labels)."""
    with path.open(newline="") as file:
        columns, *rows = csv.reader(file)
    table = np.array(rows, dtype=float)
    return columns[:-1], table[:, :-1], table[:, -1].astype(int)


def main():
    params = yaml.safe_load((ROOT / "params.yaml").read_text())
    columns, train, test = split(params)
    data = ROOT / "data"
    data.mkdir(exist_ok=True)
    sample = dict(zip(columns[:-1], map(float, test[0])))
    (data / "sample.json").write_text(json.dumps(sample, indent=2) + "\n")
    source = Path(sklearn.__file__).parent / "datasets" / "data" / "breast_cancer.csv"
    lineage = {
        "source": {
            "name": "Breast Cancer Wisconsin (Diagnostic)",
            "url": "https://archive.ics.uci.edu/dataset/17/breast+cancer+wisconsin+diagnostic",
            "license": "CC-BY-4.0",
            "bundled_with": f"scikit-learn {sklearn.__version__}",
            "sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
        },
        "made_by": "src/prepare.py",
        "params": {"seed": params["seed"], **params["split"]},
        "outputs": {
            name: {"rows": len(rows), "sha256": write_csv(data / name, columns, rows)}
            for name, rows in (("train.csv", train), ("test.csv", test))
        },
    }
    (data / "lineage.json").write_text(json.dumps(lineage, indent=2) + "\n")


if __name__ == "__main__":
    main()
