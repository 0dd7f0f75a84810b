import { readInstant } from "../read-instant.ts";
import type { XmlElement } from "./parse-xml.ts";

/** A place in the report, and the path of elements that leads there: `/testsuites/testsuite[2]/testcase[1]`. */
export interface Spot {
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
}

type Status = "passed" | "failed" | "errored" | "skipped";

/** What was counted in a report. */
export interface Tally {
  readonly counts: Record<Status, number>;
  /** The first test of each status. */
  readonly first: Partial<Record<Status, Spot>>;
  /** Sum of the tests' times in seconds; NaN once a test gives none. */
  seconds: number;
  /** The earliest time that a suite gives. */
  at: string | undefined;
  /** Properties by name and value, the first 200 distinct ones. */
  readonly properties: Map<string, { readonly name: string; readonly value: string; readonly spot: Spot }>;
}

/** How many distinct properties are kept. */
const PROPERTIES = 200;

/** Counts the test cases below a root element, at any depth. Attributes that claim counts are not asked. */
export function tally(root: XmlElement): Tally {
  const counted: Tally = {
    counts: { passed: 0, failed: 0, errored: 0, skipped: 0 },
    first: {},
    seconds: 0,
    at: undefined,
    properties: new Map(),
  };
  countSuite(root, `/${root.name}`, counted);
  return counted;
}

function countSuite(suite: XmlElement, pointer: string, counted: Tally): void {
  noteTime(suite, counted);
  const seen = new Map<string, number>();
  for (const child of suite.children) {
    const index = (seen.get(child.name) ?? 0) + 1;
    seen.set(child.name, index);
    const spot = { pointer: `${pointer}/${child.name}[${index}]`, line: child.line, column: child.column };
    if (child.name === "testsuite") countSuite(child, spot.pointer, counted);
    else if (child.name === "testcase") countCase(child, spot, counted);
    else if (child.name === "properties") noteProperties(child, spot.pointer, counted);
    // A suite that broke before any of its tests began.
    else if (child.name === "error" || child.name === "failure") count("errored", spot, counted);
  }
}

function countCase(test: XmlElement, spot: Spot, counted: Tally): void {
  count(statusOf(test), spot, counted);
  const time = test.attributes.get("time") ?? "";
  counted.seconds += /^\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/.test(time) ? Number(time) : Number.NaN;
  for (const child of test.children) {
    if (child.name === "properties") noteProperties(child, `${spot.pointer}/properties[1]`, counted);
  }
}

/** The gravest that a test says of itself. GoogleTest says that a test did not run in an attribute. */
function statusOf(test: XmlElement): Status {
  const has = (name: string) => test.children.some((child) => child.name === name);
  if (has("error")) return "errored";
  if (has("failure")) return "failed";
  const silent = test.attributes.get("status") === "notrun" || test.attributes.get("result") === "suppressed";
  return silent || has("skipped") ? "skipped" : "passed";
}

function count(status: Status, spot: Spot, counted: Tally): void {
  counted.counts[status] += 1;
  counted.first[status] ??= spot;
}

function noteTime(suite: XmlElement, counted: Tally): void {
  const at = readInstant(suite.attributes.get("timestamp") ?? "");
  if (at !== undefined && (counted.at === undefined || at < counted.at)) counted.at = at;
}

function noteProperties(element: XmlElement, pointer: string, counted: Tally): void {
  for (const [index, { name, attributes, line, column }] of element.children.entries()) {
    const key = attributes.get("name");
    const value = attributes.get("value");
    if (name !== "property" || key === undefined || value === undefined) continue;
    if (counted.properties.size >= PROPERTIES) return;
    const spot = { pointer: `${pointer}/property[${index + 1}]`, line, column };
    const distinct = JSON.stringify([key, value]);
    if (!counted.properties.has(distinct)) counted.properties.set(distinct, { name: key, value, spot });
  }
}
