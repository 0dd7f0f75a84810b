"""Which measurements of a sample a model reads."""

# The ten things measured on each nucleus, in the order of the data set.
MEASURES = (
    "radius", "texture", "perimeter", "area", "smoothness",
    "compactness", "concavity", "concave points", "symmetry", "fractal dimension",
)  # fmt: skip

MEAN = tuple(f"mean {measure}" for measure in MEASURES)
ERROR = tuple(f"{measure} error" for measure in MEASURES)
WORST = tuple(f"worst {measure}" for measure in MEASURES)

FEATURE_SETS = {"radius": MEAN[:1], "mean": MEAN, "all": MEAN + ERROR + WORST}


def feature_names(name):
    """Columns of a feature set of params.yaml; ValueError with the known sets for any other name."""
    if name not in FEATURE_SETS:
        raise ValueError(f"unknown feature set {name!r}; known sets: {', '.join(FEATURE_SETS)}")
    return list(FEATURE_SETS[name])
