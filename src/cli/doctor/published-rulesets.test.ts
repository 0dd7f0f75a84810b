import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type GithubClient, githubClient } from "#github/github-client.ts";
import { RulesetReader } from "#github/protection/read-rulesets.ts";
import { type BranchSight, lookAtBranch } from "./look-at-branch.ts";
import { addRuleset, type Mend, restrictCreation } from "./mends.ts";
import { APP, branch, CONTEXT } from "./sight.fixture.ts";

const root = join(import.meta.dirname, "../../..");

/** What the documentation has people import, with the App's id filled in as it says. */
const published = (file: string) =>
  readFileSync(join(root, "docs/rulesets", file), "utf8").replace(
    '"integration_id": 0',
    `"integration_id": ${APP}`,
  );

const ON = { branch: "release", stage: "production", taken: [] } as const;

/** What a command of the doctor's sends. */
function printed({ command = "" }: Mend): string {
  return /^printf %s '(.*)' \| gh api/.exec(command)?.[1] ?? "";
}

const GATES: readonly (readonly [what: string, stage: string, texts: readonly string[]])[] = [
  ["production.json", "production", [published("production.json"), published("creation.json")]],
  ["operations.json", "operations", [published("operations.json"), published("creation.json")]],
  ["engineering.json", "engineering", [published("engineering.json"), published("creation.json")]],
  [
    "organisation/production.json",
    "production",
    [published("organisation/production.json"), published("organisation/creation.json")],
  ],
  [
    "the doctor's own commands",
    "production",
    [printed(addRuleset(CONTEXT, ON)), printed(restrictCreation(CONTEXT, ON))],
  ],
];

describe.for(GATES)("where what we publish is in force: %s", ([, stage, texts]) => {
  const found = async (over: Partial<BranchSight>, inForce: readonly string[] = texts) => {
    const rulesets = await new RulesetReader(githubWith(inForce)).onBranch("release");
    const all = lookAtBranch(branch([], { stage, rulesets, ...over }), CONTEXT);
    return all.filter(({ gravity }) => gravity !== "fine").map(({ id }) => id);
  };

  test("nothing is found of a branch that is there", async () => expect(await found({})).toEqual([]));

  test("nor of one that is not, nor of a pattern at which they are aimed", async () => {
    expect(await found({ exists: false })).toEqual([]);
    const aimed = texts.map((text) => aimedAt(text, "refs/heads/rel*"));
    expect(await found({ exists: false, sampleOf: "rel*", isAlone: false }, aimed)).toEqual([]);
  });

  test("but of a pattern of which they are for one name alone", async () => {
    const one = texts.map((text) => aimedAt(text, "refs/heads/release"));
    const open = await found({ exists: false, sampleOf: "rel*", isAlone: false }, one);
    expect(open).toEqual(["other-names-unseen", "other-names-unseen"]);
  });

  test("but without the ruleset that says who makes it, anybody makes it", async () => {
    expect(await found({ exists: false }, texts.slice(0, 1))).toEqual(["anybody-creates"]);
  });
});

test.for(["creation.json", "organisation/creation.json"])(
  "%s leaves administrators out, and is about nothing else: whom it leaves out it would leave out of all",
  (file) => {
    const { rules, bypass_actors } = JSON.parse(published(file)) as Ruleset;
    expect(rules).toEqual([{ type: "creation" }]);
    expect(bypass_actors).toHaveLength(1);
    expect(["RepositoryRole 5", "OrganizationAdmin 1"]).toContain(
      bypass_actors.map(({ actor_type, actor_id }) => `${actor_type} ${actor_id}`).join(),
    );
  },
);

test("a repository's ruleset says who makes each branch that is not there from the beginning", () => {
  const named = (file: string) => (JSON.parse(published(file)) as Ruleset).conditions.ref_name.include;
  const made = [...named("production.json"), ...named("operations.json")];
  expect(named("creation.json").toSorted()).toEqual(made.toSorted());
  expect(named("organisation/creation.json")).toEqual(named("organisation/production.json"));
});

/** A ruleset for other branches. */
function aimedAt(text: string, ref: string): string {
  return JSON.stringify({
    ...(JSON.parse(text) as Ruleset),
    conditions: { ref_name: { include: [ref], exclude: [] } },
  });
}

interface Ruleset {
  readonly conditions: { readonly ref_name: { readonly include: readonly string[] } };
  readonly rules: readonly object[];
  readonly bypass_actors: readonly { readonly actor_type: string; readonly actor_id: number }[];
}

/** A GitHub that has these rulesets, in force on every branch. */
function githubWith(texts: readonly string[]): GithubClient {
  const rulesets = texts.map((text, at) => ({
    id: at + 7,
    source: "acme/model",
    ...(JSON.parse(text) as Ruleset),
  }));
  const rules = rulesets.flatMap(({ id, rules: all }) =>
    all.map((rule) => ({ ...rule, ruleset_id: id, ruleset_source_type: "Repository" })),
  );
  const octokit = {
    graphql: () => Promise.reject(new Error("not asked")),
    request: (route: string, parameters: Record<string, unknown> = {}) => {
      const one = rulesets.find(({ id }) => id === parameters["ruleset_id"]);
      const data = route.includes("/rules/branches/") ? rules : one;
      return Promise.resolve({ status: 200, headers: {}, data });
    },
  };
  return githubClient(octokit, "acme", "model");
}
