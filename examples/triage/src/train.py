"""Trains the model of params.yaml; writes the package's model/model.json and reports/metrics.json."""

import hashlib
import json
from pathlib import Path

import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_score, recall_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from features import feature_names
from model import Model
from prepare import LARGE, ROOT, SMALL, read_csv, size_band

PACKAGE = ROOT / "handoffs" / "triage"


def run_id():
    """Names a run by all that decides its result: parameters, data and code. The same three give the same name."""
    inputs = [ROOT / "params.yaml", ROOT / "data" / "train.csv", ROOT / "data" / "test.csv"]
    inputs += [ROOT / "src" / name for name in ("features.py", "model.py", "prepare.py", "train.py")]
    digests = "".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in inputs)
    return f"run-{hashlib.sha256(digests.encode()).hexdigest()[:12]}"


def fit(params, samples, labels):
    """The scikit-learn pipeline that the shipped weights are taken from."""
    chosen = params["model"]
    regression = LogisticRegression(C=chosen["C"], class_weight=chosen["class_weight"], max_iter=5000)
    return make_pipeline(StandardScaler(), regression).fit(samples, labels)


def export(pipeline, features, threshold):
    """The pipeline as plain numbers, rounded to what the scores can notice."""
    scaler, regression = pipeline[0], pipeline[1]
    return {
        "features": features,
        "threshold": threshold,
        "mean": [round(float(value), 9) for value in scaler.mean_],
        "scale": [round(float(value), 9) for value in scaler.scale_],
        "weights": [round(float(value), 9) for value in regression.coef_[0]],
        "intercept": round(float(regression.intercept_[0]), 9),
    }


def measure(model, samples, labels):
    """Quality on one set of samples, as fractions of 1."""
    scores = model.scores(samples)
    chosen = scores >= model.threshold
    return {
        "auc": round(float(roc_auc_score(labels, scores)), 6),
        "recall": round(float(recall_score(labels, chosen)), 6),
        "precision": round(float(precision_score(labels, chosen)), 6),
        "read_first": round(float(chosen.mean()), 6),
        "samples": len(labels),
        "malignant": int(labels.sum()),
    }


def select(columns, samples, features):
    """The columns that the model reads, in its order."""
    return samples[:, [columns.index(name) for name in features]]


def measure_slices(model, params, columns, samples, labels):
    """Recall by size of the nuclei: the average hides the samples that are hard to see."""
    bands = size_band(samples[:, columns.index("mean radius")], params["split"]["small_nuclei_below"])
    slices = {}
    for band in (SMALL, LARGE):
        inside = bands == band
        chosen = model.read_first(select(columns, samples[inside], model.features))
        slices[band] = {
            "recall": round(float(recall_score(labels[inside], chosen)), 6),
            "samples": int(inside.sum()),
            "malignant": int(labels[inside].sum()),
        }
    return slices


def main():
    params = yaml.safe_load((ROOT / "params.yaml").read_text())
    version = yaml.safe_load((PACKAGE / "handoff.yml").read_text())["package"]["version"]
    features = feature_names(params["model"]["features"])

    columns, samples, labels = read_csv(ROOT / "data" / "train.csv")
    pipeline = fit(params, select(columns, samples, features), labels)
    document = {"version": version, "run_id": run_id()} | export(pipeline, features, params["model"]["threshold"])
    file = PACKAGE / "model" / "model.json"
    file.write_text(json.dumps(document, indent=2) + "\n")

    # What is measured is the file that is shipped, read back, not the pipeline in memory.
    model = Model.load(file)
    metrics = {
        "run_id": document["run_id"],
        "model_sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "train": measure(model, select(columns, samples, features), labels),
    }
    columns, samples, labels = read_csv(ROOT / "data" / "test.csv")
    metrics["test"] = measure(model, select(columns, samples, features), labels)
    metrics["test"]["nuclei"] = measure_slices(model, params, columns, samples, labels)
    (PACKAGE / "reports" / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n")


if __name__ == "__main__":
    main()
