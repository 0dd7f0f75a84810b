import type { Location } from "#core/model/location.ts";
import type { Issue } from "#core/model/statement.ts";
import { shown } from "#core/source/source-issue.ts";
import { items, member, textOf } from "../foreign-value.ts";

/** Where a path of the document stands. */
export type Locate = (path: readonly (string | number)[]) => Location;

const MOST_PROBLEMS = 20;

/** Why a log says nothing about what was scanned: another version, no run, a run that failed or was cut short. */
export function checkRuns(log: unknown, locate: Locate): readonly Issue[] {
  const version = member(log, "version");
  if (version !== "2.1.0") return [wrongVersion(version, locate(["version"]))];
  const runs = member(log, "runs");
  if (!Array.isArray(runs) || runs.length === 0) return [noRuns(locate(["runs"]))];
  return runs.flatMap((run: unknown, index) => checkRun(run, index, locate)).slice(0, MOST_PROBLEMS);
}

function checkRun(run: unknown, index: number, locate: Locate): readonly Issue[] {
  const tool = shown(textOf(member(run, "tool", "driver", "name")) ?? `run ${index + 1}`);
  const failed = items(member(run, "invocations")).flatMap((invocation, nth) =>
    member(invocation, "executionSuccessful") === false
      ? [runFailed(tool, locate(["runs", index, "invocations", nth, "executionSuccessful"]))]
      : [],
  );
  const results = member(run, "results");
  const broken = items(results).findIndex((result) => typeof result !== "object" || result === null);
  if (!Array.isArray(results)) return [...failed, noResults(tool, locate(["runs", index, "results"]))];
  return broken < 0 ? failed : [...failed, brokenResult(locate(["runs", index, "results", broken]))];
}

function wrongVersion(version: unknown, where: Location): Issue {
  const isText = typeof version === "string" || typeof version === "number";
  return {
    id: "wrong-version",
    says: "Expected a SARIF log of version 2.1.0, and found `{version}`.",
    fix: "Let the tool write SARIF 2.1.0.",
    values: { version: isText ? shown(`${version}`, 20) : "no version" },
    where,
  };
}

function noRuns(where: Location): Issue {
  return {
    id: "no-runs",
    says: "This log holds no run of any tool, so it proves nothing.",
    fix: "Run the tool, and commit the log of that run.",
    values: {},
    where,
  };
}

function runFailed(tool: string, where: Location): Issue {
  return {
    id: "run-failed",
    says: "`{tool}` says itself that this run did not succeed, so its results are not complete.",
    fix: "Mend what the log names as the cause, and run the tool again.",
    values: { tool },
    where,
  };
}

function noResults(tool: string, where: Location): Issue {
  return {
    id: "no-results",
    says: "This run of `{tool}` has no list of results: the scan did not get that far.",
    fix: "Run the tool again; a scan that finds nothing writes an empty list.",
    values: { tool },
    where,
  };
}

function brokenResult(where: Location): Issue {
  return {
    id: "broken-result",
    says: "This entry of the results is not a result.",
    fix: "Write the log again with the tool that made it.",
    values: {},
    where,
  };
}
