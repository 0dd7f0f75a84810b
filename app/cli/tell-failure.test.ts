import { expect, test } from "vitest";
import { AuditError } from "#audit/audit-error.ts";
import { ConfigError } from "../config/config-error.ts";
import { StoreError } from "../store/store-error.ts";
import { tellFailure } from "./tell-failure.ts";

// The service of docs/install-app.md starts the App again unless it ends with 2.
test.each([
  ["a setting", new ConfigError(["PORT: expected a whole number"]), 2],
  ["a server that does not answer yet", new StoreError("unreachable", "PostgreSQL does not answer"), 75],
  [
    "a folder that another process still has",
    new StoreError("in-use", "another process uses the folder"),
    75,
  ],
  ["a wrong password", new StoreError("refused", "PostgreSQL does not let us in"), 2],
  ["tables of a newer version", new StoreError("other-version", "made by a newer Gatehouse"), 2],
  ["a file that is no export", new AuditError("unreadable", "line 1 is no JSON"), 2],
])("%s is told in one line, with the code that says whether starting again helps", (_, error, exitCode) => {
  const told = tellFailure(error);
  expect(told).toMatchObject({ exitCode, text: expect.stringContaining(error.message) });
  expect(told?.text).not.toContain("\n");
});

test("a mistake of our own keeps its stack", () => {
  expect(tellFailure(new TypeError("no idea"))).toBeNull();
});
