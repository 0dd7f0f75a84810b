import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inToto } from "../in-toto/reader.ts";
import { dsse } from "./reader.ts";

const STATEMENT = {
  _type: "https://in-toto.io/Statement/v1",
  subject: [{ name: "a", digest: { sha256: "ab".repeat(32) } }],
  predicateType: "https://example.com/p",
};
const base64 = (value: unknown) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64");
const envelope = (more: object = {}) => ({
  payloadType: "application/vnd.in-toto+json",
  payload: base64(STATEMENT),
  signatures: [{ sig: "AA==", keyid: null }],
  ...more,
});
const read = (content: unknown) =>
  dsse.read({
    path: "a.json",
    text: typeof content === "string" ? content : JSON.stringify(content, null, 2),
    oid: "abc",
  });
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);

test("reads the statement where its payload stands", () => {
  const { details, problems: none } = read(envelope());
  expect(none).toEqual([]);
  expect(details?.attestations).toMatchObject([
    { predicateType: "https://example.com/p", signed: true, source: { line: 3 } },
  ]);
  expect(details?.subjects).toMatchObject([{ kind: "content", name: "a" }]);
});

test.for([[[]], [[{ sig: "" }]], [null], [[{}]], [3]])("signatures %j are none", ([signatures]) => {
  expect(read(envelope({ signatures })).details?.attestations?.[0]?.signed).toBe(false);
});

test("URL-safe base64 is read, too", () => {
  const payload = Buffer.from(JSON.stringify({ ...STATEMENT, x: "???>>>" })).toString("base64url");
  expect(problems(envelope({ payload }))).toEqual([]);
});

test("lines hold one each", () => {
  const lines = [envelope(), envelope({ payload: base64("no") })]
    .map((one) => JSON.stringify(one))
    .join("\n");
  const { details, problems: told } = read(lines);
  expect(details?.attestations).toHaveLength(1);
  expect(told).toMatchObject([{ id: "broken-payload", where: { line: 2 } }]);
});

describe("problems", () => {
  test.for([
    [envelope({ payloadType: "text/plain" }), ["other-payload"]],
    [envelope({ payload: "§§" }), ["broken-payload"]],
    [envelope({ payload: "" }), ["broken-payload"]],
    [envelope({ payload: "/w==" }), ["broken-payload"]],
    [envelope({ payload: base64("[".repeat(100_000)) }), ["broken-payload"]],
    [envelope({ payload: base64('{"__proto__":{}}') }), ["broken-payload"]],
    [envelope({ payload: base64({}) }), ["unknown-statement"]],
    [{}, ["no-envelope"]],
    ["", ["empty"]],
    ["{", ["not-json"]],
  ] as const)("%#", ([content, expected]) => expect(problems(content)).toEqual(expected));

  test("any JSON in the envelope or the payload gives something", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        for (const content of [
          a,
          envelope({ payload: base64(a) }),
          envelope({ payload: a, signatures: b }),
          [a, b],
        ]) {
          const { details, problems: told } = read(content);
          expect(told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
        }
      }),
      { seed: 16, numRuns: 200 },
    );
  });
});

test("detects envelopes, and leaves bundles and statements to others", () => {
  const text = JSON.stringify(envelope());
  expect(dsse.detect(text, "a.json")).toBe(true);
  expect(inToto.detect(text, "a.json")).toBe(false);
  expect(dsse.detect(`{"dsseEnvelope":${text}}`, "a.json")).toBe(false);
  expect(
    dsse.detect(JSON.stringify(envelope({ payloadType: undefined, payload: "A".repeat(70_000) })), "a.json"),
  ).toBe(false);
  expect(dsse.detect('{"payload": 3}', "a.json")).toBe(false);
});
