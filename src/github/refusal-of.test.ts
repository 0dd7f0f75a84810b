import { describe, expect, test } from "vitest";
import { toGithubError } from "./github-error.ts";
import { numberOf, refusalOf } from "./refusal-of.ts";

const PRIMARY = "API rate limit exceeded for installation ID 7.";
const SECONDARY = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
const ABUSE =
  "You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.";
const REFUSED = "Resource not accessible by integration";
const spent = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800000000" };

/** What Octokit throws for an answer that is no success. */
function failed(status: number, headers: Record<string, string>, message: string): object {
  return Object.assign(new Error(message), { status, response: { status, headers, data: { message } } });
}

/** What Octokit throws for GraphQL's errors with HTTP 200. */
function graphql(errors: readonly object[], headers: Record<string, string> = {}): object {
  return Object.assign(new Error("Request failed due to following response errors:"), {
    headers,
    errors,
    data: null,
  });
}

describe("a limit of GitHub's", () => {
  test.each([
    ["a spent budget", failed(403, spent, PRIMARY), "primary", null, 1_800_000_000],
    ["a spent budget, status 429", failed(429, spent, PRIMARY), "primary", null, 1_800_000_000],
    ["a spent budget, told by the sentence alone", failed(403, {}, PRIMARY), "primary", null, null],
    ["too much at once", failed(403, { "retry-after": "60" }, SECONDARY), "secondary", 60, null],
    ["too much at once, by the sentence alone", failed(403, {}, SECONDARY), "secondary", null, null],
    ["too much at once, as it was called before", failed(403, {}, ABUSE), "secondary", null, null],
    [
      "too much at once, by the page that is named",
      failed(403, {}, "Wait. - https://docs.github.com/rest/x#about-secondary-rate-limits"),
      "secondary",
      null,
      null,
    ],
    ["too much at once, on a spent budget", failed(403, spent, SECONDARY), "secondary", null, 1_800_000_000],
    [
      "too much at once, with something left of the budget",
      failed(403, { ...spent, "x-ratelimit-remaining": "9" }, SECONDARY),
      "secondary",
      null,
      null,
    ],
    ["a wait without a reason", failed(429, { "retry-after": "5" }, ""), "secondary", 5, null],
    ["a wait that is no number", failed(429, { "retry-after": "soon" }, ""), "secondary", null, null],
    ["GraphQL's budget", graphql([{ type: "RATE_LIMITED" }], spent), "primary", null, 1_800_000_000],
    ["GraphQL's budget, by its other name", graphql([{ type: "RATE_LIMIT" }]), "primary", null, null],
    [
      "too much at once, with status 200",
      graphql([{ message: SECONDARY }], { "retry-after": "9" }),
      "secondary",
      9,
      null,
    ],
  ] as const)("%s", (_, error, kind, retryAfter, reset) => {
    expect(refusalOf(error)).toEqual({ kind, resource: null, retryAfter, reset, answeredAt: null });
    expect(toGithubError(error, "asking").code).toBe("rate-limited");
  });

  test.each([
    ["a permission that is missing", failed(403, { "x-ratelimit-remaining": "17" }, REFUSED), "forbidden"],
    ["a page that is missing", failed(404, spent, "Not Found"), "not-found"],
    ["GitHub's trouble", failed(502, { "retry-after": "5" }, SECONDARY), "unavailable"],
    [
      "a name that reads like a limit",
      graphql([
        {
          type: "NOT_FOUND",
          path: ["q0"],
          message: "Could not resolve 'secondary rate limit abuse detection'",
        },
      ]),
      "unavailable",
    ],
    [
      "a field's error that begins like a limit",
      graphql([{ type: "NOT_FOUND", path: ["q0"], message: SECONDARY }]),
      "unavailable",
    ],
    [
      "GraphQL's error about a field, with nothing left",
      graphql([{ type: "FORBIDDEN", path: ["q0"] }], spent),
      "unavailable",
    ],
    ["no error at all", undefined, "unavailable"],
  ])("is not %s", (_, error, code) => {
    expect(refusalOf(error)).toBeNull();
    expect(toGithubError(error, "asking").code).toBe(code);
  });

  test.each([
    ["graphql", "graphql"],
    ["Core; drop", null],
  ])("names a resource: %s", (named, resource) => {
    const error = failed(403, { ...spent, "x-ratelimit-resource": named }, PRIMARY);
    expect(refusalOf(error)?.resource).toBe(resource);
  });

  test("tells GitHub's clock", () => {
    const date = "Sat, 21 Nov 2026 07:00:00 GMT";
    expect(refusalOf(failed(403, { ...spent, date }, PRIMARY))?.answeredAt).toBe(Date.parse(date) / 1000);
    expect(refusalOf(failed(403, { ...spent, date: "soon" }, PRIMARY))?.answeredAt).toBeNull();
  });

  test.each([
    ["7", 7],
    [7, 7],
    ["-7", null],
    ["7.5", null],
    ["", null],
    ["9".repeat(16), null],
    [undefined, null],
  ])("a header of %j is %j", (value, number) => {
    expect(numberOf({ it: value }, "it")).toBe(number);
  });
});
