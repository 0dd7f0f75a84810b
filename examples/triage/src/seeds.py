"""Repeats training and measurement of params.yaml over twenty other splits; writes the package's reports/seeds.json."""

import json

import numpy as np
import yaml

from features import feature_names
from model import Model
from prepare import ROOT, SMALL, split
from train import PACKAGE, export, fit, measure, measure_slices, select

SEEDS = range(20)


def measure_seed(params, seed):
    """AUC, recall and recall for small nuclei of a model trained on the split of one seed."""
    features = feature_names(params["model"]["features"])
    columns, train, test = split({**params, "seed": seed})
    names, samples, labels = columns[:-1], test[:, :-1], test[:, -1].astype(int)
    pipeline = fit(params, select(names, train[:, :-1], features), train[:, -1].astype(int))
    model = Model({"version": "", **export(pipeline, features, params["model"]["threshold"])})
    quality = measure(model, select(names, samples, features), labels)
    small = measure_slices(model, params, names, samples, labels)[SMALL]
    return {"auc": quality["auc"], "recall": quality["recall"], "small_nuclei_recall": small["recall"]}


def spread(values):
    """Least, middle and greatest of a list of numbers."""
    low, middle, high = np.quantile(values, [0, 0.5, 1])
    return {"min": round(float(low), 6), "median": round(float(middle), 6), "max": round(float(high), 6)}


def main():
    params = yaml.safe_load((ROOT / "params.yaml").read_text())
    runs = [measure_seed(params, seed) for seed in SEEDS]
    summary = {"splits": len(runs), **{name: spread([run[name] for run in runs]) for name in runs[0]}}
    (PACKAGE / "reports" / "seeds.json").write_text(json.dumps(summary, indent=2) + "\n")


if __name__ == "__main__":
    main()
