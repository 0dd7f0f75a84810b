import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { checkRequest } from "../forge/contract/validate.ts";
import { startForge } from "../forge/forge.ts";
import { fencedBlocks } from "./fenced-blocks.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const PAGE = "docs/install-action.md";

const input = z.object({
  description: z.string(),
  default: z.string(),
  type: z.string(),
});
const called = z
  .object({
    on: z.object({
      workflow_call: z.object({
        inputs: z.record(z.string(), input),
        outputs: z.record(z.string(), z.unknown()),
      }),
    }),
    jobs: z.object({
      gatehouse: z
        .object({
          steps: z.array(z.looseObject({ uses: z.string(), with: z.record(z.string(), z.unknown()) })),
        })
        .loose(),
    }),
    concurrency: z.object({ group: z.string(), "cancel-in-progress": z.literal(false) }),
  })
  .parse(load(read(".github/workflows/gatehouse-reusable.yml")));
const action = z
  .object({
    inputs: z.record(z.string(), z.object({ default: z.string().optional() }).loose()),
    outputs: z.record(z.string(), z.unknown()),
    runs: z.object({ main: z.string() }).loose(),
  })
  .parse(load(read("action.yml")));

describe("the workflow that others call", () => {
  const { inputs } = called.on.workflow_call;
  const { steps } = called.jobs.gatehouse;
  const [clone, own, judge] = steps;

  test("hands the Action inputs that it has, with its own defaults", () => {
    const given = Object.keys(judge?.with ?? {});
    expect(given.filter((name) => !(name in action.inputs))).toEqual([]);
    for (const name of given.filter((each) => each in inputs))
      expect([name, inputs[name]?.default || undefined]).toEqual([name, action.inputs[name]?.default]);
    expect(Object.keys(called.on.workflow_call.outputs).filter((name) => !(name in action.outputs))).toEqual(
      [],
    );
  });

  test("takes the Action from its own commit, from a folder in which no file of the pull request can be", () => {
    expect(judge?.uses).toBe(`./${String(own?.with["path"])}`);
    expect(judge?.with["path"]).toBe(clone?.with["path"]);
    expect(own?.with["path"]).not.toBe(clone?.with["path"]);
    expect(own?.with).toMatchObject({
      repository: "${{ inputs.gatehouse-repository || job.workflow_repository }}",
      ref: "${{ inputs.gatehouse-ref || job.workflow_sha }}",
    });
    expect(clone?.with).not.toHaveProperty("repository");
  });

  test("checks out as much of itself as the Action is", () => {
    const kept = String(own?.with["sparse-checkout"]).trim().split("\n");
    expect(kept).toEqual(["/action.yml", `/${action.runs.main.split("/")[0]}`, "/package.json"]);
    const imports = globSync("dist/**/*.js", { cwd: root }).flatMap((file) =>
      [...read(file).matchAll(/\bfrom ?"(\.[^"]+)"/g)].map(([, path = ""]) => join("/dist", path)),
    );
    expect(imports.filter((path) => !path.startsWith("/dist/"))).toEqual([]);
  });

  test("is told of with every input and its default", () => {
    const rows = [...read(PAGE).matchAll(/^\| `([\w-]+)` \| (.+) \| (?:`([^`]+)`|–) \|$/gm)];
    expect(rows.map(([, name, text, preset = ""]) => [name, text, preset])).toEqual(
      Object.entries(inputs).map(([name, { description, default: preset }]) => [name, description, preset]),
    );
  });
});

test("the page shows the workflow that the README shows", () => {
  const workflow = (page: string) =>
    fencedBlocks(page).find(({ text }) => text.includes("gatehouse/gatehouse@"))?.text;
  expect(workflow(PAGE)).toBe(workflow("README.md"));
});

const isOfCreation = (file: string) => file.endsWith("/creation.json");

describe("rulesets", () => {
  const forge = startForge();
  afterAll(async () => (await forge).close());

  const ofStages = globSync("docs/rulesets/*.json", { cwd: root }).filter((file) => !isOfCreation(file));
  test.each(ofStages.toSorted())("%s is taken by GitHub, and asks for the check of one App", async (file) => {
    const world = await forge;
    const stage = /(\w+)\.json$/.exec(file)?.[1] ?? "";
    const acme = world.createOrganization(`acme-${stage}`);
    const repository = await acme.createRepository("churn");
    world.createUser(`admin-${stage}`);
    repository.grant(`admin-${stage}`, "admin");
    const headers = {
      authorization: `Bearer ${world.tokenOf(`admin-${stage}`)}`,
      "content-type": "application/json",
    };
    const body = read(file).replace('"integration_id": 0', '"integration_id": 4711');
    const url = `${world.apiUrl}/repos/${repository.fullName}`;
    const made = await fetch(`${url}/rulesets`, { method: "POST", headers, body });
    expect(made.status).toBe(201);
    const [branch = ""] = (JSON.parse(body) as { conditions: { ref_name: { include: string[] } } }).conditions
      .ref_name.include;
    const rules = await fetch(
      `${url}/rules/branches/${encodeURIComponent(branch.replace("refs/heads/", ""))}`,
      { headers },
    );
    expect(await rules.json()).toContainEqual(
      expect.objectContaining({
        type: "required_status_checks",
        parameters: expect.objectContaining({
          required_status_checks: [{ context: `gatehouse: ${stage}`, integration_id: 4711 }],
        }),
      }),
    );
  });

  test.each(globSync("docs/rulesets/organisation/*.json", { cwd: root }))(
    "%s is a ruleset of an organisation by GitHub's description, which nobody bypasses but to make a branch",
    (file) => {
      const ruleset = JSON.parse(read(file)) as { bypass_actors: unknown[] };
      expect(checkRequest("POST /orgs/{org}/rulesets", [], ruleset)).toEqual([]);
      expect(ruleset.bypass_actors).toHaveLength(isOfCreation(file) ? 1 : 0);
    },
  );

  test("the one of the Action requires the workflow that the page puts there", () => {
    const text = read("docs/rulesets/organisation/workflow.json");
    const path = /"path": "([^"]+)"/.exec(text)?.[1];
    const shown = fencedBlocks(PAGE).find(({ text: block }) => block.includes("merge_group:"));
    expect(shown?.text.split("\n")[0]).toBe(`# ${path}`);
    expect(read(PAGE)).toContain('sed "s/\\"repository_id\\": 0/');
    expect(text).toContain('"repository_id": 0');
  });
});
