import { afterAll, describe, expect, test } from "vitest";
import { gates } from "#core/gates/registry.ts";
import { packageFiles } from "../docs/shown-repository.ts";
import { GitRepository, git, removeFolders } from "../scenarios/git-repository.ts";
import { actionRecord } from "./made-records.ts";
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

function handedOver({ gates, base, change }: Honest) {
  const repository = new GitRepository();
  const stage = ["version: 1", "stages:", "  engineering:", "    branches: [main]", "    gates:"];
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
