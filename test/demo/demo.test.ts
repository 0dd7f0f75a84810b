import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { fencedBlocks, readPage } from "../docs/fenced-blocks.ts";
import { excerptOf } from "./excerpt.ts";
import { scenesOf } from "./transcript.ts";

const root = join(import.meta.dirname, "../..");

/** Lines that the story must come to, in this order. */
const STORY = [
  /→ App +3 of \d\d gates block/,
  /→ Action +verdict fail: the job fails, with 6 annotations/,
  /→ GitHub +refused: .*"gatehouse: production" is failing/,
  /✓ mended: The threshold of p95_latency is 50/,
  /lin approved – does not count: .*given before the evidence was complete/,
  /→ Action +verdict pass: the job succeeds/,
  /corrects a word in README\.md/,
  /dana approved – counts for @acme\/sre, operations/,
  /a metric changes/,
  /dana approved – does not count: not for operations: handoffs\/triage\/reports\/metrics\.json changed after/,
  /→ GitHub +refused: .*"gatehouse: production" is failing/,
  /every byte is again what they had seen/,
  /dana approved – counts for @acme\/sre, operations/,
  /→ GitHub +refused: .*"gatehouse: production" is expected/,
  /→ App +all \d\d gates pass/,
  /→ GitHub +merged as [0-9a-f]{7}/,
];

let printed: string;

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, "demo.ts")], {
    env: { ...process.env, NO_COLOR: "1" },
  });
  printed = stdout;
}, 300_000);

test("the demonstration plays to its end, with the App, the built Action and real pushes", () => {
  const lines = printed.split("\n");
  let at = 0;
  for (const expected of STORY) {
    const found = lines.findIndex((line, index) => index >= at && expected.test(line));
    expect(found, `${expected} after line ${at} of:\n${printed}`).toBeGreaterThanOrEqual(at);
    at = found + 1;
  }
});

test("the first page shows what it prints, shortened", async () => {
  const page = readPage("README.md");
  const block = fencedBlocks("README.md").find(({ comment }) => comment === "from: npm run demo");
  expect(block?.text).toBeDefined();
  const shown = page.replace(block?.text ?? "", () => `${excerptOf(printed).join("\n")}\n`);
  await expect(shown).toMatchFileSnapshot(join(root, "README.md"));
});

test("the first page and the examples count its mistakes as it does itself", () => {
  const [, mistakes = ""] = /handed over, with (\w+) real mistakes/.exec(printed) ?? [];
  expect(readPage("README.md")).toContain(`with ${mistakes} real mistakes in it`);
  expect(readPage("examples/README.md")).toMatch(new RegExp(`\\bwith ${mistakes} mistakes\\b`));
  // Each is mended by one commit, after which one gate less blocks.
  expect(
    [...printed.matchAll(/→ App +(\d+) of \d+ gates blocks? · waiting/g)].map(([, gates]) => gates),
  ).toEqual(["3", "2", "1", "2"]);
});

test("the page on sign-offs shows the reviews as they are after the metric changed", () => {
  const [table] = fencedBlocks("docs/sign-offs.md").filter(({ text }) => text.startsWith("| review "));
  const rows = (table?.text ?? "").trimEnd().split("\n").slice(1);
  const shown = rows.map((row) => {
    const [, review = "", by, role, why] = row.split("|").map((cell) => cell.trim());
    const counts = role === "–" ? "does not count" : `counts for ${role}`;
    return masked(`${by} ${review.split(" ")[0]} – ${counts}: ${why}`);
  });
  const changed = scenesOf(printed).find(({ what }) => what.endsWith("a metric changes"));
  const reviews = changed?.answers.flatMap((line) => / (\w+ approved – .+)$/.exec(line)?.[1] ?? []);
  expect(shown.length).toBeGreaterThan(3);
  expect(shown).toEqual(reviews?.map(masked));
});

/** Commits have other ids at each run; files have the same. */
function masked(line: string): string {
  return line.replace(/(?<= saw at )[\da-f]{7}\b/, "COMMIT");
}
