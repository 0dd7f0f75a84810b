import { expect, test } from "vitest";
import { ownFault } from "./own-fault.ts";

const coded = Object.assign(new Error("git ended"), { code: "git-failed" });

test.for([
  ["an error with a code", coded, "git-failed", "git ended"],
  ["a cause", new Error("no verdict", { cause: coded }), "internal", "no verdict <- git ended"],
  ["a cause that says the same", new Error("git ended", { cause: coded }), "internal", "git ended"],
  ["what is no error", "halt", "internal", "halt"],
  ["a code that is no text", Object.assign(new Error("x"), { code: 7 }), "internal", "x"],
] as const)("%s is told with its code and what led to it", ([, error, code, message]) => {
  expect(ownFault(error, "run it again")).toMatchObject({ fix: "run it again", values: { code, message } });
});

test("causes that lead in a circle come to an end", () => {
  const error = new Error("a");
  error.cause = new Error("b", { cause: error });
  expect(ownFault(error, "").values["message"]).toBe("a <- b");
});
