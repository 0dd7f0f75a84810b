import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Forge, startForge } from "../forge/forge.ts";
import { rest } from "./badly-protected.ts";
import { removeFolders } from "./git-repository.ts";
import { gatehouse, ids, run, shellOf, told } from "./run-doctor.ts";
import { populate } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real git on a busy machine

/** Of an App that has judged nothing yet. */
const APP = 4711;

let forge: Forge;
beforeAll(async () => {
  forge = await startForge();
  const { acme, repository } = await populate(forge, {});
  acme.addOwner("admin");
  repository.grant("kim", "admin");
  await rest(forge, "POST", "/orgs/acme/rulesets", {
    name: "everywhere",
    target: "branch",
    enforcement: "evaluate",
    conditions: {
      ref_name: { include: ["refs/heads/release"], exclude: [] },
      repository_name: { include: ["~ALL"], exclude: [] },
    },
    rules: [
      {
        type: "required_status_checks",
        parameters: {
          strict_required_status_checks_policy: true,
          required_status_checks: [{ context: "gatehouse: production", integration_id: APP }],
        },
      },
    ],
    bypass_actors: [],
  });
});
afterAll(async () => {
  forge.assertClean();
  await forge.close();
  removeFolders();
});

test("who administers the repository alone mends from below what stands above it", async () => {
  const shell = shellOf(forge, "kim");
  const doctor = () => gatehouse(shell, "doctor", "acme/model", "--app", `${APP}`, "--json");
  const before = await doctor();
  expect(ids(before, "grave")).toContain("release: not-enforced");
  const found = told(before).find(({ id }) => id === "not-enforced");
  expect(found?.advice).toContain("who administers it there has to change it, or the command adds one");
  expect(found?.command).toContain("--method POST /repos/acme/model/rulesets ");
  expect(await run("sh", ["-c", found?.command ?? ""], shell)).toMatchObject({ status: 0, stderr: "" });
  const after = told(await doctor()).filter(({ about }) => about === "release");
  expect(after.map(({ gravity, id }) => `${gravity} ${id}`)).toEqual([
    "fine required-in-order",
    "fine nobody-bypasses",
    "fine strict-in-order",
    "fine history-in-order",
    "fine reviews-in-order",
    "fine branch-policy-in-order",
  ]);
});
