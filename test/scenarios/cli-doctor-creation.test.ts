import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { type Forge, startForge } from "../forge/forge.ts";
import { rest } from "./badly-protected.ts";
import { removeFolders } from "./git-repository.ts";
import { gatehouse, run, shellOf, told } from "./run-doctor.ts";
import { populate } from "./small-world.ts";

const APP = 4711;
const POLICY = [
  "version: 1",
  "stages:",
  '  production: { branches: ["rc/*"], gates: { evidence: { severity: warn } } }',
  "",
].join("\n");

let forge: Forge;
let world: Awaited<ReturnType<typeof populate>>;
let shell: Record<string, string>;
beforeEach(async () => {
  forge = await startForge();
  world = await populate(forge, { policy: POLICY });
  shell = shellOf(forge, "admin");
  await protect("production.json", ["refs/heads/rc/*"]);
});
afterEach(async () => {
  forge.assertClean();
  await forge.close();
});
afterAll(removeFolders);

/** Imports a published ruleset for other branches. */
async function protect(file: string, include: readonly string[], exclude: readonly string[] = []) {
  const text = readFileSync(join(import.meta.dirname, "../../docs/rulesets", file), "utf8");
  const body = JSON.parse(text.replace('"integration_id": 0', `"integration_id": ${APP}`)) as object;
  const conditions = { ref_name: { include, exclude } };
  await rest(forge, "POST", "/repos/acme/model/rulesets", { ...body, conditions });
}

const look = () => gatehouse(shell, "doctor", "acme/model", "--app", `${APP}`, "--json");
const wordOf = (text: string) => (JSON.parse(text) as { readonly protected: boolean | null }).protected;

/** What is said of who makes a branch, as `about: message`, with commands that mend it. */
async function makers() {
  const looked = await look();
  const said = told(looked).filter(({ message }) => /\bmakes? the branch\b/.test(message));
  return {
    said: said.map(({ gravity, about, message }) => `${gravity} ${about}: ${message}`),
    commands: said.flatMap(({ command }) => command ?? []),
    isProtected: wordOf(looked.stdout),
  };
}

test("whoever makes a branch of the name that stood for a pattern hides nothing by it", async () => {
  const open = "no ruleset restricts who may make the branch";
  const before = await makers();
  expect(before.said).toEqual([`grave rc/* (such as rc/a-new-one): ${open}`]);
  await world.repository.push({ user: "ada", branch: "rc/a-new-one", from: "main" });
  const after = await makers();
  expect(after.said).toEqual([`grave rc/* (such as rc/another-new-one): ${open}`]);
  expect(after.isProtected).toBe(false);
});

test("a ruleset that leaves some names of a pattern out is not called one for all of them, until the command mends it", async () => {
  await protect("creation.json", ["refs/heads/rc/**/*"], ["refs/heads/rc/[0-9]*"]);
  const before = await makers();
  expect(before.said).toEqual([
    'unseen rc/*: whether this holds of other names than rc/a-new-one was not seen, because not each of them is meant by the ruleset "Gatehouse: who makes release branches": no ruleset restricts who may make the branch',
    "fine rc/a-new-one (one of rc/*): nobody makes the branch but administrators of the repository",
  ]);
  expect(before.isProtected).toBeNull();
  // And so it is: one that begins with a digit is made by whoever may push.
  await world.repository.push({ user: "ada", branch: "rc/1.0", from: "main" });
  for (const command of before.commands)
    expect(await run("sh", ["-c", command], shell), command).toMatchObject({ status: 0, stderr: "" });
  const after = await makers();
  expect(after.said).toEqual([
    "fine rc/* (such as rc/a-new-one): nobody makes the branch but administrators of the repository",
  ]);
});

test("of more branches than are looked at, it says that the rest was not seen", async () => {
  await protect("creation.json", ["refs/heads/rc/*"]);
  for (let at = 1; at <= 50; at++)
    await world.repository.push({ user: "admin", branch: `rc/${at}.0`, from: "main" });
  const others = async () =>
    told(await look()).filter(({ message }) => message.includes("the other branches"));
  expect(await others()).toEqual([]);
  await world.repository.push({ user: "admin", branch: "rc/51.0", from: "main" });
  expect(await others()).toMatchObject([
    {
      gravity: "unseen",
      about: "production",
      message: expect.stringContaining(
        "it has more than 50, and those with the newest commits are looked at",
      ),
    },
  ]);
});
