import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Block, type Expression, readTerraform } from "./read-terraform.fixture.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

interface Ruleset {
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly rules: readonly {
    readonly type: string;
    readonly parameters?: Readonly<Record<string, unknown>>;
  }[];
}

const inner = (block: Block, type: string) => block.blocks.filter((each) => each.type === type);

/** A block with what `local.production` stands for in place of each reference to it. */
function resolved(block: Block, locals: Readonly<Record<string, unknown>>): Block {
  const settings = Object.entries(block.settings).map(([key, value]) => {
    const { expression = "" } = (value ?? {}) as Partial<Expression>;
    const [, name] = /^local\.production\.(\w+)$/.exec(expression) ?? [];
    if (name === undefined) return [key, value] as const;
    if (!(name in locals)) throw new Error(`no ${expression}`);
    return [key, locals[name]] as const;
  });
  return {
    ...block,
    settings: Object.fromEntries(settings),
    blocks: block.blocks.map((each) => resolved(each, locals)),
  };
}

/** The resource of a kind, as the folder has it. */
function resource(kind: string): Block {
  const blocks = readTerraform(read("app/deploy/terraform/production.tf"));
  const locals = blocks.find(({ type }) => type === "locals")?.blocks[0]?.settings ?? {};
  const found = blocks.find(({ labels }) => labels[0] === kind && labels[1] === "production");
  if (found === undefined) throw new Error(`no resource ${kind}`);
  return resolved(found, locals);
}

/** What Terraform's GitHub provider would send for a resource, as GitHub's API has it. */
function sent(resource: Block): unknown {
  const { for_each: _, count: __, repository: ___, ...settings } = resource.settings;
  const [conditions] = inner(resource, "conditions");
  const [rules] = inner(resource, "rules");
  const flags = Object.entries(rules?.settings ?? {}).flatMap(([type, on]) =>
    on === true ? [{ type }] : [],
  );
  const withParameters = rules?.blocks.map((rule) => {
    const checks = inner(rule, "required_check").map((check) => check.settings);
    const more = checks.length === 0 ? {} : { required_status_checks: checks };
    return { type: rule.type, parameters: { ...rule.settings, ...more } };
  });
  return {
    ...settings,
    conditions: Object.fromEntries(conditions?.blocks.map((each) => [each.type, each.settings]) ?? []),
    rules: [...flags, ...(withParameters ?? [])],
    bypass_actors: inner(resource, "bypass_actors").map((each) => each.settings),
  };
}

/** A ruleset of the documentation, with what Terraform asks for in place of what a reader fills in. */
function documented(file: string, over: Readonly<Record<string, unknown>>): unknown {
  const text = read(file).replace('"integration_id": 0', '"integration_id": { "expression": "var.app_id" }');
  const ruleset = JSON.parse(text) as Ruleset;
  return { ...ruleset, conditions: { ...ruleset.conditions, ...over } };
}

describe("Terraform", () => {
  test("makes the ruleset of a repository that the documentation imports", () => {
    expect(sent(resource("github_repository_ruleset"))).toEqual(
      documented("docs/rulesets/production.json", {}),
    );
  });

  test("makes the ruleset of an organisation that the documentation imports", () => {
    const repository_name = { include: { expression: "var.organisation_repositories" }, exclude: [] };
    expect(sent(resource("github_organization_ruleset"))).toEqual(
      documented("docs/rulesets/organisation/production.json", { repository_name }),
    );
  });

  test("asks for the App's id, and knows no default for it", () => {
    const blocks = readTerraform(read("app/deploy/terraform/variables.tf"));
    const id = blocks.find(({ labels }) => labels[0] === "app_id");
    expect(Object.keys(id?.settings ?? {})).toEqual(["description", "type"]);
  });

  const terraform = spawnSync("terraform", ["version"]).status === 0;
  test.skipIf(!terraform)("is formatted as Terraform formats it", () => {
    const folder = join(root, "app/deploy/terraform");
    const { status, stdout } = spawnSync("terraform", ["fmt", "-check", "-diff", folder], {
      encoding: "utf8",
    });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  test.each(["a = [", "a {", "x", 'a = "b', "}"])("is read whole or not at all: %j", (text) => {
    expect(() => readTerraform(`resource "a" "b" {\n${text}\n}\n`)).toThrow("not read");
  });
});
