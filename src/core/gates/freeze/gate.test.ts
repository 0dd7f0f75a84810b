import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileOf, LEAST_MANIFEST, packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { ChangedPath } from "#core/facts/pull-request-facts.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { freeze } from "./gate.ts";
import { options, strengthen } from "./options.ts";
import { rollbackOf } from "./rollback-of.ts";

const FOLDER = "handoffs/churn";
const POLICY = ".github/gatehouse.yml";
const YEAR_END = { name: "year end", from: "2026-12-18", to: "2027-01-04" };
const EXCEPT = { ...YEAR_END, except: "rollback" } as const;

const at = (version: string, more: Partial<PackageFacts> = {}): PackageFacts =>
  packageOf("", {
    text: LEAST_MANIFEST.replace("3.1.0", version),
    files: [
      fileOf(`${more.folder ?? FOLDER}/handoff.yml`, version),
      fileOf(`${more.folder ?? FOLDER}/model.bin`, version),
    ],
    ...more,
  });

const change = (path: string, oid = "f"): ChangedPath => ({
  path,
  before: { mode: "100644", oid: "e" },
  after: { mode: "100644", oid },
});

const RELEASES: Readonly<Record<string, PackageFacts>> = { "churn@3.0.0": at("3.0.0") };

/** A pull request that brings churn back from 3.1.0 to 3.0.0. */
const BACK = {
  now: "2026-12-20T08:00:00Z",
  changes: { paths: [change(`${FOLDER}/handoff.yml`), change(`${FOLDER}/model.bin`)] },
  packages: [at("3.0.0")],
  baseline: [at("3.1.0")],
  releases: RELEASES,
  proposal: { paths: [], issues: [], loosened: [], tightened: [] },
};

const policyOnly = (...others: readonly string[]) => ({
  ...BACK,
  changes: { paths: [change(POLICY), ...others.map((path) => change(path))] },
  packages: [],
  baseline: [],
  proposal: { ...BACK.proposal, paths: [{ path: POLICY, kind: "policy" as const }] },
});

testGate(freeze, [
  { name: "no window", facts: BACK, finds: ["no-freeze"], outcome: "skip" },
  {
    name: "the evening before",
    facts: { ...BACK, now: "2026-12-17T23:59:59Z" },
    options: { windows: [YEAR_END] },
    finds: ["not-frozen", "freeze-ahead"],
    outcome: "pass",
  },
  {
    name: "seven days before",
    facts: { ...BACK, now: "2026-12-11T00:00:00Z" },
    options: { windows: [YEAR_END] },
    finds: ["not-frozen", "freeze-ahead"],
    outcome: "pass",
  },
  {
    name: "eight days before",
    facts: { ...BACK, now: "2026-12-10T23:59:59Z" },
    options: { windows: [YEAR_END] },
    finds: ["not-frozen"],
    outcome: "pass",
  },
  {
    name: "the first moment",
    facts: { ...BACK, now: "2026-12-18T00:00:00Z" },
    options: { windows: [YEAR_END] },
    finds: ["frozen"],
    outcome: "fail",
  },
  {
    name: "the last moment",
    facts: { ...BACK, now: "2027-01-04T23:59:59Z" },
    options: { windows: [YEAR_END] },
    finds: ["frozen"],
    outcome: "fail",
  },
  {
    name: "the morning after",
    facts: { ...BACK, now: "2027-01-05T00:00:00Z" },
    options: { windows: [YEAR_END] },
    finds: ["not-frozen"],
    outcome: "pass",
  },
  {
    name: "a rollback, which the freeze lets through",
    facts: BACK,
    options: { windows: [EXCEPT] },
    finds: ["rollback"],
    outcome: "pass",
  },
  {
    name: "a rollback in two freezes, of which one lets none through",
    facts: BACK,
    options: { windows: [EXCEPT, { ...YEAR_END, name: "moving" }] },
    finds: ["rollback", "frozen"],
    outcome: "fail",
  },
  {
    name: "a step forward",
    facts: { ...BACK, packages: [at("3.2.0")] },
    options: { windows: [EXCEPT] },
    finds: ["no-rollback"],
    outcome: "fail",
  },
  {
    name: "the policy alone",
    facts: policyOnly(),
    options: { windows: [YEAR_END] },
    finds: ["policy-only"],
    outcome: "pass",
  },
  {
    name: "the policy and another file",
    facts: policyOnly("README.md"),
    options: { windows: [YEAR_END] },
    finds: ["frozen"],
    outcome: "fail",
  },
]);

describe("what is no rollback", () => {
  const outside = { path: "shared/features.py", mode: "100644", oid: "f", owners: null };
  test.for([
    { name: "no package", change: { packages: [], baseline: [] }, because: "no package" },
    { name: "a new package", change: { baseline: [] }, because: "was not there before" },
    { name: "the same version", change: { packages: [at("3.1.0")] }, because: "not a version before" },
    {
      name: "an unreadable manifest",
      change: { packages: [at("3.0.0", { manifest: { ok: false, issues: [] } })] },
      because: "cannot be read",
    },
    { name: "a version that was never released", change: { releases: {} }, because: "not found among" },
    {
      name: "a version by an inherited name",
      change: { packages: [at("2.9.0")] },
      because: "not found among",
    },
    {
      name: "another model than was released",
      change: {
        packages: [
          at("3.0.0", {
            files: [fileOf(`${FOLDER}/handoff.yml`, "3.0.0"), fileOf(`${FOLDER}/model.bin`, "x")],
          }),
        ],
      },
      because: "model.bin is not as",
    },
    {
      name: "one more file than was released",
      change: { packages: [at("3.0.0", { files: [...at("3.0.0").files, fileOf(`${FOLDER}/more.py`)] })] },
      because: "more.py is not as",
    },
    {
      name: "another mode than was released",
      change: {
        packages: [at("3.0.0", { files: at("3.0.0").files.map((file) => ({ ...file, mode: "100755" })) })],
      },
      because: "is not as",
    },
    {
      name: "a file beside",
      change: { changes: { paths: [change("README.md")] } },
      because: "README.md, too",
    },
    {
      name: "a folder whose name begins alike",
      change: { changes: { paths: [change(`${FOLDER}-2/a`)] } },
      because: "churn-2/a, too",
    },
    {
      name: "a package that goes",
      change: { baseline: [at("3.1.0"), at("1.0.0", { folder: "handoffs/gone" })] },
      because: "handoffs/gone away",
    },
    {
      name: "a shared file that is not as the release names it",
      change: {
        changes: { paths: [change("shared/features.py", "other")] },
        releases: { "churn@3.0.0": at("3.0.0", { outside: [outside] }) },
      },
      because: "features.py, too",
    },
  ] satisfies { name: string; change: Partial<typeof BACK>; because: string }[])(
    "$name",
    ({ change: made, because }) => {
      const found = rollbackOf({ ...BACK, ...made });
      expect(found.ok ? "" : found.because).toContain(because);
    },
  );

  test("a shared file that goes back, too, is part of it", () => {
    const releases = { "churn@3.0.0": at("3.0.0", { outside: [outside] }) };
    const changes = { paths: [...BACK.changes.paths, change("shared/features.py")] };
    expect(rollbackOf({ ...BACK, releases, changes })).toEqual({ ok: true, versions: ["churn@3.0.0"] });
  });

  test("the release may have stood in another folder", () => {
    const folder = "models/churn";
    const files = at("3.0.0").files.map((file) => ({ ...file, path: file.path.replace(FOLDER, folder) }));
    const releases = { "churn@3.0.0": at("3.0.0", { folder, files }) };
    expect(rollbackOf({ ...BACK, releases }).ok).toBe(true);
  });
});

describe("strengthen", () => {
  const windows = fc.array(
    fc.record(
      {
        name: fc.constantFrom("a", "b"),
        from: fc.constantFrom("2026-01-01", "2026-06-01"),
        to: fc.constantFrom("2026-06-02", "2026-07-01"),
        except: fc.constant("rollback" as const),
      },
      { requiredKeys: ["name", "from", "to"] },
    ),
    { maxLength: 3 },
  );
  test("keeps every window of either side, each once", () => {
    fc.assert(
      fc.property(windows, windows, (earlier, later) => {
        const joined = options.parse(strengthen({ windows: earlier }, { windows: later })).windows;
        for (const one of [...earlier, ...later]) expect(joined).toContainEqual(one);
        expect(
          new Set(joined.map((one) => JSON.stringify([one.name, one.from, one.to, one.except]))).size,
        ).toBe(joined.length);
        for (const one of joined) expect([...earlier, ...later]).toContainEqual(one);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
