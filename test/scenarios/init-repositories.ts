import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GitRepository, git } from "./git-repository.ts";

/** Kinds of repositories in which `gatehouse init` begins. */
export type RepositoryKind = "empty" | "mlflow" | "dvc" | "monorepo" | "kitfile";

/** Makes a repository of a kind. Its remote is `acme/churn`, so that its name does not hang on the folder's. */
export function initRepository(kind: RepositoryKind): GitRepository {
  const repository = new GitRepository();
  git(repository.dir, "remote", "add", "origin", "git@github.com:acme/churn.git");
  const files = FILES[kind]();
  if (Object.keys(files).length > 0) repository.commit(files);
  if (kind === "mlflow") for (const [path, text] of Object.entries(MLRUNS)) repository.write(path, text);
  return repository;
}

const RUN = "05c9b38c261744cf8e12edb8be6d6da0";
const OLDER = "1".repeat(32);
const RUNNING = "2".repeat(32);

const meta = (run: string, status: number, ended: number): string =>
  `end_time: ${ended}\nexperiment_id: '7'\nlifecycle_stage: active\nrun_id: ${run}\nrun_name: run\nstatus: ${status}\n`;

/** A store that git ignores, as most people's is: two finished runs, and one that is still going on. */
const MLRUNS = {
  [`mlruns/7/${RUN}/meta.yaml`]: meta(RUN, 3, 1_745_460_000_000),
  [`mlruns/7/${RUN}/metrics/test_auc`]: "1745459900000 0.71 0\n1745460000000 0.7918856059953484 1\n",
  [`mlruns/7/${RUN}/metrics/train/loss`]: "1745460000000 0.31 0\n",
  [`mlruns/7/${RUN}/params/max_depth`]: "6",
  [`mlruns/7/${OLDER}/meta.yaml`]: meta(OLDER, 3, 1_745_000_000_000),
  [`mlruns/7/${OLDER}/metrics/test_auc`]: "1745000000000 0.99 0\n",
  [`mlruns/7/${RUNNING}/meta.yaml`]: meta(RUNNING, 1, 1_746_000_000_000),
  [`mlruns/7/${RUNNING}/metrics/test_auc`]: "1746000000000 0.98 0\n",
};

const MLMODEL = `flavors:
  python_function: { loader_module: mlflow.sklearn, python_version: 3.12.1 }
  sklearn: { serialization_format: skops, sklearn_version: 1.7.2 }
mlflow_version: 3.4.0
model_uuid: 7d2c0b4f6f3c4d0f8f1c5c1f3a3c8e11
run_id: ${RUN}
utc_time_created: '2025-04-24 02:00:00.000000'
`;

const PYPROJECT = `[project]
name = "Attrition_Model"
version = "2.1.0"
description = "Who will leave, and when"
license = "MIT"
`;

const pointer = (path: string, md5: string): string =>
  `outs:\n- md5: ${md5}\n  size: 1048576\n  hash: md5\n  path: ${path}\n`;

const DVC_LOCK = `schema: '2.0'
stages:
  train:
    cmd: python pipeline/train.py
    deps:
    - path: data/train.csv
      hash: md5
      md5: 7f8b4ba30963b7550ed52338420ddeab
      size: 1048576
    - path: pipeline/train.py
      hash: md5
      md5: 8bee68e47682199d2534ea247f1af1aa
      size: 20
    params:
      params.yaml:
        train.seed: 42
    outs:
    - path: models/churn.pkl
      hash: md5
      md5: cc96684e6812471182987c9089728c52
      size: 2048
`;

/** Lines of teams that have nothing to do with models, and a few that have. */
function largeCodeowners(): string {
  const lines = Array.from(
    { length: 4000 },
    (_, index) => `/services/area-${index}/ @acme/team-${index % 97}`,
  );
  lines.splice(2000, 0, "/models/churn/ @acme/churn", "/handoffs/ @acme/platform");
  return `* @acme/everybody\n${lines.join("\n")}\n`;
}

const FILES: Readonly<Record<RepositoryKind, () => Readonly<Record<string, string>>>> = {
  empty: () => ({}),
  mlflow: () => ({
    ".gitignore": "mlruns/\n",
    "pyproject.toml": PYPROJECT,
    "uv.lock":
      'version = 1\n\n[[package]]\nname = "scikit-learn"\nversion = "1.7.2"\nsource = { registry = "https://pypi.org/simple" }\n',
    "model/MLmodel": MLMODEL,
    "model/model.skops": "weights\n",
    "src/train.py": "print('train')\n",
  }),
  dvc: () => ({
    "dvc.yaml":
      "stages:\n  train:\n    cmd: python pipeline/train.py\n    metrics: [metrics.json: { cache: false }]\n",
    "dvc.lock": DVC_LOCK,
    "data/train.csv.dvc": pointer("train.csv", "7f8b4ba30963b7550ed52338420ddeab"),
    "data/test.csv.dvc": pointer("test.csv", "d41d8cd98f00b204e9800998ecf8427e"),
    "data/.gitignore": "/train.csv\n/test.csv\n",
    "models/.gitignore": "/churn.pkl\n",
    "pipeline/train.py": "print('train')\n",
    "params.yaml": "train:\n  seed: 42\n",
    "metrics.json": '{\n  "train": { "auc": 0.97 },\n  "test": { "auc": 0.8312, "rows": 2000 }\n}\n',
    "reports/old-metrics.json": '{ "test": { "auc": 0.7 } }\n',
    "requirements.txt": "scikit-learn==1.7.2\n",
    ".gitattributes": "*.parquet filter=lfs diff=lfs merge=lfs -text\n",
  }),
  monorepo: () => ({
    ".github/CODEOWNERS": largeCodeowners(),
    "services/area-1/main.go": "package main\n",
    "models/churn/catalog-info.yaml":
      "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: churn\n  description: Who will cancel\nspec: { type: model, lifecycle: production, owner: group:churn-team }\n",
    "models/churn/metrics.json": '{ "test": { "accuracy": 0.91 } }\n',
    "models/churn/model.onnx": "weights\n",
    "models/churn/src/train.py": "print('train')\n",
    "models/churn/requirements.txt": "numpy==2.3.0\n",
    "models/fraud/metrics.json": '{ "test": { "accuracy": 0.99 } }\n',
    "models/fraud/model.onnx": "other weights\n",
  }),
  kitfile: () => ({
    Kitfile: `manifestVersion: 1.0.0
package:
  name: Churn Kit
  version: 3.0.1
  description: "Who will cancel: private customers"
  license: Apache-2.0
model: { name: churn, path: ./model.safetensors, framework: pytorch }
code:
  - { path: ./training }
datasets:
  - { name: customers, path: ./data/train.csv, license: CC-BY-4.0 }
  - { name: held back, path: ./data/validate.csv }
`,
    "model.safetensors": "weights\n",
    "training/train.py": "print('train')\n",
    "data/train.csv": "a,b\n1,2\n",
    "data/validate.csv": "a,b\n3,4\n",
  }),
};

/** Every file of a working tree with its text, without git's own. */
export function workingTree(dir: string): ReadonlyMap<string, string> {
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(dir, ".git/")))
    .sort();
  return new Map(paths.map((path) => [path.slice(dir.length + 1), readFileSync(path, "utf8")]));
}
