import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BYTES_LIMIT } from "#core/model/tree.ts";
import { type GitObject, ObjectStream } from "./object-stream.ts";

const ID = "a".repeat(40);
const SHA256_ID = "b".repeat(64);

/** Everything that a stream makes of pieces. */
function answersTo(bodies: boolean, pieces: readonly Buffer[]): (GitObject | null)[] {
  const stream = new ObjectStream(bodies);
  return pieces.flatMap((piece) => stream.push(piece));
}

function cut(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const length of lengths) {
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return [...pieces, bytes.subarray(at)];
}

describe("answers of cat-file", () => {
  test("facts alone are a line each", () => {
    expect(answersTo(false, [Buffer.from(`${ID} blob 7\n${SHA256_ID} commit 300\n`)])).toMatchObject([
      { oid: ID, type: "blob", size: 7, body: Buffer.alloc(0) },
      { oid: SHA256_ID, type: "commit", size: 300, body: Buffer.alloc(0) },
    ]);
  });

  test.for([
    "HEAD^2 missing",
    `${ID} missing`,
    "abcd ambiguous",
    " missing",
    "a blob 1 missing",
    "\u00e9 missing",
  ])("%j is no object", (line) => {
    expect(answersTo(true, [Buffer.from(`${line}\n${ID} blob 1\nx\n`)])).toMatchObject([null, { size: 1 }]);
  });

  const answer = fc.option(fc.uint8Array({ maxLength: 300 }), { nil: null });
  test("however the output is cut into pieces, the contents are whole", () => {
    fc.assert(
      fc.property(fc.array(answer), fc.array(fc.nat({ max: 400 })), (bodies, lengths) => {
        const output = bodies.map((body) =>
          body === null
            ? Buffer.from("x missing\n")
            : Buffer.concat([Buffer.from(`${ID} blob ${body.length}\n`), body, Buffer.from("\n")]),
        );
        const found = answersTo(true, cut(Buffer.concat(output), lengths)).map((each) => each?.body ?? null);
        expect(found).toEqual(bodies.map((body) => body && Buffer.from(body)));
      }),
      { seed: 20261120 },
    );
  });

  test("more than 100 MiB are refused before they are taken in; as facts they are fine", () => {
    const header = Buffer.from(`${ID} blob ${BYTES_LIMIT + 1}\n`);
    expect(() => answersTo(true, [header])).toThrow(expect.objectContaining({ code: "git-output" }));
    expect(answersTo(false, [header])).toMatchObject([{ size: BYTES_LIMIT + 1 }]);
  });
});
