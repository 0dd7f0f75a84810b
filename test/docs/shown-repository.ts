import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readManifest } from "#core/handoff/read-manifest.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import { stateFiles } from "../../examples/state-files.ts";
import { GitRepository, git, temporaryFolder } from "../scenarios/git-repository.ts";
import { initRepository } from "../scenarios/init-repositories.ts";
import { fencedBlocks } from "./fenced-blocks.ts";
import { shownFile } from "./shown-file.ts";

/** Repositories in which the commands of the pages run. A page names one in a comment above the block: `<!-- in: failing -->`. */
export type RepositoryName =
  | "passing"
  | "failing"
  | "mistyped"
  | "begun"
  | "broken-policy"
  | "mlflow"
  | "unstarted"
  | "released"
  | "recorded"
  | "examples"
  | "tested";

const POLICY = ".github/gatehouse.yml";
const FOLDER = "handoffs/churn";
const MANIFEST = `${FOLDER}/handoff.yml`;
const CASES = ".github/gatehouse.test.yml";
const METRICS = `${FOLDER}/reports/metrics.json`;
const PARAMETERS = `${FOLDER}/params.yaml`;
const CODEOWNERS =
  "*                 @acme/ml-eng\n/handoffs/churn/  @acme/churn\n/.github/         @acme/sre\n";

/** A whole file as the README shows it. */
function fromReadme(path: string): string {
  return fromPage("README.md", path);
}

/** A whole file as a page shows it. */
function fromPage(page: string, path: string): string {
  const block = fencedBlocks(page).find(({ text }) => shownFile(text)?.path === path);
  if (block === undefined) throw new Error(`${page} shows no ${path}`);
  return block.text;
}

/** What `mlflow runs describe` prints of a run that is over. */
const RUN = {
  info: {
    run_id: "05c9b38c261744cf8e12edb8be6d6da0",
    status: "FINISHED",
    lifecycle_stage: "active",
    end_time: 1763546400000,
  },
  data: {
    metrics: { test_auc: 0.81 },
    params: { C: "0.1" },
    tags: { "mlflow.source.name": "train.py" },
  },
};

/** The package of the README: its manifest, and a file for each path that the manifest names. */
export function packageFiles(auc: number): Record<string, string> {
  const text = fromReadme(MANIFEST);
  const reading = readManifest(text, MANIFEST, FOLDER);
  if (!reading.ok) throw new Error("the README's manifest is not valid");
  const { paths } = referencedPaths({ ...reading.value, handoff: reading.value.manifest });
  const files = paths.map(({ path }) => [
    /\.\w+$/.test(path) ? path : `${path}/main.py`,
    "written for a test\n",
  ]);
  return {
    ...Object.fromEntries(files),
    [MANIFEST]: text,
    [PARAMETERS]: "train:\n  seed: 42\n",
    [METRICS]: `{\n  "test": { "auc": ${auc} }\n}\n`,
  };
}

/** Makes a repository whose branch `churn-1.0.0` hands the README's package over to `main`. */
export function shownRepository(name: RepositoryName): string {
  if (name === "unstarted") return initRepository("dvc").dir;
  if (name === "examples") return layExamples();
  const repository = new GitRepository();
  const policy = fromReadme(POLICY);
  repository.commit({
    [POLICY]: name === "broken-policy" ? policy.replace("operations: 1", "operatons: 1") : policy,
    ".github/CODEOWNERS": CODEOWNERS,
  });
  repository.branch("churn-1.0.0");
  const files = packageFiles(name === "failing" ? 0.74 : 0.81);
  if (name === "failing") delete files[`${FOLDER}/docs/migration.md`];
  if (name === "mistyped") files[MANIFEST] = files[MANIFEST]?.replace("limitations:", "limitation:") ?? "";
  if (name === "begun") files[MANIFEST] = files[MANIFEST]?.replace(/^datasets:[^]*/m, "") ?? "";
  if (name === "mlflow") files[`${FOLDER}/reports/run.json`] = `${JSON.stringify(RUN, null, 2)}\n`;
  if (name === "tested") {
    files[CASES] = fromPage("docs/policy-tests.md", CASES);
    files["looser.yml"] = policy.replace("threshold: 0.78", "threshold: 0.75");
  }
  repository.commit(files);
  if (name === "released") handOverAgain(repository, files);
  if (name === "recorded") layRecords(repository.dir);
  return repository.dir;
}

/** Releases what was handed over, and makes a branch `churn-1.1.0` with the version after it. */
function handOverAgain(repository: GitRepository, files: Readonly<Record<string, string>>): void {
  git(repository.dir, "branch", "--force", "main");
  git(repository.dir, "tag", "churn@1.0.0");
  repository.branch("churn-1.1.0");
  repository.commit({
    [MANIFEST]: files[MANIFEST]?.replace("version: 1.0.0", "version: 1.1.0") ?? "",
    [METRICS]: '{\n  "test": { "auc": 0.79 }\n}\n',
    [PARAMETERS]: "train:\n  seed: 7\n",
    [`${FOLDER}/model.onnx`]: "trained anew\n",
    [`${FOLDER}/src/features.py`]: "written for a test\n",
  });
}

/** Lays what an auditor gets beside the package: its record out of the App's log, the signature of it, and the signer's key. */
function layRecords(dir: string): void {
  const golden = join(import.meta.dirname, "../records/golden");
  for (const [from, to] of [
    ["app.intoto.json", "churn-1.0.0.intoto.json"],
    ["app.sigstore.json", "churn-1.0.0.sigstore.json"],
    ["release.pub", "release.pub"],
  ] as const)
    copyFileSync(join(golden, from), join(dir, to));
}

/** The folders of a clone of Gatehouse in which there is a record to try, without what scripts of the example leave there. */
function layExamples(): string {
  const dir = temporaryFolder();
  cpSync(join(import.meta.dirname, "../../examples/records"), join(dir, "examples/records"), {
    recursive: true,
  });
  for (const [path, { bytes }] of stateFiles("retrained")) {
    const to = join(dir, "examples/triage", path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, bytes);
  }
  return dir;
}

/** What a command of ours prints, on both of its streams, as a terminal without colours shows it. */
export function runGatehouse(args: readonly string[], dir: string): string {
  const main = join(import.meta.dirname, "../../src/cli/main.ts");
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  const { stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: dir,
    encoding: "utf8",
    env,
  });
  return stderr + stdout;
}
