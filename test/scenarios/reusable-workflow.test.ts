import { cpSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterAll, expect, test } from "vitest";
import * as z from "zod";
import { stateFiles } from "../../examples/state-files.ts";
import { removeFolders, temporaryFolder } from "./git-repository.ts";
import { openPullRequest, runOn } from "./pull-request.ts";

const root = join(import.meta.dirname, "../..");

const workflow = z
  .object({
    on: z.object({
      workflow_call: z.object({ inputs: z.record(z.string(), z.object({ default: z.string() })) }),
    }),
    jobs: z.object({
      gatehouse: z.object({
        steps: z.tuple([
          z.object({ with: z.object({ path: z.string() }) }),
          z.object({ with: z.object({ path: z.string(), "sparse-checkout": z.string() }) }),
          z.object({ uses: z.string(), with: z.record(z.string(), z.string()) }),
        ]),
      }),
    }),
  })
  .parse(load(readFileSync(join(root, ".github/workflows/gatehouse-reusable.yml"), "utf8")));

afterAll(removeFolders);

test.each([
  ["tick-proved", {}, 1, "fail"],
  ["tick-proved", { "fail-on": "never" }, 0, "fail"],
  ["retrained", {}, 0, "pass"],
] as const)(
  "a called workflow judges %s with %j from beside it: %i, %s",
  async (state, asked, exitCode, verdict) => {
    const [clone, own, judge] = workflow.jobs.gatehouse.steps;
    const pull = openPullRequest(stateFiles("released"), stateFiles(state));
    const workspace = temporaryFolder();
    renameSync(pull.repository.clone(pull.merge, 0), join(workspace, clone.with.path));
    for (const path of own.with["sparse-checkout"].trim().split("\n"))
      cpSync(join(root, path), join(workspace, own.with.path, path), { recursive: true });
    const given = {
      ...Object.fromEntries(
        Object.entries(workflow.on.workflow_call.inputs).map(([name, input]) => [name, input.default]),
      ),
      ...asked,
    };
    const inputs = Object.fromEntries(
      Object.entries(judge.with).map(([name, value]) => [
        name,
        value.replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, (_, input: string) =>
          z.string().parse(given[input as "fail-on"]),
        ),
      ]),
    );
    const run = await runOn(pull, { workspace, inputs, actionDir: join(workspace, judge.uses) });
    expect([run.exitCode, run.outputs["verdict"], run.outputs["stage"], run.requests]).toEqual([
      exitCode,
      verdict,
      "engineering",
      0,
    ]);
    expect(run.runnerErrors).toEqual([]);
    // Paths are those of the repository, not of the folder that it was checked out to.
    for (const { file } of run.annotations) expect(file ?? "handoffs/").toMatch(/^handoffs\//);
  },
);
