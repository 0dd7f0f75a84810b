import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { allAsked, nockClient } from "../../test/nock-client.ts";
import { readOtherChecks } from "./read-other-checks.ts";

const COMMIT = "c".repeat(40);
const OURS = 7;
const ROUTE = `/repos/acme/model/commits/${COMMIT}`;

let given: ReturnType<typeof nockClient>;
beforeEach(() => {
  given = nockClient();
});
afterEach(() => {
  expect(allAsked()).toBe(true);
});

function run(id: number, name: string, over: object = {}) {
  const app = { id: 15368, slug: "github-actions" };
  return { id, name, status: "completed", conclusion: "success", app, ...over };
}

function answer(runs: readonly object[], statuses: readonly object[] = [], page = 1, total = runs.length) {
  given.github
    .get(`${ROUTE}/check-runs`)
    .query({ filter: "latest", per_page: 100, page })
    .reply(200, { total_count: total, check_runs: runs });
  if (page === 1)
    given.github
      .get(`${ROUTE}/status`)
      .query({ per_page: 100, page })
      .reply(200, { state: "success", total_count: statuses.length, statuses });
}

const read = () => readOtherChecks(given.client, COMMIT, OURS);

describe("checks of other tools", () => {
  test("are the runs of Apps and the statuses of accounts, sorted, without our own", async () => {
    const running = { status: "in_progress", conclusion: null };
    answer(
      [
        run(1, "test"),
        run(2, "scan", { app: { id: 9, slug: "scanner" }, ...running }),
        run(3, "gatehouse: production", { app: { id: OURS, slug: "gatehouse" } }),
        run(4, "orphan", { app: null, conclusion: "failure" }),
      ],
      [
        { context: "ci/old", state: "failure" },
        { context: "ci/slow", state: "pending" },
      ],
    );
    expect(await read()).toEqual({
      checks: [
        { name: "ci/old", kind: "status", app: null, status: "completed", conclusion: "failure" },
        { name: "ci/slow", kind: "status", app: null, status: "pending", conclusion: null },
        { name: "orphan", kind: "check-run", app: null, status: "completed", conclusion: "failure" },
        { name: "scan", kind: "check-run", app: "scanner", ...running },
        {
          name: "test",
          kind: "check-run",
          app: "github-actions",
          status: "completed",
          conclusion: "success",
        },
      ],
      incomplete: [],
    });
  });

  test("count with the newest run of a name and App, in whatever order and suite it is listed", async () => {
    const other = { app: { id: 9, slug: "scanner" } };
    answer([
      run(5, "test", { conclusion: "failure" }),
      run(4, "test"),
      run(1, "test", other),
      run(2, "test", { ...other, conclusion: "cancelled" }),
    ]);
    expect((await read()).checks.map(({ app, conclusion }) => [app, conclusion])).toEqual([
      ["github-actions", "failure"],
      ["scanner", "cancelled"],
    ]);
  });

  test("are read page by page", async () => {
    const many = Array.from({ length: 130 }, (_, at) => run(at + 1, `test ${at}`));
    answer(many.slice(0, 100), [], 1, many.length);
    answer(many.slice(100), [], 2, many.length);
    expect((await read()).checks).toHaveLength(130);
  });

  test("that are too many to be read are no answer", async () => {
    const page = Array.from({ length: 100 }, (_, at) => run(at + 1, "test"));
    for (let at = 1; at <= 10; at++) answer(page, [], at, 5000);
    await expect(read()).rejects.toMatchObject({ code: "incomplete" });
  });

  test("whose statuses the App may not see are not all", async () => {
    given.github
      .get(`${ROUTE}/check-runs`)
      .query(true)
      .reply(200, { total_count: 1, check_runs: [run(1, "test")] });
    given.github
      .get(`${ROUTE}/status`)
      .query(true)
      .reply(403, { message: "Resource not accessible by integration" });
    const { checks, incomplete } = await read();
    expect(checks).toHaveLength(1);
    expect(incomplete).toMatchObject([{ id: "statuses-unreadable" }]);
  });

  test.each([
    ["a state that GitHub does not know", run(1, "test", { status: "dreaming" })],
    ["a run without a name", { ...run(1, "test"), name: 3 }],
  ])("in a shape that nobody documents are an error: %s", async (_, odd) => {
    answer([odd]);
    await expect(read()).rejects.toMatchObject({ code: "unexpected" });
  });
});
