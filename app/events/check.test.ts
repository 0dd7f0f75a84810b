import { expect, test } from "vitest";
import { checkRunSubjects, checkSuiteSubjects, statusSubjects } from "./check.ts";

const OURS = 7;

/** As much of a check run as is read of it. */
function run(action: string, app: number | null) {
  const payload = {
    action,
    check_run: { name: "ci", head_sha: "abc", app: app === null ? null : { id: app } },
  };
  return checkRunSubjects(payload as unknown as Parameters<typeof checkRunSubjects>[0], OURS);
}

function suite(action: string, app: number) {
  const payload = { action, check_suite: { head_sha: "abc", app: { id: app } } };
  return checkSuiteSubjects(payload as unknown as Parameters<typeof checkSuiteSubjects>[0], OURS);
}

test.for([
  ["re-run of our own", run("rerequested", OURS), [{ kind: "head", sha: "abc" }]],
  ["our own being made", run("created", OURS), []],
  ["our own being published, which must not wake us", run("completed", OURS), []],
  ["the end of another's", run("completed", 9), [{ kind: "checks", sha: "abc" }]],
  ["the end of one whose App is gone", run("completed", null), [{ kind: "checks", sha: "abc" }]],
  ["another's being made", run("created", 9), []],
  ["re-run of another's", run("rerequested", 9), []],
  ["a suite of ours that is to run again", suite("rerequested", OURS), [{ kind: "head", sha: "abc" }]],
  ["a suite of ours that ends", suite("completed", OURS), []],
  ["a suite of another's", suite("rerequested", 9), []],
  ["a commit status", statusSubjects({ sha: "abc" }), [{ kind: "checks", sha: "abc" }]],
] as const)("%s", ([, subjects, expected]) => expect(subjects).toEqual(expected));
