import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Forge, startForge } from "../forge/forge.ts";
import { type BadlyProtected, BRANCHES, badlyProtected, GOOD_FILES, rest } from "./badly-protected.ts";
import { removeFolders } from "./git-repository.ts";
import { type Ended, gatehouse, run, shellOf, type Told, told } from "./run-doctor.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real git on a busy machine

let forge: Forge;
let world: BadlyProtected;
let shell: Record<string, string>;

beforeAll(async () => {
  forge = await startForge();
  world = await badlyProtected(forge);
  shell = shellOf(forge, "admin");
});
afterAll(async () => {
  forge.assertClean();
  await forge.close();
  removeFolders();
});

const doctor = (...options: readonly string[]): Promise<Ended> =>
  gatehouse(shell, "doctor", "acme/model", ...options);

/** The same on every run: where the forge is, and the ids that it gave. */
const steady = (text: string) =>
  text
    .replaceAll(forge.url, "https://github.example")
    .replace(/(\/rules(?:ets)?\/)\d+/g, "$1ID")
    .replace(/("integration_id":|app |\()\d+\b(?! )/g, (whole, before: string) =>
      whole === `${before}${world.app.id}` ? `${before}APP` : `${before}OTHER`,
    );

const wrong = (list: readonly Told[]) => list.filter(({ gravity }) => gravity !== "fine");
const named = (list: readonly Told[]) => list.map(({ about, id }) => `${about}: ${id}`);

test("a repository with everything wrong is told all of it", async () => {
  const looked = await doctor();
  expect(looked).toMatchObject({ status: 1, stderr: "" });
  await expect(steady(looked.stdout)).toMatchFileSnapshot("golden/doctor-everything-wrong.golden");
});

test("each command that mends is run, and what it mends is found no more", async () => {
  const before = wrong(told(await doctor("--json")));
  const mended = before.filter(({ command }) => command !== undefined);
  for (const command of new Set(mended.flatMap((each) => each.command ?? [])))
    expect(await run("sh", ["-c", command], shell), command).toMatchObject({ status: 0, stderr: "" });
  const after = named(wrong(told(await doctor("--json"))));
  expect(named(mended).filter((each) => after.includes(each))).toEqual([]);
  // What is left has no command, and was told before, but for what was hidden behind something worse: rules that are held together with the new ones.
  const left = named(before.filter(({ command }) => command === undefined));
  const hidden = ["from-actions", "from-another-app"].map((branch) => `${branch}: also-pinned-elsewhere`);
  expect(after.toSorted()).toEqual([...left, ...hidden].toSorted());
});

test("with the rest mended by hand, what is left is the past, and what the App's owner has to grant", async () => {
  const { repository, rulesetOf } = world;
  const path = `/repos/${repository.fullName}/rulesets`;
  const change = (branch: string, rules: (all: readonly Rule[]) => unknown) => {
    const { id, rules: all } = rulesetOf(branch);
    return rest(forge, "PUT", `${path}/${id}`, { rules: rules(all) });
  };
  await change("unreviewed", (rules) =>
    rules.map((rule) => withOver(rule, { dismiss_stale_reviews_on_push: false })),
  );
  await change("queue", (rules) => rules.map((rule) => withOver(rule, { grouping_strategy: "ALLGREEN" })));
  const required_status_checks = [{ context: "gatehouse: production", integration_id: world.app.id }];
  for (const branch of ["foreign", "from-actions", "from-another-app"])
    await change(branch, (rules) => rules.map((rule) => withOver(rule, { required_status_checks })));
  await world.unlocked(async () => {
    await repository.push({ user: "admin", branch: "main", files: GOOD_FILES });
    const misruled = ["without-policy", "broken-policy", "other-stage", "rel/1"];
    for (const branch of ["release", ...BRANCHES]) {
      const files = misruled.includes(branch) ? GOOD_FILES : workflowsOf(GOOD_FILES);
      await repository.push({ user: "admin", branch, files });
    }
  });
  const looked = await doctor("--json");
  expect(named(wrong(told(looked)))).toEqual([
    "App: app-permissions",
    "App: app-events",
    "bare: merged-without",
  ]);
  expect(looked.status).toBe(0);
});

interface Rule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** A rule with other values for those of its parameters that are named. */
function withOver(rule: Rule, over: Readonly<Record<string, unknown>>): Rule {
  const { parameters } = rule;
  if (parameters === undefined) return rule;
  const own = Object.entries(over).filter(([key]) => key in parameters);
  return { ...rule, parameters: { ...parameters, ...Object.fromEntries(own) } };
}

function workflowsOf(files: typeof GOOD_FILES): typeof GOOD_FILES {
  return Object.fromEntries(Object.entries(files).filter(([path]) => path.includes("/workflows/")));
}
