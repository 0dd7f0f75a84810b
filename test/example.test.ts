import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readChecklist } from "#core/checklist/read-checklist.ts";
import { gates } from "#core/gates/registry.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { gatesFor } from "#core/policy/gates-for.ts";
import { type GateSetting, type Policy, RISKS } from "#core/policy/policy.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { type StateName, stateFiles } from "../examples/state-files.ts";
import story from "../examples/story.json" with { type: "json" };
import type { MemoryFiles } from "./memory-tree.ts";
import { judgePullRequest } from "./pull-request.ts";

/** The day on which the example's drill was held. */
const NOW = "2026-11-21T10:00:00Z";

function filesOf(state: StateName): MemoryFiles {
  return Object.fromEntries(
    [...stateFiles(state)].map(([path, { bytes, executable }]) => [
      path,
      executable ? { executable: bytes.toString("utf8") } : bytes,
    ]),
  );
}

/** Judges the step from one state of the example to another, by the policy and checklists that are laid over both. */
async function judged(to: StateName, branch: string, laid: MemoryFiles = {}): Promise<Verdict> {
  const teams = Object.fromEntries(
    Object.entries(story.teams).map(([name, { members }]) => [`@acme/${name}`, members]),
  );
  const [base, head] = [
    { ...filesOf("released"), ...laid },
    { ...filesOf(to), ...laid },
  ];
  const result = await judgePullRequest({ base, head, branch, now: NOW, people: { teams } });
  if (result === null) throw new Error("there is no opinion about this pull request");
  return result.verdict;
}

/** Gates on content that keep it back. */
function blocking(verdict: Verdict): readonly string[] {
  return verdict.gates
    .filter(({ kind, outcome }) => kind === "content" && outcome !== "pass" && outcome !== "skip")
    .map(({ gate }) => gate)
    .sort();
}

const states = ["proposed", "trigger-fixed", "tick-proved", "retrained"] as const;
const steps = states.flatMap((state) => story.stages.map(({ name, branch }) => ({ state, name, branch })));

describe("the example", () => {
  test.for(steps)("$state at stage $name is kept back by what story.json says", async (step) => {
    const expected: Readonly<Record<string, readonly string[]>> = story.states[step.state].blocks;
    expect(blocking(await judged(step.state, step.branch))).toEqual([...(expected[step.name] ?? [])].sort());
  });

  test("every gate passes that can in one pull request without people and other tools", async () => {
    const verdict = await judged("retrained", "release/production");
    const passing = verdict.gates.filter(({ outcome }) => outcome === "pass").map(({ gate }) => gate);
    // No rule changes; nobody has signed here; the last two need another pull request, and another tool.
    const others = ["policy-change", "sign-offs", "promotion", "required-checks"];
    expect(passing).toEqual(gates.map(({ meta }) => meta.id).filter((id) => !others.includes(id)));
  });
});

/** What the example's package lacks for each pack: a reader of both would say the same. */
const LACKS = {
  default: ["checklist", "fairness"],
  finance: ["checklist", "environment", "evidence", "fairness", "parity", "promotion"],
  health: ["checklist", "evidence", "fairness", "monitoring"],
} as const;
const packs = ["default", "finance", "health"] as const;
const folder = join(import.meta.dirname, "../examples/packs");

function packFiles(pack: string): Record<string, string> {
  const cwd = join(folder, pack);
  const paths = globSync(".github/**/*.{yml,md}", { cwd });
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(cwd, path), "utf8")]));
}

function policyOf(files: Readonly<Record<string, string>>): Policy {
  const path = ".github/gatehouse.yml";
  const reading = readPolicy(files[path] ?? "", path, "");
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues, null, 2));
  return reading.value;
}

/** The roles that a setting of the gate `sign-offs` counts. */
function rolesOf(setting: GateSetting | undefined): object {
  const roles = setting?.on === true ? setting.options["roles"] : null;
  return typeof roles === "object" && roles !== null ? roles : {};
}

describe.for(packs)("the pack %s", (pack) => {
  const files = packFiles(pack);

  test("is a valid policy, whose roles are all there and have an owner", () => {
    const { roles, stages, risk } = policyOf(files);
    const asked = [...stages.map((stage) => stage.gates), ...RISKS.map((tier) => risk[tier] ?? {})];
    const names = asked.flatMap((layer) => Object.keys(rolesOf(layer["sign-offs"])));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(roles[name]?.owners.length, name).toBeGreaterThan(0);
  });

  test("has the checklists that it asks for, no other, and their roles are its own", () => {
    const policy = policyOf(files);
    const asked = policy.stages.flatMap((stage) =>
      gatesFor(policy, stage, "High").flatMap(({ gate, options }) =>
        gate.meta.id === "checklist" ? [options["use"]].flat().map(String) : [],
      ),
    );
    const there = Object.keys(files).filter((path) => path.includes("/checklists/"));
    expect(there.sort()).toEqual([...new Set(asked)].map((name) => `.github/checklists/${name}.md`).sort());
    for (const path of there) {
      const reading = readChecklist(files[path] ?? "", path);
      expect(reading, path).toMatchObject({ ok: true });
      const roles = [...(files[path] ?? "").matchAll(/role: (\w+)/g)].map(([, role = ""]) => role);
      for (const role of roles) expect(Object.keys(policy.roles), path).toContain(role);
    }
  });

  test("says of each line why it is there, and claims no compliance", () => {
    const text = files[".github/gatehouse.yml"] ?? "";
    expect(text.split("\n").filter((line) => line.trim().startsWith("#")).length).toBeGreaterThan(12);
    expect(text).not.toMatch(/complian(?:t|ce with)/i);
  });

  test("judges the example, and finds what it lacks", async () => {
    const verdict = await judged("retrained", "release/production", files);
    expect(blocking(verdict)).toEqual([...LACKS[pack]].sort());
  });
});
