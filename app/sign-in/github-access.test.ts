import { describe, expect, test } from "vitest";
import type { Effect } from "#core/model/effect.ts";
import { applyEffects } from "#github/apply-effects.ts";
import type { OctokitLike } from "#github/octokit-like.ts";
import { memoryAllowances } from "../limits/memory-allowances.fixture.ts";
import { createGithubAccess } from "./github-access.ts";

const now = () => new Date("2026-11-20T12:00:00Z");
const SECONDARY = "You have exceeded a secondary rate limit.";

/** A GitHub that takes everything until it is told to refuse, and keeps the routes that it was asked. */
function open() {
  const asked: string[] = [];
  const github = { refuses: false };
  const octokit: OctokitLike = {
    graphql: () => Promise.reject(new Error("asked through `request`")),
    async request(route) {
      asked.push(route);
      if (!github.refuses) return { status: 201, headers: {}, data: { id: 5 } };
      const headers = { "retry-after": "60" };
      throw Object.assign(new Error(SECONDARY), { status: 403, response: { status: 403, headers } });
    },
  };
  const identity = { installed: () => Promise.resolve(octokit) };
  const access = createGithubAccess({
    identity,
    allowances: memoryAllowances(now),
    now,
    metrics: {},
    paceMs: 0,
  });
  const client = (more: object = {}) =>
    access.client(4, "acme", "churn", { signal: new AbortController().signal, ...more });
  return { asked, github, client };
}

/** A check whose annotations take three requests. */
const CHECK: Effect = {
  kind: "publish-check",
  name: "gatehouse: production",
  head: "a".repeat(40),
  run: null,
  conclusion: "failure",
  externalId: "",
  output: {
    title: "red",
    summary: "red",
    annotations: Array.from({ length: 120 }, (_, at) => ({
      level: "failure",
      where: { path: "handoff.yml", line: at + 1 },
      title: "wrong",
      message: "wrong",
    })),
  },
};

describe("a way to GitHub", () => {
  test("asks before each request that writes, those with more annotations included, and never before a read", async () => {
    const { asked, client } = open();
    let before = 0;
    const fenced = await client({ beforeWrite: async () => void before++ });
    await fenced.request("GET /repos/{owner}/{repo}");
    expect(before).toBe(0);
    await applyEffects(fenced, 7, [CHECK]);
    expect(before).toBe(3);
    expect(asked.slice(1).map((route) => route.split(" ")[0])).toEqual(["POST", "PATCH", "PATCH"]);
  });

  test("sends nothing more once what is asked before a write objects", async () => {
    const { asked, client } = open();
    const answers = [undefined, new Error("something came meanwhile")];
    const fenced = await client({
      beforeWrite: async () => {
        const answer = answers.shift();
        if (answer !== undefined) throw answer;
      },
    });
    await expect(applyEffects(fenced, 7, [CHECK])).rejects.toMatchObject({ cause: expect.any(Error) });
    expect(asked).toHaveLength(1);
  });

  test("lets only what is urgent try while a limit lasts, and no more once GitHub refused that", async () => {
    const { asked, github, client } = open();
    const write = async (how: object) =>
      (await client(how)).request("POST /repos/{owner}/{repo}/check-runs", {}).then(
        () => "taken",
        (error: { code?: string }) => error.code,
      );
    github.refuses = true;
    expect(await write({})).toBe("rate-limited");
    expect(await write({ reserve: true })).toBe("rate-limited");
    expect(asked).toHaveLength(1);
    github.refuses = false;
    expect(await write({ reserve: true, urgent: true })).toBe("taken");
    github.refuses = true;
    expect(await write({ reserve: true, urgent: true })).toBe("rate-limited");
    expect(await write({ reserve: true, urgent: true })).toBe("rate-limited");
    expect(asked).toHaveLength(3);
  });
});
