import type { Observation } from "#core/model/observation.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import { readInstant } from "../read-instant.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import type { Job } from "./group-by-job.ts";

const COMMIT = /^[0-9a-f]{7,64}$/i;

/** How the last run of a job ended, which one it was, of which code, and its tests. Gives what holds for all its observations. */
export function readRun(
  builder: ReadingBuilder,
  { name, last, events }: Job,
  several: boolean,
): Partial<Observation> {
  const at = readInstant(last.at("eventTime").text ?? "");
  const about: Partial<Observation> = {
    ...(several && name !== "" ? { slice: { job: name } } : {}),
    ...(at === undefined ? {} : { at }),
  };
  const run = last.at("run", "runId");
  // Events about a data set or a job alone have no run that could have ended.
  if (!last.at("run").present) return about;
  if (run.text !== undefined) builder.add("subjects", { kind: "run", id: run.text, source: run.source });
  readState(builder, last, name, about);
  const code = events.map((event) => event.at("job", "facets", "sourceCodeLocation", "version"));
  const commit = code.findLast(({ text }) => text !== undefined && COMMIT.test(text));
  if (commit?.text !== undefined)
    builder.add("subjects", { kind: "commit", id: commit.text.toLowerCase(), source: commit.source });
  const tests = events.map((event) => event.at("run", "facets", "test", "tests"));
  const list = tests.findLast(({ present }) => present);
  if (list !== undefined) readTests(builder, list, about);
  return about;
}

function readState(builder: ReadingBuilder, last: Foreign, job: string, about: Partial<Observation>): void {
  const state = last.at("eventType");
  const passed = state.value === "COMPLETE";
  const values = { job: shown(job), state: shown(state.text ?? "missing", 40) };
  if (state.value === "FAIL" || state.value === "ABORT") {
    const says = "The run of {job} did not finish: its last state is {state}.";
    builder.problem({ id: "failed-run", says, fix: "Mend the job, and run it again.", values }, state.where);
  } else if (!passed) {
    const says = "No event says that the run of {job} is complete; its state is {state}.";
    const fix = "Commit the events after the run has ended.";
    builder.problem({ id: "unfinished-run", says, fix, values }, state.where);
  }
  if (state.text !== undefined) builder.observe("eventType", state, { ...about, passed });
}

/** The facet of tests, openlineage.io/spec/facets/1-0-1/TestRunFacet.json: each under its name, and how many there were. */
function readTests(builder: ReadingBuilder, list: Foreign, about: Partial<Observation>): void {
  const counts = { failed: 0, warned: 0 };
  const tests = list.items;
  if (tests.length === 0) {
    const says = "The run lists its tests, and there are none, so it proves nothing.";
    builder.problem({ id: "no-tests", says, fix: "Run the tests, and write the event again." }, list.where);
    return;
  }
  for (const test of tests) {
    const name = test.at("name").text ?? "test";
    const status = test.at("status").value;
    if (status === "pass" || status === "fail") {
      const passed = status === "pass";
      if (!passed) counts[test.at("severity").value === "warn" ? "warned" : "failed"] += 1;
      builder.record({ name, value: passed, ...about, passed, source: test.source });
      continue;
    }
    const says = "The test {name} was not run: its status is {status}.";
    const values = { name: shown(name), status: shown(test.at("status").text ?? "missing", 40) };
    builder.problem({ id: "not-evaluated", says, fix: "Run it, or take it out.", values }, test.where);
  }
  const { source } = list;
  for (const [name, value] of [
    ["tests.total", tests.length],
    ["tests.failed", counts.failed],
    ["tests.warned", counts.warned],
  ] as const)
    builder.record({ name, value, ...about, samples: tests.length, source });
}
