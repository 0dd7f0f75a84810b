import { describe, expect, test } from "vitest";
import { GithubError } from "#github/github-error.ts";
import { type MissedOptions, redeliverMissed } from "./missed-deliveries.ts";

const NOW = new Date("2026-11-20T12:00:00Z");

interface Attempt {
  readonly id: number;
  readonly guid: string;
  readonly status_code: number;
  readonly event: string;
  readonly delivered_at: string;
}

/** An attempt, some seconds before now. */
function attempt(
  id: number,
  guid: string,
  code: number,
  secondsAgo: number,
  event = "pull_request",
): Attempt {
  const delivered = new Date(NOW.getTime() - secondsAgo * 1000).toISOString();
  return { id, guid, status_code: code, event, delivered_at: delivered };
}

/** GitHub's log of deliveries, two a page, and what is asked for. */
function hook(log: readonly Attempt[], refuses: (id: number) => number | null = () => null) {
  const asked: number[] = [];
  const pages: (string | undefined)[] = [];
  const octokit: MissedOptions["octokit"] = {
    request(route, parameters = {}) {
      if (route.startsWith("POST")) {
        const id = Number(parameters["delivery_id"]);
        const status = refuses(id);
        if (status !== null) return Promise.reject(Object.assign(new Error("refused"), { status }));
        asked.push(id);
        return Promise.resolve({ status: 202, headers: {}, data: {} });
      }
      const from = Number(parameters["cursor"] ?? 0);
      pages.push(parameters["cursor"] as string | undefined);
      const link =
        from + 2 < log.length
          ? `<https://api.github.com/app/hook/deliveries?cursor=${from + 2}>; rel="next"`
          : "";
      return Promise.resolve({ status: 200, headers: { link }, data: log.slice(from, from + 2) });
    },
  };
  return { octokit, asked, pages };
}

async function look(
  log: readonly Attempt[],
  over: Partial<MissedOptions> = {},
  refuses?: (id: number) => number | null,
) {
  const { octokit, asked, pages } = hook(log, refuses);
  const options = {
    octokit,
    since: new Date(0),
    now: NOW,
    known: () => Promise.resolve(new Set<string>()),
    isHeard: () => true,
  };
  return { ...(await redeliverMissed({ ...options, ...over })), asked, pages };
}

describe("deliveries that never arrived", () => {
  test("are asked for again, the oldest first, and only those", async () => {
    const log = [
      attempt(9, "late", 502, 100),
      attempt(8, "fine", 202, 200),
      attempt(7, "early", 0, 300),
      attempt(6, "mended", 500, 400),
      attempt(5, "mended", 200, 350),
    ];
    expect((await look(log)).asked).toEqual([7, 9]);
  });

  test("are sent from their newest attempt", async () => {
    const log = [attempt(9, "a", 502, 100), attempt(8, "a", 502, 400)];
    expect((await look(log)).asked).toEqual([9]);
  });

  test.for([
    ["one that is under way", [attempt(1, "a", 0, 5)]],
    ["one that the store has", [attempt(1, "stored", 502, 300)]],
    ["an event that nobody hears", [attempt(1, "a", 502, 300, "star")]],
    ["what failed five times", [1, 2, 3, 4, 5].map((id) => attempt(id, "a", 500, 600 - id))],
    ["what is older than GitHub keeps", [attempt(1, "a", 502, 4 * 86_400)]],
  ] as const)("%s is left alone", async ([, log]) => {
    const known = () => Promise.resolve(new Set(["stored"]));
    expect((await look(log, { known, isHeard: (event) => event !== "star" })).asked).toEqual([]);
  });

  test("are looked for no further back than the last look, and a minute", async () => {
    const log = [1, 2, 3, 4, 5, 6].map((step) => attempt(10 - step, `g${step}`, 502, step * 100));
    const { asked, pages, whole } = await look(log, { since: new Date(NOW.getTime() - 250_000) });
    expect(asked).toEqual([7, 8, 9]);
    expect(pages).toHaveLength(2);
    expect(whole).toBe(true);
  });

  test.for([
    ["ahead of GitHub's", 600],
    ["behind GitHub's", -600],
  ] as const)("are found where our clock is %s", async ([, ahead]) => {
    const ours = (seconds: number) => new Date(NOW.getTime() + (ahead + seconds) * 1000);
    const { lookedUntil } = await look([attempt(1, "before", 202, 300)], { now: ours(0) });
    // Both fail after that look, and the second one's clock has gone on for as long as theirs.
    const log = [attempt(3, "b", 502, -100), attempt(2, "a", 502, -10), attempt(1, "before", 202, 300)];
    const { asked } = await look(log, { now: ours(900), since: lookedUntil });
    expect(asked).toEqual([2, 3]);
  });

  test("that GitHub would not send again are told", async () => {
    const log = [attempt(2, "gone", 502, 100), attempt(1, "here", 502, 200)];
    expect(await look(log, {}, (id) => (id === 2 ? 404 : null))).toMatchObject({
      lost: ["gone"],
      redelivered: ["here"],
    });
  });

  test("GitHub's trouble is an error with a code: the next look begins where this one did", async () => {
    const failing = look([attempt(2, "a", 502, 100)], {}, () => 503);
    await expect(failing).rejects.toMatchObject({ code: "unavailable" });
    const octokit = { request: () => Promise.resolve({ status: 200, headers: {}, data: [{ id: "x" }] }) };
    await expect(look([], { octokit })).rejects.toThrow(GithubError);
  });
});
