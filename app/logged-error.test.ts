import { expect, test } from "vitest";
import { appLog } from "./app-log.ts";
import { loggedError } from "./logged-error.ts";

/** As Octokit makes them. */
const refused = Object.assign(new Error("Validation failed"), {
  status: 422,
  request: {
    method: "POST",
    url: "https://api.github.example/repos",
    headers: { authorization: "bearer words-of-a-token" },
    body: "words of a file",
  },
  response: { status: 422, headers: {}, data: { message: "words of an answer" } },
});

test.for([
  ["itself", refused],
  ["as a cause", new Error("not published", { cause: refused })],
  ["among others", new AggregateError([refused], "several")],
] as const)("an error of Octokit's is told without what was sent and answered: %s", ([, error]) => {
  const lines: string[] = [];
  const log = appLog("info", { write: (line) => void lines.push(line) });
  log.error({ err: error }, "failed");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(error.message);
  expect(lines[0]).not.toContain("words of");
  expect(lines[0]).not.toContain("words-of");
});

test("what tells failures apart stays: code, status and causes", () => {
  const error = Object.assign(new Error("not stored", { cause: new Error("disk full") }), {
    code: "not-stored",
  });
  expect(loggedError(error)).toMatchObject({ type: "Error", code: "not-stored" });
  expect(JSON.stringify(loggedError(error))).toContain("disk full");
  expect(loggedError(refused)).toMatchObject({ status: 422, message: "Validation failed" });
  expect(loggedError("a word")).toBe("a word");
});
