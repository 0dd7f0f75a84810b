import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type GithubClient, githubClient } from "#github/github-client.ts";
import { RulesetReader } from "#github/protection/read-rulesets.ts";
import { lookAtBranch } from "./look-at-branch.ts";
import { addRuleset } from "./mends.ts";
import { APP, branch, CONTEXT } from "./sight.fixture.ts";

const root = join(import.meta.dirname, "../../..");

/** What the documentation has people import, with the App's id filled in as it says. */
const published = (file: string) =>
  readFileSync(join(root, "docs/rulesets", file), "utf8").replace(
    '"integration_id": 0',
    `"integration_id": ${APP}`,
  );

/** What the doctor's own command sends. */
function printed(): string {
  const taken: readonly string[] = [];
  const { command = "" } = addRuleset(CONTEXT, { branch: "release", stage: "production", taken });
  return /^printf %s '(.*)' \| gh api/.exec(command)?.[1] ?? "";
}

test.for<readonly [what: string, stage: string, text: string]>([
  ["production.json", "production", published("production.json")],
  ["operations.json", "operations", published("operations.json")],
  ["engineering.json", "engineering", published("engineering.json")],
  ["organisation/production.json", "production", published("organisation/production.json")],
  ["the doctor's own command", "production", printed()],
])("nothing is found where what we publish is in force: %s", async ([, stage, text]) => {
  const rulesets = await new RulesetReader(githubWith(text)).onBranch("release");
  const sight = branch([], { stage, rulesets });
  const found = lookAtBranch(sight, CONTEXT).filter(({ gravity }) => gravity !== "fine");
  expect(found).toEqual([]);
});

/** A GitHub that has one ruleset, in force on every branch. */
function githubWith(text: string): GithubClient {
  const ruleset = { id: 7, source: "acme/model", ...(JSON.parse(text) as { rules: readonly object[] }) };
  const rules = ruleset.rules.map((rule) => ({ ...rule, ruleset_id: 7, ruleset_source_type: "Repository" }));
  const octokit = {
    graphql: () => Promise.reject(new Error("not asked")),
    request: (route: string) => {
      const data = route.includes("/rules/branches/") ? rules : ruleset;
      return Promise.resolve({ status: 200, headers: {}, data });
    },
  };
  return githubClient(octokit, "acme", "model");
}
