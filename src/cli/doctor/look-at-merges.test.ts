import { expect, test } from "vitest";
import type { Tree } from "#core/model/tree.ts";
import type { CheckedPull } from "#github/protection/read-check-posters.ts";
import { type Seen, seen, unseen } from "#github/protection/seen.ts";
import { MemoryTree } from "../../../test/memory-tree.ts";
import { lookAtMerges } from "./look-at-merges.ts";
import { APP } from "./sight.fixture.ts";

function pull(name: string, conclusion: string, { by = APP, merged = true } = {}): CheckedPull {
  const page = { title: null, summary: null, text: null, url: null, at: null };
  const app = { id: by, slug: `app-${by}`, permissions: null, events: null };
  return { number: 7, merged, checks: [{ name, status: "completed", conclusion, app, ...page }] };
}

const PRODUCTION = "gatehouse: production";
const holding = (policy: string): Seen<Tree> =>
  seen(new MemoryTree("before", { ".github/gatehouse.yml": policy }));
const gating = (stage: string, branch = "release") =>
  holding(`version: 1\nstages:\n  ${stage}: { branches: [${branch}], gates: { evidence: {} } }\n`);
const NOTHING: Seen<Tree> = seen(new MemoryTree("before", { "README.md": "# Nothing\n" }));
const TWO =
  "version: 1\nstages:\n  a: { branches: ['rel*'], gates: { evidence: {} } }\n  b: { branches: ['*se'], gates: { evidence: {} } }\n";

const BARE = ["weak merged-without"];

test.for<
  readonly [what: string, pull: CheckedPull, before: Seen<Tree>, expected: readonly string[], appId?: null]
>([
  ["green", pull(PRODUCTION, "success"), gating("production"), []],
  ["red", pull(PRODUCTION, "failure"), gating("production"), BARE],
  ["green by another's word", pull(PRODUCTION, "success", { by: 99 }), gating("production"), BARE],
  ["green for another stage", pull("gatehouse: staging", "success"), gating("production"), BARE],
  ["not merged", pull(PRODUCTION, "failure", { merged: false }), gating("production"), []],
  ["by an App that is not known", pull(PRODUCTION, "failure"), gating("production"), [], null],
  ["into what had no policy yet", pull(PRODUCTION, "failure"), NOTHING, []],
  ["into what the policy did not gate yet", pull(PRODUCTION, "failure"), gating("production", "main"), []],
  ["into what had a broken policy", pull(PRODUCTION, "failure"), holding("version: 1\nstages: [\n"), BARE],
  ["into what belonged to two stages", pull(PRODUCTION, "failure"), holding(TWO), BARE],
  ["green for the stage of then", pull("gatehouse: prod", "success"), gating("prod"), []],
  ["red for the stage of then", pull("gatehouse: prod", "failure"), gating("prod"), BARE],
  ["green on a branch of its own", pull(`${PRODUCTION} on release`, "success"), gating("production"), []],
  ["green on another branch", pull(`${PRODUCTION} on rel/2`, "success"), gating("production"), BARE],
  [
    "while nobody tells what the base held",
    pull(PRODUCTION, "failure"),
    unseen("GitHub does not show it"),
    ["unseen not-seen"],
  ],
  [
    "while what the policy extends is hidden",
    pull(PRODUCTION, "failure"),
    holding("version: 1\nextends: acme/policies\n"),
    ["unseen not-seen"],
  ],
])("merged %s", async ([, merged, before, expected, appId = APP]) => {
  const found = await lookAtMerges([{ branch: "release", stage: "production", pulls: seen([merged]) }], {
    appId,
    url: "https://github.com/acme/model",
    baseBefore: async () => before,
    readExtended: async () => ({
      kind: "unreadable",
      because: { says: "hidden", values: {} },
      hidden: true,
    }),
  });
  expect(found.map(({ id, gravity }) => `${gravity} ${id}`)).toEqual(expected);
});
