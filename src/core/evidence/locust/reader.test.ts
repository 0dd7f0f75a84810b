import { describe, expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties, dutiesBrokenBy } from "../hostile.fixture.ts";
import { locust } from "./reader.ts";

const read = (content: unknown, path = "load_stats.csv") => readWith(locust, content, path);
const problems = (content: unknown) => read(content).problems.map(({ id, where }) => `${id}:${where.line}`);

function observed(content: unknown, name: string) {
  const found = read(content).observations.find((each) => each.name === name);
  if (found === undefined) return undefined;
  const { source: _source, name: _name, ...rest } = found;
  return rest;
}

// Columns: locustio/locust:locust/stats.py, class StatsCSV
const HEADER =
  "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,95%,99.9%,100%";
const SCORE = "GET,/score,80,4,12,15.5,8.25,90,210.0,8.0,0.4,12,40,88,90";
const POST = "POST,/score,20,0,12,15.5,8.25,90,210.0,2.0,0.0,12,41,88,90";
const TOTAL = ",Aggregated,100,4,12,15.5,8.25,90,210.0,10.0,0.4,12,40,88,90";
const csv = (...rows: readonly string[]) => [HEADER, ...rows, ""].join("\r\n");

describe("the CSV file", () => {
  test.for([
    ["Aggregated.p95", { value: 40, unit: "ms", samples: 100 }],
    ["Aggregated.p99.9", { value: 88, unit: "ms", samples: 100 }],
    ["Aggregated.Average Response Time", { value: 15.5, unit: "ms", samples: 100 }],
    ["Aggregated.Average Content Size", { value: 210, unit: "By", samples: 100 }],
    ["Aggregated.Requests/s", { value: 10, unit: "1/s", samples: 100 }],
    ["Aggregated.Failure Count", { value: 4, samples: 100 }],
    ["Aggregated.failure_ratio", { value: 0.04, samples: 100 }],
    ["/score.p95", { value: 40, unit: "ms", samples: 80 }],
    ["/score.failure_ratio", { value: 0.05, samples: 80 }],
  ] as const)("%s", ([name, expected]) => {
    expect(problems(csv(SCORE, TOTAL))).toEqual([]);
    expect(observed(csv(SCORE, TOTAL), name)).toEqual(expected);
  });

  test("tells methods of one name apart", () => {
    const content = csv(SCORE, POST, TOTAL);
    expect(observed(content, "GET /score.p95")).toMatchObject({ value: 40 });
    expect(observed(content, "POST /score.p95")).toMatchObject({ value: 41 });
    expect(observed(content, "/score.p95")).toBeUndefined();
  });

  test("points to the line, also behind a name that is broken over two", () => {
    const content = csv('GET,"/a,\n""b""",80,4,12,15.5,8.25,90,210.0,8.0,0.4,12,40,88,90', TOTAL);
    const { observations } = read(content);
    expect(observations.find(({ name }) => name === '/a,\n"b".p95')?.source).toEqual({
      pointer: "/1/12",
      line: 2,
    });
    expect(observations.find(({ name }) => name === "Aggregated.p95")?.source).toEqual({
      pointer: "/2/12",
      line: 4,
    });
  });

  test.for([
    ["no request", csv(",Aggregated,0,0,0,0,0,0,0,0.0,0.0,N/A,N/A,N/A,N/A"), ["no-requests:2"]],
    ["only the header", csv(), ["no-requests:1"]],
    ["no row of all together", csv(SCORE), ["no-requests:1"]],
    ["not available", csv(SCORE, TOTAL.replace(",40,", ",N/A,")), ["not-a-number:3"]],
    ["not a number", csv(SCORE, TOTAL.replace(",40,", ",nan,")), ["not-finite:3"]],
    ["a cell that is missing", csv(SCORE, TOTAL.slice(0, -3)), ["empty-value:3"]],
    ["a comma as decimal mark", csv(SCORE, TOTAL.replace("15.5", '"15,5"')), ["number-as-text:3"]],
    ["another table", "a,b\n1,2\n", ["not-statistics:1"]],
    ["the history", "Timestamp,User Count,Type,Name\n1,2,,Aggregated\n", ["not-statistics:1"]],
    [
      "more columns than anybody reads",
      `${HEADER}${",x".repeat(100_000)}\n${"1\n".repeat(100_000)}`,
      ["not-statistics:1"],
    ],
    ["nothing", "", ["not-statistics:1"]],
    ["too much", "x".repeat(6_000_000), ["too-large:1"]],
  ] as const)("%s", ([, content, expected]) => {
    expect(problems(content)).toEqual(expected);
  });
});

describe("the list of --json", () => {
  // Shape: locustio/locust:locust/stats.py, StatsEntry.serialize
  const entry = (name: string, response_times: object, more: object = {}) => ({
    name,
    method: "GET",
    num_requests: 10,
    num_failures: 1,
    total_response_time: 200,
    min_response_time: 10,
    max_response_time: 50,
    num_none_requests: 0,
    total_content_length: 500,
    start_time: 1000,
    last_request_timestamp: 1005,
    response_times,
    ...more,
  });

  test("computes what the CSV file would say, and the row of all together", () => {
    const content = [
      entry("/a", { "10": 9, "50": 1 }),
      entry("/b", { "20": 10 }, { last_request_timestamp: 1010 }),
    ];
    expect(problems(content)).toEqual([]);
    expect(observed(content, "/a.p50")).toEqual({ value: 10, unit: "ms", samples: 10 });
    expect(observed(content, "/a.p95")).toEqual({ value: 50, unit: "ms", samples: 10 });
    expect(observed(content, "/a.Average Response Time")).toEqual({ value: 20, unit: "ms", samples: 10 });
    expect(observed(content, "/a.Average Content Size")).toEqual({ value: 50, unit: "By", samples: 10 });
    // Over the whole run, as in the CSV file.
    expect(observed(content, "/a.Requests/s")).toEqual({ value: 1, unit: "1/s", samples: 10 });
    expect(observed(content, "Aggregated.Requests/s")).toEqual({ value: 2, unit: "1/s", samples: 20 });
    expect(observed(content, "Aggregated.p50")).toEqual({ value: 20, unit: "ms", samples: 20 });
    expect(observed(content, "Aggregated.p100")).toEqual({ value: 50, unit: "ms", samples: 20 });
    expect(observed(content, "Aggregated.failure_ratio")).toEqual({ value: 0.1, samples: 20 });
  });

  test("requests without a response time are not in its average", () => {
    const content = [entry("/a", { "20": 8 }, { total_response_time: 160, num_none_requests: 2 })];
    expect(observed(content, "/a.Average Response Time")?.value).toBe(20);
  });

  test("an entry of all together is not added up again", () => {
    const content = [entry("/a", {}), entry("Aggregated", { "7": 10 }, { method: null })];
    expect(observed(content, "Aggregated.Request Count")).toEqual({ value: 10, samples: 10 });
  });

  test.for([
    ["no entries", [], ["no-requests:1"]],
    ["no request", [entry("/a", {}, { num_requests: 0, num_failures: 0 })], ["no-requests:1"]],
    ["a broken entry", [entry("/a", {}), { name: "/b" }], ["broken-entry:1"]],
    ["times that are none", [entry("/a", { fast: 1 })], ["broken-entry:1", "no-requests:1"]],
    ["a mapping", { stats: [] }, ["not-statistics:1"]],
    ["half a file", '[{"num_requests": 3', ["not-json:1"]],
  ] as const)("%s", ([, content, expected]) => {
    expect(problems(content)).toEqual(expected);
  });

  test("anything at any place gives an honest reading", () => {
    expect(brokenDuties(locust, "load.json", [[entry("/a", { "10": 9, "50": 1 })]])).toEqual([]);
  });
});

test("any half of a table, and any repetition, gives an honest reading", () => {
  const text = csv(SCORE, POST, TOTAL);
  for (let end = 0; end < text.length; end += 7)
    expect(dutiesBrokenBy(read(text.slice(0, end)), text.slice(0, end))).toEqual([]);
  for (const part of ['"', ",", "\r\n", '"\n', "Type,Name,", "\u0000"]) {
    const long = `${HEADER}\n${part.repeat(50_000)}`;
    expect(dutiesBrokenBy(read(long), long)).toEqual([]);
  }
});

test("recognises statistics, in both forms", () => {
  expect(locust.detect(csv(TOTAL), "x_stats.csv")).toBe(true);
  expect(locust.detect('[{"name": "/", "num_requests": 3, "num_failures": 0}]', "x.json")).toBe(true);
  expect(locust.detect("Type,Name,Value\n", "x.csv")).toBe(false);
  expect(locust.detect('[{"tests": 3}]', "x.json")).toBe(false);
});
