import type { Facts } from "#core/facts/facts.ts";
import type { Entry } from "#core/model/tree.ts";
import type { Policy } from "#core/policy/policy.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { type MemoryFiles, MemoryTree } from "../memory-tree.ts";
import { judgePullRequest } from "../pull-request.ts";

/** Branches that pull requests go to: a gated one, the default one with the earlier stage, and one that nobody gates. */
export const BASES = ["release", "main", "wip"] as const;

const STAGES = (production: string, threshold = 0.8) => `stages:
  staging:
    branches: [main]
    gates:
      evidence: { checks: [{ name: AUC holds, read: "metrics:test.auc", op: gte, threshold: ${threshold} }] }
  production:
    branches: [release]
    gates:
      sign-offs: ${production}
`;
const ROLE = 'version: 1\nroles: { operations: { owners: ["@acme/ops"] } }\n';
const ONE = "{ code-owners: off, roles: { operations: 1 } }";
const FREEZE = "freezes: [{ name: the weekend, from: 2026-11-21, to: 2026-11-21, stages: [production] }]\n";
const WAIVER = `waivers:
  - gate: evidence
    package: churn@1.0.0
    reason: The data's owner agreed to it in writing
    authority: "@acme/ops"
    expires: 2026-11-20
`;

/** Policies that a branch may have; the first is what it begins with. `null`: it has none. */
export const POLICIES: readonly (string | null)[] = [
  `${ROLE}${STAGES(ONE)}`,
  `${ROLE}${STAGES("{ code-owners: off, roles: { operations: 2 } }")}`,
  `${ROLE}${STAGES(ONE, 0.4)}`,
  `${ROLE}${FREEZE}${STAGES(ONE)}`,
  `${ROLE}${WAIVER}${STAGES(ONE)}`,
  `${ROLE}${STAGES("{ code-owners: any, roles: { operations: 1 } }")}`,
  `${ROLE}${STAGES("{ code-owners: off }")}`,
  "version: 1\nstages: nothing of the kind\n",
  null,
];

/** Ways in which a head may look: its number good or bad, of two revisions, in one of two folders. */
export const CONTENTS = 8;

const CODEOWNERS = "* @dana\n";
const PATH = ".github/gatehouse.yml";

/** Where the package is in a content. */
const folderOf = (content: number) => (content & 4 ? "handoffs/renamed" : "handoffs/churn");

function filesOf(content: number): Readonly<Record<string, string>> {
  const folder = folderOf(content);
  return {
    [`${folder}/handoff.yml`]: [
      "apiVersion: gatehouse/v1",
      "package:",
      "  name: churn",
      "  version: 1.0.0",
      "  description: Who will cancel",
      "  license: Apache-2.0",
      '  owner: "@dana"',
      "  risk: Low",
      "evidence:",
      "  - { path: reports/metrics.json, as: metrics }",
      "",
    ].join("\n"),
    [`${folder}/reports/metrics.json`]: `${JSON.stringify({ test: { auc: content & 1 ? 0.5 : 0.9 } })}\n`,
    [`${folder}/NOTES.md`]: content & 2 ? "# Once more\n" : "# Churn\n",
  };
}

/** Every path that is in some content. */
const PATHS = [...new Set([0, 4].flatMap((content) => Object.keys(filesOf(content))))].sort();

/** What stands at every path, by content: `null` where nothing does. */
const ENTRIES: Promise<readonly Readonly<Record<string, Entry | null>>[]> = Promise.all(
  Array.from({ length: CONTENTS }, async (_, content) => {
    const entries = await new MemoryTree(`${content}`, filesOf(content)).entries(PATHS);
    return Object.fromEntries(PATHS.map((path) => [path, entries.get(path) ?? null]));
  }),
);

/** What a snapshot knows of a content. */
export interface ContentEntries {
  readonly changed: readonly string[];
  readonly entries: Readonly<Record<string, Entry | null>>;
}

/** What a snapshot knows of a content. */
export async function entriesOf(content: number): Promise<ContentEntries> {
  const entries = (await ENTRIES)[content] ?? {};
  return { changed: PATHS.filter((path) => entries[path] !== null), entries };
}

/** A policy as the base has it. */
export type FoundPolicy =
  | { readonly kind: "none" }
  | { readonly kind: "broken"; readonly text: string }
  | { readonly kind: "policy"; readonly policy: Policy };

const found = new Map<number, FoundPolicy>();

/** Reads one of {@link POLICIES}. */
export function policyAt(index: number): FoundPolicy {
  const known = found.get(index);
  if (known !== undefined) return known;
  const text = POLICIES[index] ?? null;
  const read = text === null ? null : readPolicy(text, PATH, digestOf(index));
  const policy: FoundPolicy =
    read === null || text === null
      ? { kind: "none" }
      : read.ok
        ? { kind: "policy", policy: read.value }
        : { kind: "broken", text };
  found.set(index, policy);
  return policy;
}

/** What a policy's file is called by git, as far as anybody here asks. */
export function digestOf(index: number): string {
  return `${index}`.padStart(40, "d");
}

const contents = new Map<string, Promise<Facts>>();

/** The facts about the files of a head that goes to a branch with a policy; people and clock are whoever's. */
export function contentFacts(policy: number, branch: string, content: number): Promise<Facts> {
  const key = `${policy} ${branch} ${content}`;
  const known = contents.get(key);
  if (known !== undefined) return known;
  const made = readContent(policy, branch, content);
  contents.set(key, made);
  return made;
}

async function readContent(policy: number, branch: string, content: number): Promise<Facts> {
  const base: MemoryFiles = { [PATH]: POLICIES[policy] ?? "", ".github/CODEOWNERS": CODEOWNERS };
  // Both folders, so that the owners of either are known.
  const earlier = { other: { ...gone(content), ...filesOf(content ^ 4) } };
  const judged = await judgePullRequest({
    base,
    head: { ...base, ...filesOf(content) },
    branch,
    people: { earlier, teams: { "@acme/ops": ["dana"] } },
  });
  if (judged?.facts == null) throw new TypeError(`policy ${policy} judges nothing on ${branch}`);
  return judged.facts;
}

function gone(content: number): Readonly<Record<string, null>> {
  return Object.fromEntries(Object.keys(filesOf(content)).map((path) => [path, null]));
}
