import { pino } from "pino";
import { expect, test, vi } from "vitest";
import { stateFiles } from "../../examples/state-files.ts";
import { type Acme, startAcme } from "../demo/acme.ts";
import { checkPage } from "../demo/check-page.ts";
import { changesBetween } from "../example-changes.ts";
import type { FileChange } from "../forge/git/author.ts";
import type { PullHandle } from "../forge/handles/pull.ts";
import { readMarkdown } from "./read-markdown.ts";
import { type Masks, Transcript } from "./transcript.ts";

vi.setConfig({ testTimeout: 180_000 }); // a dozen evaluations and real git on a busy machine

const BASE = "release/production";
const walk = new Transcript();

/** The example's drill was held on that day, and policies know the date. */
const shift = Date.parse("2026-11-21T10:00:00Z") - Date.now();

test("a reviewer is told what blocks, signs for what was seen, and is asked again only where that changed", async () => {
  const acme = await startAcme({ log: pino({ level: "silent" }), now: () => new Date(Date.now() + shift) });
  try {
    const pull = await propose(acme);
    await approve(acme, pull);
    await object(acme, pull);
    await ask(acme, pull);
    acme.forge.assertClean();
    await expect(walk.text(masks(acme))).toMatchFileSnapshot("golden/reviewer.txt");
  } finally {
    await acme.close();
  }
});

async function propose(acme: Acme): Promise<PullHandle> {
  walk.part("Somebody asks you to approve");
  const head = "handoff/triage-1.1.0";
  const files = changesBetween("released", "tick-proved");
  await acme.repository.push({
    user: "ada",
    branch: head,
    from: BASE,
    files,
    message: "Hand over triage 1.1.0",
  });
  const pull = await acme.repository.openPullRequest({
    author: "ada",
    head,
    base: BASE,
    title: "triage 1.1.0",
  });
  walk.does("ada", `opens a pull request to ${BASE}, in which recall for small nuclei fell`);
  await acme.settled();
  openCheck("dana", acme, pull);
  expect(runOf(acme, pull).conclusion).toBe("failure");
  await push(acme, pull, "trains again", changesBetween("tick-proved", "retrained"));
  openCheck("dana", acme, pull);
  expect(runOf(acme, pull)).toMatchObject({ status: "in_progress", conclusion: null });
  return pull;
}

async function approve(acme: Acme, pull: PullHandle): Promise<void> {
  walk.part("Approve: it counts for what you saw");
  const counts = ["dana", "@acme/sre, operations"];
  expect(await review(acme, pull, "dana", "APPROVE")).toEqual([counts]);
  await push(acme, pull, "corrects README.md, which is not dana's to sign", withLine("README.md"));
  expect(look(acme, pull)).toEqual([counts]);
  await push(acme, pull, "adds deploy/notes.md, which is", withLine("deploy/notes.md"));
  expect(look(acme, pull)).toEqual([["dana", "–"]]);
  expect(runOf(acme, pull).output.summary).toContain("`@acme/sre`");
  const again = await review(acme, pull, "dana", "APPROVE");
  expect(again).toEqual([counts, ["dana", "–"]]);
}

async function object(acme: Acme, pull: PullHandle): Promise<void> {
  walk.part("Request changes: it blocks until you approve");
  await review(acme, pull, "lin", "REQUEST_CHANGES");
  expect(runOf(acme, pull).conclusion).toBe("failure");
  await push(acme, pull, "pushes something else", withLine("NEXT.md"));
  look(acme, pull);
  expect(runOf(acme, pull).conclusion).toBe("failure");
  const rows = await review(acme, pull, "lin", "APPROVE");
  expect(rows).toContainEqual(["lin", "research"]);
  expect(runOf(acme, pull).conclusion).toBeNull();
}

async function ask(acme: Acme, pull: PullHandle): Promise<void> {
  walk.part("At a loss? Ask");
  pull.comment({ user: "dana", body: "/gatehouse explain" });
  walk.does("dana", "comments /gatehouse explain");
  await acme.settled();
  const answer = pull.record.comments.at(-1);
  expect(answer?.user.login).toBe("gatehouse[bot]");
  walk.does("gatehouse[bot]", "answers");
  walk.sees(readMarkdown(answer?.body ?? ""));
}

async function push(acme: Acme, pull: PullHandle, what: string, files: Readonly<Record<string, FileChange>>) {
  walk.does("ada", what);
  await pull.push({ files, message: what });
  await acme.settled();
}

async function review(acme: Acme, pull: PullHandle, user: string, state: "APPROVE" | "REQUEST_CHANGES") {
  walk.does(user, state === "APPROVE" ? "approves" : "requests changes");
  await pull.review({ user, state, body: state === "APPROVE" ? "" : "Who reads the queue at night?" });
  await acme.settled();
  return look(acme, pull);
}

function runOf({ repository }: Acme, pull: PullHandle) {
  const run = repository.record.runs.findLast(({ suite }) => suite.headSha === pull.head);
  if (run === undefined) throw new Error("no check");
  return run;
}

/** The check's own page, before anything is unfolded. */
function openCheck(user: string, acme: Acme, pull: PullHandle): void {
  walk.does(user, "opens the check");
  const { summary, text } = runOf(acme, pull).output;
  walk.sees([line(acme, pull), "", ...readMarkdown(`${summary}\n\n${text}`)]);
}

/** What the line of the check says at the end of the pull request. */
function line(acme: Acme, pull: PullHandle): string {
  const { name, output, conclusion } = runOf(acme, pull);
  return `${conclusion ?? "in progress"}  ${name} — ${output.title}`;
}

/** The check's line, who acts next, and each review, counted or not. Gives of each who, and for what it counts. */
function look(acme: Acme, pull: PullHandle): (string | undefined)[][] {
  const rows = checkPage(acme.repository.record.runs, pull.head)?.reviews ?? [];
  const next = readMarkdown(runOf(acme, pull).output.summary ?? "").find((text) =>
    / waits for |To be mended/.test(text),
  );
  walk.sees([line(acme, pull), next ?? "", ...rows.map((row) => `  ${row.join(" | ")}`)]);
  return rows.map(([, who, counts]) => [who, counts]);
}

function withLine(path: string): Record<string, FileChange> {
  const before = stateFiles("retrained").get(path)?.bytes.toString("utf8") ?? "";
  return { [path]: `${before}\n# The queue is read from the top.\n` };
}

function masks({ forge }: Acme): Masks {
  return [
    [forge.url, "https://github.acme.example"],
    [/(?<=2026-11-21 )\d\d:\d\d(?= UTC)/g, "10:00"],
    [/\b[0-9a-f]{40}\b/g, "COMMIT"],
    [/\b(?=[0-9a-f]*\d)[0-9a-f]{7}\b/g, "COMMIT"],
  ];
}
