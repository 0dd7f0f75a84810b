import { describe, expect, test } from "vitest";
import type { GitObjects } from "#git/git-objects.ts";
import { WorkFiles } from "../work-files.ts";
import { surveyRepository } from "./survey-repository.ts";

/** A symbolic link, by where it leads. */
interface SymbolicLink {
  readonly to: string;
}

/** Surveys files that are on no disk: none of them comes from git. */
function surveyOf(files: Readonly<Record<string, string | SymbolicLink>>, folder = "") {
  const planned = Object.entries(files).map(([path, file]) => {
    const [mode, text] = typeof file === "string" ? ["100644", file] : ["120000", file.to];
    return [path, { from: "plan", mode, bytes: Buffer.from(text) }] as const;
  });
  return surveyRepository(new WorkFiles("/nowhere", new Map(planned), {} as GitObjects), folder);
}

async function saidOf(files: Readonly<Record<string, string>>, folder = "") {
  const { read, left } = await surveyOf(files, folder);
  return { read: read.map(({ id }) => id), left: left.map(({ id }) => id) };
}

const mlmodel = (run: string): string =>
  `flavors:\n  python_function: { loader_module: mlflow.sklearn }\n  sklearn: { sklearn_version: 1.7.2 }\nrun_id: "${run}"\n`;
const step = (name: string, deps: readonly string[], outs: readonly string[]): string =>
  `  ${name}:\n    cmd: python ${name}.py\n    deps:\n${deps.map(entry).join("")}    outs:\n${outs.map(entry).join("")}`;
const entry = (path: string): string =>
  `    - path: ${path}\n      hash: md5\n      md5: ${"a".repeat(32)}\n`;
const lock = (...steps: readonly string[]): string => `schema: '2.0'\nstages:\n${steps.join("")}`;
const pointer = (path: string): string => `outs:\n- md5: ${"b".repeat(32)}\n  path: ${path}\n`;

describe("data sets", () => {
  test("of one name get the folders that tell them apart", async () => {
    const { datasets } = await surveyOf({
      "data/old/train.csv": "a\n",
      "data/new/train.csv": "a\n",
      "data/new/train.parquet": "a\n",
      "data/new/test.csv": "a\n",
    });
    expect(datasets.map(({ name }) => name).sort()).toEqual([
      "data/new/train.csv",
      "data/new/train.parquet",
      "old/train",
      "test",
    ]);
  });

  test("that a pointer stands for are listed once, though git holds the data and a step reads it", async () => {
    const { datasets } = await surveyOf({
      "data/raw/train.csv": "a\n",
      "data/raw/train.csv.dvc": pointer("train.csv"),
      "dvc.lock": lock(step("fit", ["data/raw/train.csv"], ["out.txt"])),
    });
    expect(datasets.map(({ name, path }) => [name, path])).toEqual([["train", "data/raw/train.csv.dvc"]]);
  });

  test("have the role of their own name, or else of the folder they lie in", async () => {
    const { datasets } = await surveyOf({
      "data/train/part.csv": "a\n",
      "data/test/part.csv": "a\n",
      "data/test/train-like.csv": "a\n",
      "data/holdout.csv": "a\n",
    });
    expect(Object.fromEntries(datasets.map(({ path, role }) => [path, role]))).toEqual({
      "data/train/part.csv": "train",
      "data/test/part.csv": "test",
      "data/test/train-like.csv": "train",
      "data/holdout.csv": "test",
    });
  });

  test("all over a repository are named, and none is taken", async () => {
    const files = Object.fromEntries(
      ["a", "b", "c", "d", "e"].map((folder) => [`${folder}/data/train.csv`, "a\n"]),
    );
    expect((await surveyOf(files)).datasets).toEqual([]);
    expect(await saidOf(files)).toMatchObject({ left: ["scattered-data", "nothing-found"] });
  });

  test("of the tests of code are none", async () => {
    const files = { "tests/data/train.csv": "a\n", "test/data/train.csv": "a\n", "pkg/testdata/m.h5": "x" };
    expect((await surveyOf(files)).datasets).toEqual([]);
    expect(await saidOf(files)).toEqual({ read: [], left: ["nothing-found"] });
  });
});

describe("the model", () => {
  test("of MLflow is taken where it is the only one", async () => {
    const { model } = await surveyOf({ "model/MLmodel": mlmodel("1".repeat(32)) });
    expect(model).toMatchObject({ path: "model", framework: "sklearn", runId: "1".repeat(32) });
  });

  test("of MLflow is left to be named where there are several, and no other file is taken for it", async () => {
    const files = {
      "v1/MLmodel": mlmodel("1".repeat(32)),
      "v2/MLmodel": mlmodel("2".repeat(32)),
      "v2/model.pkl": "x",
    };
    expect((await surveyOf(files)).model).toBeUndefined();
    expect(await saidOf(files)).toMatchObject({ left: ["many-models"] });
  });

  test("of DVC is the output that dvc.yaml calls one, whatever else is called so", async () => {
    const outs = ["models/model.pkl", "models/scaler.pkl"];
    const files = {
      "dvc.lock": lock(step("fit", ["fit.py"], outs)),
      "dvc.yaml":
        "artifacts:\n  risk: { path: models/model.pkl, type: model }\n  raw: { path: models/scaler.pkl, type: dataset }\nstages:\n  fit: { cmd: python fit.py }\n",
    };
    expect((await surveyOf(files)).model).toEqual({ path: "models/model.pkl", from: "dvc.lock" });
    expect(await saidOf(files)).toMatchObject({ left: ["model-in-cache"] });
  });

  test("of DVC is left to be named where several outputs are called so", async () => {
    const files = { "dvc.lock": lock(step("fit", ["fit.py"], ["models/a.pkl", "models/b.pkl"])) };
    expect((await surveyOf(files)).model).toBeUndefined();
    expect(await saidOf(files)).toMatchObject({ left: ["many-models"] });
  });

  test("of the Hub lies beside its card, whatever it was exported to", async () => {
    const survey = await surveyOf({
      "README.md": "---\nlicense: apache-2.0\nlibrary_name: transformers\n---\n# A model\n",
      "model.safetensors": "x",
      "onnx/encoder.onnx": "x",
    });
    expect(survey).toMatchObject({
      card: { value: "README.md" },
      license: { value: "Apache-2.0", from: "README.md" },
      model: { path: "model.safetensors", framework: "transformers" },
      left: [],
    });
  });
});

describe("a card of the Hub", () => {
  test.for([
    ["mit", "MIT"],
    ["cc-by-4.0", "CC-BY-4.0"],
    ["bsd-3-clause", "BSD-3-Clause"],
    ["openrail", undefined],
  ])("states the licence %s", async ([stated, spdx]) => {
    const survey = await surveyOf({ "README.md": `---\nlicense: ${stated}\npipeline_tag: x\n---\n# A\n` });
    expect(survey.license?.value).toBe(spdx);
  });

  test("is none where it is an application's, or has no front matter", async () => {
    const application = "---\ntitle: Demo\nsdk: streamlit\nlicense: mit\n---\n# Demo\n";
    expect((await surveyOf({ "README.md": application, "model.safetensors": "x" })).card).toBeUndefined();
    expect((await surveyOf({ "README.md": "# Model Card for X\n" })).card).toBeUndefined();
  });
});

describe("reports", () => {
  test("are those that dvc.yaml calls metrics, whatever their names", async () => {
    const { evidence } = await surveyOf({
      "dvc.yaml": "stages:\n  fit:\n    cmd: python fit.py\n    metrics: [out/summary.json]\n",
      "out/summary.json": '{ "auc": 0.8 }\n',
    });
    expect(evidence.map(({ path }) => path)).toEqual(["out/summary.json"]);
  });

  test("that only DVC's cache holds are said to be missing", async () => {
    const files = {
      "dvc.yaml": "metrics: [eval/metrics.json]\nstages:\n  fit: { cmd: python fit.py, outs: [eval] }\n",
    };
    expect(await saidOf(files)).toMatchObject({ left: ["metrics-in-cache", "nothing-found"] });
  });

  test.for([
    "confs/evaluation.yaml",
    "configs/x/6_evaluation.yaml",
    "evaluation_pipeline.yml",
    "metrics_config.json",
  ])("are no configurations: %s", async (path) => {
    expect((await surveyOf({ [path]: path.endsWith("json") ? '{"a": 1}' : "a: 1\n" })).evidence).toEqual([]);
  });
});

describe("the project", () => {
  test("is that at the top: what tools and documents need is none of its environment, nor what a part does", async () => {
    const { environment } = await surveyOf({
      "requirements.txt": "numpy==2.3.0\n",
      "requirements-dev.txt": "ruff==0.6.0\n",
      "requirements-docs.txt": "sphinx==8.0\n",
      "docker/Dockerfile": "FROM python:3.12\n",
      "dashboard/requirements.txt": "dash==2.0\n",
      "conda.yaml": "\n",
    });
    expect(environment).toEqual(["requirements.txt", "docker/Dockerfile"]);
  });

  test("is none of those that lie beside each other in a repository of many, until one is named", async () => {
    const files = {
      "pyproject.toml": "[tool.ruff]\nline-length = 100\n",
      "churn/requirements.txt": "numpy==2.3.0\n",
      "churn/metrics.json": '{ "auc": 0.8 }\n',
      "churn/churn/__init__.py": "",
      "fraud/MLproject": "name: fraud\n",
      "shared/model.pkl": "x",
    };
    expect(await saidOf(files)).toMatchObject({ left: ["many-projects"] });
    const whole = await surveyOf(files);
    expect([whole.model, whole.code, ...whole.environment, ...whole.evidence]).toEqual([
      undefined,
      undefined,
    ]);
    const one = await surveyOf(files, "churn");
    expect(one.environment).toEqual(["churn/requirements.txt"]);
    expect(one.evidence.map(({ path }) => path)).toEqual(["churn/metrics.json"]);
    expect(one.code).toEqual({ value: "churn/churn", from: "churn/churn/__init__.py" });
  });

  test("has parts where its top is a project, and they are looked into", async () => {
    const { evidence } = await surveyOf({
      MLproject: "name: genre\n",
      "train/requirements.txt": "numpy==2.3.0\n",
      "evaluate/requirements.txt": "numpy==2.3.0\n",
      "evaluate/metrics.json": '{ "auc": 0.8 }\n',
    });
    expect(evidence.map(({ path }) => path)).toEqual(["evaluate/metrics.json"]);
  });

  test("is called as its MLproject says, unless steps have one each", async () => {
    const project = "name: taxi\nconda_env: conda.yml\n";
    const files = { MLproject: project, "conda.yml": "dependencies:\n  - python=3.12.1\n" };
    expect(await surveyOf(files)).toMatchObject({ name: { value: "taxi" }, environment: ["conda.yml"] });
    expect((await surveyOf({ ...files, "fit/MLproject": "name: taxi\n" })).name).toBeUndefined();
  });

  test("is none in a folder of a template", async () => {
    const path = "{{ cookiecutter.name }}/pyproject.toml";
    expect((await surveyOf({ [path]: '[project]\nname = "made up later"\n' })).name).toBeUndefined();
  });

  test("is looked at in a folder that is named, whatever that folder is called", async () => {
    const { environment } = await surveyOf(
      { "tests/model/requirements.txt": "numpy==2.3.0\n" },
      "tests/model",
    );
    expect(environment).toEqual(["tests/model/requirements.txt"]);
  });
});

test("that nothing was found is said, but not of a repository without a file", async () => {
  expect(await saidOf({ "index.js": "" })).toEqual({ read: [], left: ["nothing-found"] });
  expect(await saidOf({})).toEqual({ read: [], left: [] });
});

describe("a symbolic link is proposed as nothing, and told", () => {
  const to = { to: "../elsewhere" };
  const kitfile = (rest: string): string => `manifestVersion: 1.0.0\npackage: { name: churn }\n${rest}`;
  const card = "---\nlibrary_name: transformers\n---\n# Card\n";

  test.for<[what: string, files: Readonly<Record<string, string | SymbolicLink>>, links: readonly string[]]>([
    ["a lock file", { "requirements.txt": to }, ["requirements.txt"]],
    ["a container file in a folder", { "docker/Dockerfile": to, "a.py": "" }, ["docker/Dockerfile"]],
    ["parameters", { "params.yaml": to }, ["params.yaml"]],
    ["a project", { "pyproject.toml": to }, ["pyproject.toml"]],
    ["a model by its ending", { "model.onnx": to }, ["model.onnx"]],
    ["a model by its folder", { "models/churn.json": to }, ["models/churn.json"]],
    ["weights beside a card", { "README.md": card, "model.safetensors": to }, ["model.safetensors"]],
    ["a card", { "README.md": to }, ["README.md"]],
    ["data by its name", { "data/train.csv": to }, ["data/train.csv"]],
    ["a pointer of DVC", { "data/train.csv.dvc": to }, ["data/train.csv.dvc"]],
    [
      "data beside its pointer",
      { "data/train.csv": to, "data/train.csv.dvc": pointer("train.csv") },
      ["data/train.csv"],
    ],
    [
      "what a step reads",
      { "in.csv": to, "dvc.lock": lock(step("fit", ["in.csv"], ["out.txt"])) },
      ["in.csv"],
    ],
    ["what a step makes", { "m.pkl": to, "dvc.lock": lock(step("fit", ["in.csv"], ["m.pkl"])) }, ["m.pkl"]],
    ["the code of a step", { src: to, "dvc.lock": lock(step("fit", ["src/fit.py"], ["out.txt"])) }, ["src"]],
    ["a model of MLflow", { "model/MLmodel": to, "a.py": "" }, ["model/MLmodel"]],
    [
      "the environment of MLflow",
      { MLproject: "name: churn\npython_env: env/my.yaml\n", "env/my.yaml": to },
      ["env/my.yaml"],
    ],
    [
      "the model of a Kitfile",
      { Kitfile: kitfile("model: { name: m, path: m.bin }\n"), "m.bin": to },
      ["m.bin"],
    ],
    ["the code of a Kitfile", { Kitfile: kitfile("code: [{ path: src }]\n"), src: to }, ["src"]],
    [
      "the data of a Kitfile",
      { Kitfile: kitfile("datasets: [{ name: d, path: d.csv }]\n"), "d.csv": to },
      ["d.csv"],
    ],
    ["a report", { "metrics.json": to }, ["metrics.json"]],
    ["a licence", { LICENSE: to }, ["LICENSE"]],
  ])("%s", async ([, files, links]) => {
    const {
      code,
      params,
      model,
      card: found,
      datasets,
      environment,
      evidence,
      license,
      left,
    } = await surveyOf(files);
    const proposed = [
      code?.value,
      params?.value,
      model?.path,
      found?.value,
      license?.from,
      ...datasets.map(({ path }) => path),
      ...environment,
      ...evidence.map(({ path }) => path),
    ];
    for (const path of links) expect(proposed).not.toContain(path);
    expect(left.flatMap(({ id, values }) => (id === "links" ? [values["files"]] : []))).toEqual([links]);
  });

  test("beside the file itself, which is taken", async () => {
    const { model, environment } = await surveyOf({
      "model.onnx": "m",
      "latest.onnx": { to: "model.onnx" },
      "uv.lock": "version = 1\n",
      "requirements.txt": to,
    });
    expect([model?.path, environment]).toEqual(["model.onnx", ["uv.lock"]]);
  });

  test("and not told where nobody looks for anything", async () => {
    const { left } = await surveyOf({
      "node_modules/.bin/tsc": to,
      ".venv/bin/python": to,
      "model.onnx": "m",
    });
    expect(left).toEqual([]);
  });
});
