import type { Observation } from "#core/model/observation.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/**
 * Tests of either shape (evidentlyai/evidently:src/evidently/legacy/test_suite/test_suite.py, src/evidently/core/metric_types.py):
 * each under its name, and how many there were. A report without tests has an empty list as well (0.7), so that is a problem only of a suite; but then no count is given either, as "no test failed" would be an empty claim.
 */
export function readTests(
  builder: ReadingBuilder,
  root: Foreign,
  hasMetrics: boolean,
  about: Partial<Observation>,
): void {
  const list = root.at("tests");
  const tests = list.isMapping ? list.entries.map(([, test]) => test) : list.items;
  const summary = root.at("summary");
  if (tests.length === 0) {
    if (hasMetrics && !summary.present) return;
    const says = "No test was run, so it proves nothing.";
    builder.problem({ id: "no-tests", says, fix: "Add tests to the suite, and run it again." }, list.where);
    return;
  }
  const counts = new Map<string, number>();
  for (const test of tests) {
    const status = statusOf(test);
    counts.set(status, (counts.get(status) ?? 0) + 1);
    readTest(builder, test, status, about);
  }
  const claimed = summary.at("total_tests");
  if (claimed.present && claimed.value !== tests.length) {
    const says = "The summary does not fit: {count} tests are listed.";
    const fix = "Write the file again with Evidently, and do not edit it.";
    builder.problem({ id: "contradiction", says, fix, values: { count: tests.length } }, claimed.where);
  }
  const { source } = list;
  const count = (name: string, value: number) =>
    builder.record({ name: `summary.${name}`, value, ...about, samples: tests.length, source });
  count("total_tests", tests.length);
  const of = (status: string) => counts.get(status) ?? 0;
  // Evidently's own summary counts a warning as a success; how many there were is told beside it.
  count("success_tests", of("SUCCESS") + of("WARNING"));
  count("failed_tests", of("FAIL"));
  count("warning_tests", of("WARNING"));
}

function readTest(builder: ReadingBuilder, test: Foreign, status: string, about: Partial<Observation>): void {
  const name = test.at("name").text ?? test.at("id").text ?? "test";
  const { source } = test;
  if (status === "SUCCESS" || status === "FAIL" || status === "WARNING") {
    const passed = status === "SUCCESS";
    builder.record({ name, value: passed, ...about, passed, source });
    return;
  }
  const says = "The test `{name}` was not evaluated: its status is {status}.";
  const fix = "Mend what it needs, or take it out of the suite, and run it again.";
  const values = { name: shown(name), status: shown(status === "" ? "missing" : status, 40) };
  builder.problem({ id: "not-evaluated", says, fix, values }, test.where);
}

/** `FAIL`, also where it is spelled `TestStatus.FAIL`. */
function statusOf(test: Foreign): string {
  const status = test.at("status").text ?? "";
  return status.slice(status.lastIndexOf(".") + 1).toUpperCase();
}
