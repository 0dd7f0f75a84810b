import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readYaml } from "#core/source/read-yaml.ts";
import { yamlList, yamlText } from "./yaml-text.ts";

function readBack(yaml: string): unknown {
  const reading = readYaml(yaml, "x.yml");
  return reading.ok ? reading.value.value : reading.issues.map(({ id }) => id);
}

/** Text without halves of surrogate pairs, which no file in UTF-8 can hold. */
const TEXT = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(..."a1-#:{}[],&*!|>%@`'\"\\ \n\t\u2028\u0085\u202e/.~"), maxLength: 20 }),
);

describe("text as YAML", () => {
  test("reads back as what it was, in a block, in a flow list and before a comment", () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(readBack(`a: ${yamlText(text)} # ${yamlText(text)}\n`)).toEqual({ a: text });
        expect(readBack(`a: ${yamlList([text, "b"])}\n`)).toEqual({ a: [text, "b"] });
        expect(yamlText(text)).not.toMatch(/[\n\r\u2028\u2029\u0085\u202e]/);
      }),
      { numRuns: 500 },
    );
  });

  test.for<[string, string]>([
    ["main", "main"],
    ["release/production", "release/production"],
    ["../../src", "../../src"],
    ["Who will leave", "Who will leave"],
    ["yes", '"yes"'],
    ["null", '"null"'],
    ["1.0", '"1.0"'],
    [".5", '".5"'],
    [".inf", '".inf"'],
    ["@acme/ml", '"@acme/ml"'],
    ["a: b", '"a: b"'],
    ["a #b", '"a #b"'],
    ["", '""'],
  ])("%s is written %s", ([text, yaml]) => expect(yamlText(text)).toBe(yaml));
});
