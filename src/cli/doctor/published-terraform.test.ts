import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Block, readTerraform } from "./terraform.fixture.ts";

const root = join(import.meta.dirname, "../../..");
const folder = "app/deploy/terraform";
const files = globSync(`${folder}/*.tf`, { cwd: root }).toSorted();
const read = (file: string) => readFileSync(join(root, file), "utf8");
const resources = readTerraform(files.map(read).join("\n")).blocks.filter(({ type }) => type === "resource");

const inside = ({ blocks }: Block, type: string) => blocks.filter((each) => each.type === type);

/** The ruleset that a resource makes, as GitHub's API takes it, with what our documentation fills in left open. */
function rulesetOf(resource: Block) {
  const { name, target, enforcement } = resource.values;
  const conditions = inside(resource, "conditions").flatMap(({ blocks }) => blocks);
  return {
    name,
    target,
    enforcement,
    conditions: Object.fromEntries(conditions.map(({ type, values }) => [type, filled(values)])),
    rules: inside(resource, "rules").flatMap(rulesOf),
    bypass_actors: inside(resource, "bypass_actors").map(({ values }) => values),
  };
}

function rulesOf({ values, blocks }: Block): readonly object[] {
  return [
    ...Object.entries(values).flatMap(([type, isOn]) => (isOn === true ? [{ type }] : [])),
    ...blocks.map((rule) => {
      const checks = inside(rule, "required_check").map((check) => filled(check.values));
      const parameters =
        checks.length === 0 ? rule.values : { ...rule.values, required_status_checks: checks };
      return { type: rule.type, parameters };
    }),
  ];
}

/** What Terraform is told and the published files leave to be filled in. */
function filled(values: Block["values"]) {
  const told: Readonly<Record<string, unknown>> = {
    "var.app_id": 0,
    "var.organisation_repositories": ["model-*"],
  };
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, told[String(value)] ?? value]),
  );
}

test.for([
  ["github_repository_ruleset", "production", "production.json"],
  ["github_repository_ruleset", "creation", "creation.json"],
  ["github_organization_ruleset", "production", "organisation/production.json"],
  ["github_organization_ruleset", "creation", "organisation/creation.json"],
] as const)("Terraform's %s %s is the published %s", ([kind, name, file]) => {
  const found = resources.filter(({ labels }) => labels.join() === `${kind},${name}`);
  expect(found.map(rulesetOf)).toEqual([JSON.parse(read(`docs/rulesets/${file}`))]);
});

test("Terraform makes no other rulesets", () => expect(resources).toHaveLength(4));
