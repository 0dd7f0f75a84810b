"""The model as it is shipped: a JSON file of weights. Needs numpy; loading it runs no foreign code."""

import json
from pathlib import Path

import numpy as np


class Model:
    """Scores samples: 0 is surely benign, 1 is surely malignant."""

    def __init__(self, document):
        self.version = document["version"]
        self.features = list(document["features"])
        self.threshold = float(document["threshold"])
        self._mean = np.array(document["mean"], dtype=float)
        self._scale = np.array(document["scale"], dtype=float)
        self._weights = np.array(document["weights"], dtype=float)
        self._intercept = float(document["intercept"])
        sizes = {len(self.features), len(self._mean), len(self._scale), len(self._weights)}
        if len(sizes) != 1:
            raise ValueError("features, mean, scale and weights differ in length")
        if not (np.isfinite(self._weights).all() and (self._scale > 0).all()):
            raise ValueError("weights must be finite and scales above zero")

    @classmethod
    def load(cls, path):
        """Reads a model file; ValueError or KeyError when it is not one."""
        return cls(json.loads(Path(path).read_text()))

    def scores(self, samples):
        """One score a row. Columns are in the order of `features`."""
        table = np.atleast_2d(np.asarray(samples, dtype=float))
        if table.shape[1] != len(self.features):
            raise ValueError(f"expected {len(self.features)} measurements, got {table.shape[1]}")
        if not np.isfinite(table).all():
            raise ValueError("every measurement must be a finite number")
        return 1 / (1 + np.exp(-((table - self._mean) / self._scale @ self._weights + self._intercept)))

    def score(self, sample):
        """Score of one sample given by measurement name; ValueError names what is missing."""
        missing = [name for name in self.features if name not in sample]
        if missing:
            raise ValueError(f"missing measurements: {', '.join(missing)}")
        return float(self.scores([sample[name] for name in self.features])[0])

    def read_first(self, samples):
        """Which rows a pathologist should read first."""
        return self.scores(samples) >= self.threshold
