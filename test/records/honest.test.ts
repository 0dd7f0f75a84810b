import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { gates } from "#core/gates/registry.ts";
import { packageFiles } from "../docs/shown-repository.ts";
import { GitRepository, git, removeFolders } from "../scenarios/git-repository.ts";
import { actionRecord } from "./made-records.ts";
import { runSource } from "./run-source.ts";
import { runVerify } from "./run-verify.ts";

afterAll(removeFolders);

const POLICY = ".github/gatehouse.yml";
const MANIFEST = "handoffs/churn/handoff.yml";

interface Honest {
  readonly name: string;
  /** Lines of the policy below `gates` of the only stage. */
  readonly gates: readonly string[];
  readonly base?: Readonly<Record<string, string>>;
  /** Changes of the README's package. */
  readonly change?: (files: Record<string, string>) => void;
  /** What the record itself has to hold, so that it is the case that is meant. */
  readonly holds: readonly string[];
}

const CHECKLIST = "# Ready\n\n- [ ] It was tried <!-- id: tried -->\n";

const HONEST: readonly Honest[] = [
  {
    name: "a manifest that cannot be read, where nothing blocks",
    gates: gates.map(({ meta }) => `${meta.id}: { severity: warn }`),
    change: (files) => (files[MANIFEST] = files[MANIFEST]?.replace("limitations:", "limitation:") ?? ""),
    holds: ['"unknown-key"', '"verificationResult": "PASSED"'],
  },
  {
    name: "an item twice in a checklist, where it only warns",
    gates: ["checklist: { use: [ready], severity: warn }"],
    base: { ".github/checklists/ready.md": CHECKLIST },
    change: (files) =>
      (files["handoffs/churn/checklists/ready.md"] = CHECKLIST.replace(/\n(- .*)\n$/, "\n$1\n$1\n")),
    holds: ['"duplicate-id"'],
  },
  {
    name: "a folder of one file in place of evidence, where it only warns",
    gates: ["evidence: { severity: warn }", "package: { severity: warn }"],
    change: (files) => {
      files[MANIFEST] = files[MANIFEST]?.replace("path: reports/metrics.json", "path: reports") ?? "";
    },
    holds: ['"not-evaluable"', '"path": "handoffs/churn/reports"'],
  },
];

function handedOver({ gates, base, change }: Honest, ...more: readonly string[]) {
  const repository = new GitRepository();
  const stage = ["version: 1", ...more, "stages:", "  engineering:", "    branches: [main]", "    gates:"];
  repository.commit({
    [POLICY]: `${[...stage, ...gates.map((line) => `      ${line}`)].join("\n")}\n`,
    ".github/CODEOWNERS": "* @acme/ml-eng\n/handoffs/churn/ @acme/churn\n",
    ...base,
  });
  repository.branch("churn-1.0.0");
  const files = packageFiles(0.81);
  change?.(files);
  repository.commit(files);
  const { dir } = repository;
  return { dir, base: git(dir, "rev-parse", "main"), head: git(dir, "rev-parse", "HEAD") };
}

describe("a record as it was made is never called wrong", () => {
  test.for(HONEST)("$name", async (honest) => {
    const one = handedOver(honest);
    const { path, text } = await actionRecord(one);
    for (const each of honest.holds) expect(text).toContain(each);
    const { status, out } = await runVerify(path, { files: one.dir, policy: [`${one.dir}/${POLICY}`] });
    expect(out).not.toContain("✗");
    expect(status).toBe(0);
  });
});

describe("by a policy that extends another", () => {
  const ORGANISATION = [
    "version: 1",
    "stages:",
    "  engineering:",
    "    branches: [main]",
    "    gates:",
    "      evidence:",
    '        checks: [{ name: AUC holds, read: "metrics:test.auc", op: gte, threshold: 0.78 }]',
  ];
  const NO_SIGN_OFFS = "sign-offs: off";

  async function recorded() {
    const gates = [NO_SIGN_OFFS, "package: {}"];
    const extending = { name: "extending", gates, holds: [] };
    const one = handedOver(extending, "extends: acme/policies");
    writeFileSync(join(one.dir, "organisation.yml"), `${ORGANISATION.join("\n")}\n`);
    const inputs = { "organisation-policy": "organisation.yml" };
    const { outputs, log } = await runSource({ workspace: one.dir, ...one, inputs });
    const [path] = JSON.parse(outputs["record"] ?? "[]") as string[];
    if (path === undefined) throw new Error(log);
    return { path, own: join(one.dir, POLICY), theirs: join(one.dir, "organisation.yml") };
  }

  test("a record holds by both, and its checks are those of both", async () => {
    const { path, own, theirs } = await recorded();
    const { out } = await runVerify(path, { policy: [own, theirs] });
    expect(out).toContain("✓ policy");
    const text = readFileSync(path, "utf8");
    expect(text).toContain('"check": "AUC holds"');
    writeFileSync(path, text.replaceAll('"check": "AUC holds"', '"check": "AUC"'));
    expect((await runVerify(path, { policy: [own, theirs] })).out).toContain(
      "by the policy gate `evidence` checks `AUC holds`, and the record does not say what came of it",
    );
    expect((await runVerify(path, { policy: [own] })).out).toContain("– policy     not verified");
  });

  test("it is that of the repository that the policy names, or none at all", async () => {
    const { path, own } = await recorded();
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replaceAll("acme/policies", "acme/lenient"));
    expect((await runVerify(path, { policy: [own] })).out).toContain(
      "the policy extends that of `acme/policies`, and the record says that it extends git+https://github.com/acme/lenient@",
    );
  });
});

test("of a file whose name is not UTF-8 there is none, and that is said", async () => {
  const one = handedOver({ name: "misnamed", gates: ["package: {}"], holds: [] });
  writeFileSync(
    Buffer.concat([Buffer.from(`${one.dir}/handoffs/churn/src/`), Buffer.from([0xff]), Buffer.from(".py")]),
    "",
  );
  git(one.dir, "add", "--all");
  git(one.dir, "commit", "--quiet", "--message", "a name of Latin-1");
  const head = git(one.dir, "rev-parse", "HEAD");
  const { outputs, log } = await runSource({ workspace: one.dir, base: one.base, head });
  expect(outputs["record"]).toBe("[]");
  expect(log).toContain("package `handoffs/churn` has a file whose name is not UTF-8");
});
