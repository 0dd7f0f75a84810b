"""Sends the test set through the service that runs, and prints its recall for Prometheus' textfile collector.

What is in service should do what was measured before its release. Run it daily: probe.py http://127.0.0.1:8080
"""

import argparse
import json
from urllib.request import Request, urlopen

import numpy as np
import yaml

from prepare import ROOT, SMALL, read_csv, size_band


def answer(url, sample):
    """Whether the service says that a sample is to be read first; URLError when it does not answer."""
    request = Request(f"{url}/score", data=json.dumps(sample).encode(), headers={"Content-Type": "application/json"})
    with urlopen(request, timeout=5) as response:
        return json.load(response)["read_first"]


def probe(url):
    """Recall of the service on the test set, by the names of the manifest's measures of success."""
    params = yaml.safe_load((ROOT / "params.yaml").read_text())
    columns, samples, labels = read_csv(ROOT / "data" / "test.csv")
    malignant = samples[labels == 1]
    first = np.array([answer(url, dict(zip(columns, map(float, row)))) for row in malignant])
    bands = size_band(malignant[:, columns.index("mean radius")], params["split"]["small_nuclei_below"])
    return {"test_recall": first.mean(), "test_nuclei_small_recall": first[bands == SMALL].mean()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", help="address of the service")
    for name, value in probe(parser.parse_args().url).items():
        print(f"# TYPE {name} gauge\n{name} {value:.6f}")
