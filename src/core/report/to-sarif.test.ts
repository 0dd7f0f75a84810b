import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { BROKEN, GREEN, gate, PENDING, RED, verdict } from "./golden/verdicts.fixture.ts";
import { toSarif } from "./to-sarif.ts";

const text = { type: "object", required: ["text"], properties: { text: { type: "string", minLength: 1 } } };
const level = { enum: ["none", "note", "warning", "error"] };
const count = { type: "integer", minimum: 1 };

/** What SARIF 2.1.0 and GitHub's code scanning ask of the properties that are written, and that there are no others. */
const essentials = {
  type: "object",
  required: ["version", "runs"],
  additionalProperties: false,
  properties: {
    $schema: { type: "string" },
    version: { const: "2.1.0" },
    runs: {
      type: "array",
      items: {
        type: "object",
        required: ["tool", "results"],
        additionalProperties: false,
        properties: {
          tool: {
            type: "object",
            required: ["driver"],
            properties: {
              driver: {
                type: "object",
                required: ["name", "rules"],
                properties: {
                  name: { type: "string", minLength: 1 },
                  version: { type: "string" },
                  rules: {
                    type: "array",
                    uniqueItems: true,
                    items: {
                      type: "object",
                      required: ["id", "shortDescription", "helpUri", "help"],
                      additionalProperties: false,
                      properties: {
                        id: { type: "string", minLength: 1 },
                        shortDescription: text,
                        fullDescription: text,
                        helpUri: { type: "string", pattern: "^https://" },
                        help: text,
                        defaultConfiguration: { type: "object", properties: { level } },
                      },
                    },
                  },
                },
              },
            },
          },
          automationDetails: { type: "object", properties: { id: { type: "string" } } },
          columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
          invocations: {
            type: "array",
            items: {
              type: "object",
              required: ["executionSuccessful"],
              properties: {
                executionSuccessful: { type: "boolean" },
                endTimeUtc: {
                  type: "string",
                  pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",
                },
                toolExecutionNotifications: {
                  type: "array",
                  items: { type: "object", required: ["message"], properties: { message: text, level } },
                },
              },
            },
          },
          results: {
            type: "array",
            items: {
              type: "object",
              required: ["ruleId", "ruleIndex", "message", "locations"],
              additionalProperties: false,
              properties: {
                ruleId: { type: "string", minLength: 1 },
                ruleIndex: { type: "integer", minimum: 0 },
                level,
                message: text,
                locations: {
                  type: "array",
                  minItems: 1,
                  items: {
                    type: "object",
                    required: ["physicalLocation"],
                    properties: {
                      physicalLocation: {
                        type: "object",
                        required: ["artifactLocation"],
                        properties: {
                          artifactLocation: {
                            type: "object",
                            required: ["uri"],
                            properties: {
                              uri: { type: "string", minLength: 1 },
                              uriBaseId: { type: "string" },
                            },
                          },
                          region: {
                            type: "object",
                            required: ["startLine"],
                            additionalProperties: false,
                            properties: {
                              startLine: count,
                              startColumn: count,
                              endLine: count,
                              endColumn: count,
                            },
                          },
                        },
                      },
                    },
                  },
                },
                partialFingerprints: { type: "object", additionalProperties: { type: "string" } },
                suppressions: {
                  type: "array",
                  items: {
                    type: "object",
                    required: ["kind"],
                    properties: {
                      kind: { enum: ["inSource", "external"] },
                      status: { enum: ["accepted", "underReview", "rejected"] },
                    },
                  },
                },
              },
            },
          },
          properties: { type: "object" },
        },
      },
    },
  },
};

interface Log {
  runs: [
    {
      tool: { driver: { rules: { id: string }[] } };
      invocations: [
        { executionSuccessful: boolean; toolExecutionNotifications: { associatedRule: { id: string } }[] },
      ];
      results: {
        ruleId: string;
        ruleIndex: number;
        message: { text: string };
        suppressions?: unknown;
        locations: [{ physicalLocation: { artifactLocation: { uri: string } } }];
        partialFingerprints: Record<string, string>;
      }[];
    },
  ];
}

const log = (judged: typeof RED): Log["runs"][0] => {
  const parsed: Log = JSON.parse(toSarif(judged, { version: "0.1.0" }));
  return parsed.runs[0];
};

const where = { path: "handoffs/a b/100%#1:é.yml", line: 3 };
const located = (over: object = {}) =>
  gate("rollback", {
    outcome: "fail",
    findings: [{ id: "old", outcome: "fail", says: "{days} days", values: { days: 104 }, where, ...over }],
  });

describe("SARIF", () => {
  const validate = new Ajv({ strict: false }).compile(essentials);

  test.each([RED, PENDING, GREEN, BROKEN, verdict({ gates: [located()] })])(
    "keeps the format ($outcome)",
    (judged) => {
      validate(JSON.parse(toSarif(judged, { version: "0.1.0" })));
      expect(validate.errors).toBeNull();
    },
  );

  test("each result points at its rule, and each rule is there once", () => {
    const { tool, results } = log(verdict({ gates: [located(), located(), ...RED.gates] }));
    const ids = tool.driver.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(results.length).toBeGreaterThan(2);
    for (const { ruleId, ruleIndex } of results) expect(ids[ruleIndex]).toBe(ruleId);
  });

  test("paths are percent-encoded relative references", () => {
    const [result] = log(verdict({ gates: [located()] })).results;
    expect(result?.locations[0].physicalLocation.artifactLocation.uri).toBe(
      "handoffs/a%20b/100%25%231%3A%C3%A9.yml",
    );
  });

  test("no path leads to another host", () => {
    const [result] = log(verdict({ gates: [located({ where: { path: "//evil.example/x" } })] })).results;
    expect(result?.locations[0].physicalLocation.artifactLocation.uri).toBe("evil.example/x");
  });

  test("no message has a link of foreign making", () => {
    const values = { days: "[x](https://evil.example)" };
    const [result] = log(verdict({ gates: [located({ values })] })).results;
    expect(result?.message.text).toBe("[x]\u200B(https://evil.example) days");
  });

  test("what has no place is a notification", () => {
    const [invocation] = log(BROKEN).invocations;
    expect(invocation.executionSuccessful).toBe(false);
    expect(invocation.toolExecutionNotifications.map(({ associatedRule }) => associatedRule.id)).toEqual([
      "sign-offs/unreadable",
    ]);
    expect(log(BROKEN).results).toEqual([]);
  });

  test("a fingerprint outlives another number and another line, not another path", () => {
    const print = (over: object) =>
      log(verdict({ gates: [located(over)] })).results[0]?.partialFingerprints["gatehouse/v1"];
    expect(print({ values: { days: 105 } })).toBe(print({}));
    expect(print({ where: { ...where, line: 9 } })).toBe(print({}));
    expect(print({ where: { ...where, path: "b.yml" } })).not.toBe(print({}));
    expect(print({ values: { days: 104, drill: "x" } })).not.toBe(print({}));
  });

  test("a waived finding is suppressed", () => {
    expect(log(verdict({ gates: [located({ outcome: "waived" })] })).results[0]?.suppressions).toEqual([
      { kind: "external", status: "accepted" },
    ]);
  });
});
