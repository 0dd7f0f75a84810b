import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GithubError } from "#github/github-error.ts";
import { openTestStore } from "../../test/store/open-test-store.ts";
import type { WorkResult } from "../inbox/inbox.ts";
import { notePassedOn } from "../inbox/note-passed-on.ts";
import { type InstallationTask, type RepositoryTask, type Task, taskKey } from "../inbox/task.ts";
import type { Store } from "../store/store.ts";
import { sha } from "./memory-facts.fixture.ts";
import { type Bench, openBench } from "./worker.fixture.ts";

const HEAD = sha("head of 7");
const OPEN = "gatehouse: production in progress";
const repository = (): RepositoryTask => ({ ...bench.place, subject: { kind: "repository" } });
const installation = (): InstallationTask => ({
  installation: bench.place.installation,
  subject: { kind: "installation" },
});
const pull = (number: number) => ({ ...bench.place, subject: { kind: "pull-request", number } });

let store: Store;
let bench: Bench;

beforeAll(async () => {
  store = await openTestStore();
}, 60_000);
afterAll(() => store.close());
beforeEach(async () => {
  const listing = async () => {
    throw new GithubError("forbidden", "trouble");
  };
  bench = openBench(store, { repositories: listing });
  for (const number of [7, 8]) {
    bench.github.open(number);
    bench.github.review(number, "dana");
    await bench.work({ subject: { kind: "pull-request", number } });
  }
  expect(bench.github.check(HEAD)?.conclusion).toBe("success");
  bench.github.writes.length = 0;
  bench.github.reads = 0;
});

/** What the inbox does with it. */
const passedOn = (task: Task, result: WorkResult) =>
  store.transaction((trx) => notePassedOn(trx, task, (result.kind === "done" && result.passedOn) || 0));

const fail = () => {
  bench.github.before = (what) => {
    if (what === "concerned") throw new GithubError("unavailable", "trouble");
  };
};

describe("while it is not known who is concerned", () => {
  test.for(["head", "checks"] as const)(
    "by %s, a late task takes back what is green there, and nothing else",
    async (kind) => {
      const subject = { kind, sha: HEAD };
      expect(await bench.work({ subject })).toMatchObject({ kind: "done" });
      expect(bench.github.writes).toEqual([]);
      expect(await bench.work({ subject, waited: 11 })).toEqual({ kind: "done", next: [pull(7), pull(8)] });
      expect(bench.github.writes).toEqual([OPEN]);
      expect(await bench.told("withdrawal")).toMatchObject([
        { number: 7, head: HEAD, because: "judged-again" },
      ]);
    },
  );

  test("a task of a commit that fails takes it back as well, without a read", async () => {
    fail();
    const result = await bench.work({ subject: { kind: "head", sha: HEAD } });
    expect(result).toEqual({ kind: "failed", code: "unavailable", retry: true });
    expect(bench.github.reads).toBe(0);
    expect(bench.github.writes).toEqual([OPEN]);
  });

  test("a task of a branch that fails takes back all that is green, and has it judged again", async () => {
    fail();
    await bench.work({ subject: { kind: "branch", ref: "release" } });
    expect(bench.github.writes).toEqual([OPEN, OPEN]);
    expect(bench.put).toEqual([pull(7), pull(8)]);
    await bench.work({ subject: { kind: "branch", ref: "release" }, number: 1 });
    expect(bench.github.writes).toEqual([OPEN, OPEN]);
  });

  test("a sweep that fails takes nothing back", async () => {
    fail();
    const result = await bench.work({ subject: { kind: "repository" }, number: 1 });
    expect(result).toMatchObject({ kind: "failed" });
    expect(bench.github.writes).toEqual([]);
  });

  test.for(["repository", "installation"] as const)(
    "a task of a repository that fails after an event of its %s takes back what was judged before, once",
    async (scope) => {
      await bench.event(taskKey(scope === "repository" ? repository() : installation()));
      fail();
      await bench.work({ subject: { kind: "repository" } });
      expect(bench.github.writes).toEqual([OPEN, OPEN]);
      expect(bench.put).toEqual([pull(7), pull(8)]);
      // Judged anew, although nobody could be told yet: it knows of the event.
      await bench.work({ subject: { kind: "pull-request", number: 7 } });
      expect(bench.github.check(HEAD)?.conclusion).toBe("success");
      bench.github.writes.length = 0;
      await bench.work({ subject: { kind: "repository" }, number: 1 });
      expect(bench.github.writes).toEqual([]);
    },
  );

  test("what was passed on is not doubtful any more, and a later sweep that fails takes nothing back", async () => {
    await bench.event(taskKey(installation()));
    const done = await bench.work({ subject: { kind: "repository" } });
    expect(done).toEqual({ kind: "done", next: [pull(7), pull(8)], passedOn: await bench.audit.head() });
    await passedOn(repository(), done);
    fail();
    await bench.work({ subject: { kind: "repository" } });
    expect(bench.github.writes).toEqual([]);
    await bench.event(taskKey(repository()));
    await bench.work({ subject: { kind: "repository" } });
    expect(bench.github.writes).toEqual([OPEN, OPEN]);
  });

  test("repositories that cannot be listed are looked at where something green is doubtful", async () => {
    await bench.workInstallation();
    expect(bench.put).toEqual([]);
    await bench.event(taskKey(installation()));
    expect(await bench.workInstallation()).toMatchObject({ kind: "failed", retry: true });
    expect(bench.put).toEqual([{ ...repository(), owner: "acme" }]);
  });

  test("a withdrawal that fails as well is tried with the task again", async () => {
    bench.github.before = (what) => {
      if (what === "concerned" || what === OPEN) throw new GithubError("unavailable", "trouble");
    };
    const subject = { kind: "head", sha: HEAD } as const;
    expect(await bench.work({ subject })).toMatchObject({ kind: "failed", retry: true });
    bench.github.before = () => undefined;
    await bench.work({ subject, number: 1 });
    expect(bench.github.writes).toEqual([OPEN]);
  });
});
