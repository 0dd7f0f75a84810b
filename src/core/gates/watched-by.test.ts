import { expect, test } from "vitest";
import { documentOf, packageOf } from "#core/facts/package.fixture.ts";
import { watchedBy, watchersOf } from "./watched-by.ts";

const source = { pointer: "" };
const slow = { name: "Slow", expression: "x > 1", metrics: ["p95_latency", "errors_total"], source };
const level = { name: "answered", metrics: ["requests_total", "wait_seconds"], source };
const documents = [
  documentOf("rules.yml", "prometheus-rules", { alerts: [slow] }, ["/monitoring/alerts"]),
  documentOf("other.yml", "prometheus-rules", { alerts: [{ ...slow, name: "Elsewhere" }] }, ["/code/params"]),
  documentOf(
    "slo.yaml",
    "openslo",
    {
      objectives: [
        { ...level, kind: "slo" },
        { ...level, kind: "analysis", name: "canary" },
        { ...level, kind: "slo", name: "queried_elsewhere", metrics: [] },
      ],
    },
    ["/monitoring/slo"],
  ),
  { path: "unread", pointers: ["/monitoring/slo"], reading: null },
];
const watchers = watchersOf(packageOf("", { documents }));

test("alerts and objectives of the files that the manifest names for them watch", () => {
  expect(watchers.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "alert Slow",
    "slo answered",
    "slo queried_elsewhere",
  ]);
});

test.for([
  ["p95_latency", ["Slow"]],
  ["p95.latency", ["Slow"]],
  ["requests", ["answered"]],
  ["requests_total", ["answered"]],
  ["wait", ["answered"]],
  ["queried_elsewhere", ["queried_elsewhere"]],
  ["answered", []],
  ["Slow", []],
  ["p95", []],
  ["latency", []],
  ["P95_latency", []],
  ["request", []],
  ["canary", []],
  ["constructor", []],
  ["", []],
] as const)("%s", ([metric, names]) => {
  expect(watchedBy(metric, watchers).map(({ name }) => name)).toEqual(names);
});
