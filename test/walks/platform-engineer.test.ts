import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { stateFiles } from "../../examples/state-files.ts";
import { createPeople, letTeamsWrite } from "../create-people.ts";
import { checkPage } from "../demo/check-page.ts";
import { blocksOf } from "../docs/command-blocks.ts";
import { fencedBlocks } from "../docs/fenced-blocks.ts";
import { changesTo } from "../example-changes.ts";
import { type Forge, startForge } from "../forge/forge.ts";
import type { OrganizationHandle } from "../forge/handles/organization.ts";
import type { PullHandle } from "../forge/handles/pull.ts";
import type { RepositoryHandle } from "../forge/handles/repository.ts";
import { ghScript } from "../gh-stand-in.ts";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { Browser, readPage } from "./browser.ts";
import { freshClone } from "./fresh-clone.ts";
import { type Shell, shellWith } from "./shell.ts";
import { type Running, startProcess } from "./start-process.ts";
import { type Masks, Transcript } from "./transcript.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 }); // a dozen processes and real git on a busy machine
afterAll(removeFolders);

const HOST = "https://gatehouse.example.com";
const REPOSITORIES = ["churn", "triage"] as const;
/** The one that released before: it has the branch already, and so gets the policy there, too. */
const RELEASED = "triage";
const RELEASE = "release/production";
/** One that is locked before it has the branch. */
const LATER = "fraud";

const page = fencedBlocks("docs/start.md");
const walk = new Transcript();
const running: Running[] = [];
afterAll(async () => {
  for (const process of running) await process.interrupt();
});

/** A YAML file of the page, by its place among those with this path. */
function shownYaml(path: string, at: number): string {
  const blocks = page.filter(({ language, text }) => language === "yaml" && text.startsWith(`# ${path}\n`));
  const text = blocks[at]?.text;
  if (text === undefined) throw new Error(`docs/start.md shows no ${path} number ${at + 1}`);
  return text;
}

/** The commands of a walk that begin with a word, as the pages have them. */
function shownScript(name: string, begins: string): string {
  const block = blocksOf(name).find(({ script }) => script.startsWith(begins));
  if (block === undefined) throw new Error(`no block of ${name} begins with ${begins}`);
  return block.script;
}

/** The example's first version, with a drill of today: the policy lets one grow ninety days old, whatever day this test runs on. */
function triage(state: "released" | "retrained") {
  const files = new Map([...stateFiles(state)].filter(([path]) => !path.startsWith(".github/")));
  const path = "handoffs/triage/drills/rollback.md";
  const file = files.get(path);
  if (file === undefined) return files;
  const today = new Date().toISOString().slice(0, 10);
  const text = file.bytes.toString("utf8").replace('date: "2026-11-21"', `date: "${today}"`);
  return files.set(path, { ...file, bytes: Buffer.from(text) });
}

const CODEOWNERS = "* @acme/ml-eng\n/.github/ @acme/platform\n";

/** What there is before Gatehouse: people, and repositories with releases. */
async function startAcme(forge: Forge) {
  const acme = createPeople(forge, { platform: { members: ["pat"] } });
  acme.addOwner("pat");
  const repositories = new Map<string, RepositoryHandle>();
  for (const name of [".github", ...REPOSITORIES, LATER]) {
    const repository = await acme.createRepository(name);
    letTeamsWrite(acme, repository);
    const readme = { "README.md": `# ${name}\n` };
    const files = name === RELEASED ? changesTo(new Map(), triage("released")) : readme;
    await repository.push({ user: "pat", branch: "main", from: null, files, message: "What was there" });
    if (name === RELEASED) await repository.push({ user: "pat", branch: RELEASE, from: "main" });
    repositories.set(name, repository);
  }
  return { acme, repositories };
}

interface Desk {
  readonly forge: Forge;
  readonly acme: OrganizationHandle;
  readonly repositories: ReadonlyMap<string, RepositoryHandle>;
  readonly shell: Shell;
  readonly clone: string;
}

/** What pat types, in a folder. */
async function type({ shell, forge }: Desk, script: string, cwd: string, ends = 0) {
  const env = {
    GITHUB_API_URL: forge.apiUrl,
    GITHUB_TOKEN: forge.tokenOf("pat"),
    GH_TOKEN: forge.tokenOf("pat"),
  };
  const typed = await shell.type(script, cwd, env);
  walk.types("pat", script, typed);
  expect(typed.ended, typed.said).toBe(ends);
  return typed;
}

/** Brings files to branches of a repository by a clone, as an administrator does before anything is protected. */
async function bring(
  desk: Desk,
  name: string,
  files: Readonly<Record<string, string>>,
  branches: readonly string[],
) {
  const repository = desk.repositories.get(name);
  for (const branch of branches)
    await repository?.push({ user: "pat", branch, files, message: "Say what a handoff has to show" });
  walk.does("pat", `commits ${Object.keys(files).join(", ")} to ${branches.join(" and ")} of acme/${name}`);
}

/** Makes the release branch in a clone, as the page shows it. */
async function release(desk: Desk, name: string): Promise<void> {
  const folder = temporaryFolder();
  await type(
    desk,
    `git clone -q ${siteOf(desk)}/acme/${name}.git && cd ${name}\n${shownScript("opener", "git fetch")}`,
    folder,
  );
  const repository = desk.repositories.get(name);
  expect(await repository?.tip(RELEASE)).toBe(await repository?.tip("main"));
}

/** Where pat's git finds the forge. */
function siteOf({ forge }: Desk): string {
  return forge.url.replace("://", `://pat:${forge.tokenOf("pat")}@`);
}

async function setUp(desk: Desk): Promise<number> {
  const { forge, clone, shell } = desk;
  walk.part("2. One App");
  const setup = startProcess(shownScript("installer", "node app/main.ts setup"), clone, {
    ...shell.env,
    PORT: "0",
    GITHUB_API_URL: forge.apiUrl,
  });
  running.push(setup);
  const [, url = "", token = ""] = await setup.hears(/Register the App at (\S+)\nwith the token (\S+)\n/);
  const browser = new Browser();
  const entered = await browser.send(await browser.open(url), { token });
  const typed = { name: "gatehouse-acme", organization: "acme", address: HOST };
  const chosen = await browser.send(entered, typed);
  walk.does("pat", `enters the token, and ${Object.values(typed).join(", ")}; the page says`);
  walk.sees(readPage(chosen));
  const there = await browser.send(chosen);
  walk.does("pat", "continues; GitHub says");
  walk.sees(readPage(there));
  const done = await browser.follow(there, "Create");
  walk.does("pat", "creates it; setup says");
  walk.sees(readPage(done));
  walk.types("pat", shownScript("installer", "node app/main.ts setup"), {
    said: setup.said(),
    ended: (await setup.ended) ?? -1,
  });
  const app = await start(desk);
  const [, address = ""] = await app.hears(/"url":"(http[^"]+)"/);
  forge.roads.set(HOST, address.replace("0.0.0.0", "127.0.0.1"));
  const install = await browser.follow(done, "Install gatehouse-acme on your repositories");
  walk.does("pat", "follows the link; GitHub says");
  walk.sees(readPage(install));
  walk.does("pat", "installs it");
  walk.sees(readPage(await browser.send(install)));
  return Number(/App (\d+) is registered/.exec(setup.said())?.[1]);
}

async function start({ clone, shell }: Desk): Promise<Running> {
  const script = shownScript("starter", "npm start");
  const app = startProcess(script, clone, { ...shell.env, PORT: "0" });
  running.push(app);
  await app.hears(/"msg":"listening"/);
  walk.types("pat", script, { said: messages(app.said()), ended: 0 });
  return app;
}

/** What the App's log says, without the fields. */
function messages(log: string): string {
  return [...log.matchAll(/"msg":"([^"]+)"/g)].map(([, said]) => `${said}\n`).join("");
}

/** Waits until the App says something of the head, and shows it. */
async function see({ forge }: Desk, pull: PullHandle, says: RegExp): Promise<void> {
  const shown = () => checkPage(pull.repository.record.runs.values(), pull.head);
  await forge.settled({ until: () => says.test(shown()?.title ?? ""), timeoutMs: 60_000 });
  walk.sees([`gatehouse: ${shown()?.title}`, ...(shown()?.findings ?? []).map((finding) => `  ${finding}`)]);
}

async function tryToMerge(pull: PullHandle, user: string): Promise<boolean> {
  walk.does(user, "tries to merge");
  try {
    const commit = await pull.merge({ user });
    walk.sees(`GitHub: merged as ${commit.slice(0, 7)}`);
    return true;
  } catch (error) {
    walk.sees(`GitHub: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

test("a platform engineer gets from the page to a release branch that takes nothing unsigned", async () => {
  const forge = await startForge();
  try {
    const world = await startAcme(forge);
    const clone = freshClone();
    const desk: Desk = { forge, ...world, clone, shell: shellWith(clone, { gh: ghScript() }) };
    await rules(desk);
    const id = await setUp(desk);
    await protect(desk, id);
    await testRules(desk);
    forge.assertClean();
    await expect(walk.text(masks(desk, id))).toMatchFileSnapshot("golden/platform-engineer.txt");
  } finally {
    await forge.close();
  }
});

const POLICY = ".github/gatehouse.yml";

async function rules(desk: Desk): Promise<void> {
  walk.part("1. One set of rules");
  await bring(desk, ".github", { [POLICY]: shownYaml(POLICY, 0) }, ["main"]);
  for (const name of REPOSITORIES) {
    const files = {
      [POLICY]: shownYaml(POLICY, name === "triage" ? 2 : 1),
      ".github/CODEOWNERS": CODEOWNERS,
    };
    await bring(desk, name, files, name === RELEASED ? ["main", RELEASE] : ["main"]);
    if (name !== RELEASED) await release(desk, name);
  }
  const files = { [POLICY]: shownYaml(POLICY, 1), ".github/CODEOWNERS": CODEOWNERS };
  await bring(desk, LATER, files, ["main"]);
}

async function protect(desk: Desk, id: number): Promise<void> {
  const triaged = desk.repositories.get("triage");
  if (triaged === undefined) throw new Error("no triage");
  const doctor = shownScript("platform", "for repository in ")
    .replace("churn triage fraud", REPOSITORIES.join(" "))
    .replace("123456", String(id));
  walk.part("Before the lock: the check only tells");
  const files = changesTo(triage("released"), triage("retrained"));
  await triaged.push({
    user: "ada",
    branch: "triage-1.1.0",
    from: RELEASE,
    files,
    message: "Hand over 1.1.0",
  });
  const asked = { author: "ada", head: "triage-1.1.0", base: RELEASE, title: "triage 1.1.0" };
  const pull = await triaged.openPullRequest(asked);
  walk.does("ada", `opens a pull request to ${RELEASE} of acme/triage`);
  await see(desk, pull, /waiting/);
  const before = await type(desk, doctor, temporaryFolder());
  expect(before.said.match(/: not protected yet$/gm)).toHaveLength(REPOSITORIES.length);
  walk.part("4. One lock");
  const ruleset = shownScript("administrator", "sed ").replaceAll("123456", String(id));
  for (const name of [...REPOSITORIES, LATER])
    await type(desk, ruleset.replaceAll("OWNER/REPO", `acme/${name}`), desk.clone);
  expect(await tryToMerge(pull, "ada")).toBe(false);
  await makeLater(desk);
  walk.part("5. See whether it holds");
  const after = await type(desk, doctor, temporaryFolder());
  expect(after.said).not.toContain("not protected yet");
  await approve(desk, pull, "kim", /waiting for @acme\/sre ·/);
  expect(await tryToMerge(pull, "ada")).toBe(false);
  await approve(desk, pull, "dana", /all \d+ gates pass/);
  expect(await tryToMerge(pull, "ada")).toBe(true);
}

/** A branch with a policy of somebody's own, and then the one that the page makes. */
async function makeLater(desk: Desk): Promise<void> {
  const repository = desk.repositories.get(LATER);
  if (repository === undefined) throw new Error(`no ${LATER}`);
  walk.does("ada", `pushes a ${RELEASE} with a policy of her own to acme/${LATER}`);
  const files = { [POLICY]: "version: 1\n" };
  const pushed = repository.push({ user: "ada", branch: RELEASE, from: "main", files });
  const refused = await pushed.then(
    () => "",
    (error: Error) => /^remote: - (.+?) *$/m.exec(error.message)?.[1] ?? "",
  );
  walk.sees(`GitHub: ${refused}`);
  expect(refused).toContain("creations being restricted");
  await release(desk, LATER);
}

async function approve(desk: Desk, pull: PullHandle, user: string, says: RegExp): Promise<void> {
  walk.does(user, "approves");
  await pull.review({ user, state: "APPROVE" });
  await see(desk, pull, says);
}

async function testRules(desk: Desk): Promise<void> {
  walk.part("6. Test the rules like code");
  const folder = temporaryFolder();
  const site = siteOf(desk);
  await type(desk, `git clone -q ${site}/acme/.github.git\ngit clone -q ${site}/acme/triage.git`, folder);
  const cases = ".github/gatehouse.test.yml";
  writeFileSync(join(folder, "triage", cases), shownYaml(cases, 0));
  walk.does("pat", `writes ${cases} as the page shows it`);
  await type(desk, shownScript("tester", "gatehouse test"), join(folder, "triage"));
}

/** What is another in each run. */
function masks({ clone, forge, acme }: Desk, id: number): Masks {
  const tokens = [...acme.account.members].map(
    (login) => [forge.tokenOf(login), `TOKEN_OF_${login}`] as const,
  );
  return [
    [clone, "~/gatehouse"],
    ...tokens,
    [forge.url, "https://github.acme.example"],
    [new URL(forge.url).host, "github.acme.example"],
    [new RegExp(`\\b${id}\\b`, "g"), "123456"],
    [/(?<=127\.0\.0\.1:)\d+/g, "3000"],
    [/(?<=with the token )\S+/g, "TOKEN"],
    [/(?<=merged as )[0-9a-f]{7}/g, "COMMIT"],
    // What GitHub answers to a ruleset is long, and not ours.
    [/\{"id":\d+,"name":("[^"]*")(?:(?!\{"id":\d+,"name":).)*/g, '{"name":$1, …}'],
    [/\d+(\.\d+)? s$/gm, "… s"],
  ];
}
