"""Prints the exact versions of the packages that training and tests were run with."""

import platform
from importlib.metadata import version

PACKAGES = (
    "joblib", "numpy", "pytest", "pytest-benchmark", "PyYAML", "scikit-learn", "scipy", "threadpoolctl",
)  # fmt: skip

if __name__ == "__main__":
    print(f"# CPython {platform.python_version()}; written by src/lock.py from the packages that were installed")
    for package in PACKAGES:
        print(f"{package}=={version(package)}")
