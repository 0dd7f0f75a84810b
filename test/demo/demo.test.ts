import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

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

test("the demonstration plays to its end, with the App, the built Action and real pushes", {
  timeout: 120_000,
}, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, "demo.ts")], {
    env: { ...process.env, NO_COLOR: "1" },
  });
  const lines = stdout.split("\n");
  let at = 0;
  for (const expected of STORY) {
    const found = lines.findIndex((line, index) => index >= at && expected.test(line));
    expect(found, `${expected} after line ${at} of:\n${stdout}`).toBeGreaterThanOrEqual(at);
    at = found + 1;
  }
});
