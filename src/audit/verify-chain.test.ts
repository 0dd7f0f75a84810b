import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AuditEntry, SealedEntry } from "./audit-entry.ts";
import { removalEntry } from "./removal.ts";
import { type ChainEnd, EMPTY_CHAIN, hashOf, seal } from "./seal.ts";
import { sha256 } from "./sha256.ts";
import { type ChainVerdict, verifyChain } from "./verify-chain.ts";

const AT = new Date("2026-03-01T12:00:00.000Z");
const LATER = "2026-04-01T00:00:00.000Z";

function entry(data: AuditEntry["data"]): AuditEntry {
  return { kind: "verdict", installation: 1, repository: "acme/model", number: 7, data };
}

function chain(entries: readonly AuditEntry[], from: ChainEnd = EMPTY_CHAIN): SealedEntry[] {
  const rows: SealedEntry[] = [];
  for (const each of entries) rows.push(seal(rows.at(-1) ?? from, each, AT));
  return rows;
}

const five = chain([1, 2, 3, 4, 5].map((nth) => entry({ nth })));

async function* stream(rows: readonly SealedEntry[]): AsyncGenerator<SealedEntry> {
  yield* rows;
}
const verify = (rows: readonly SealedEntry[], anchor?: ChainEnd): Promise<ChainVerdict> =>
  verifyChain(stream(rows), anchor);

/** The rows with the one at `index` changed. */
function changed(rows: readonly SealedEntry[], index: number, change: (row: SealedEntry) => SealedEntry) {
  return rows.map((row, at) => (at === index ? change(row) : row));
}
const resealed = (row: SealedEntry): SealedEntry => ({ ...row, hash: hashOf(row) });
const other = "f".repeat(64);

describe("a chain", () => {
  test("that is whole says where it begins and ends", async () => {
    const end = { seq: 5, hash: five[4]?.hash };
    expect(await verify(five)).toEqual({ ok: true, rows: 5, first: 1, end, emptied: 0 });
    expect(await verify([])).toEqual({ ok: true, rows: 0, first: null, end: EMPTY_CHAIN, emptied: 0 });
  });

  test("that was shortened holds from its anchor on, and not without", async () => {
    const anchor = { seq: 2, hash: five[1]?.hash ?? "" };
    expect(await verify(five.slice(2), anchor)).toMatchObject({ ok: true, first: 3, rows: 3 });
    expect(await verify(five.slice(2))).toMatchObject({ break: { kind: "gap", seq: 3 } });
    expect(await verify(five.slice(2), { ...anchor, hash: other })).toMatchObject({
      break: { kind: "wrong-prev", seq: 3 },
    });
    expect(await verify([], anchor)).toMatchObject({ ok: true, first: null, end: anchor });
  });

  test.for<[string, readonly SealedEntry[], string, number]>([
    ["a row is missing", five.filter(({ seq }) => seq !== 3), "gap", 4],
    ["the first row is missing", five.slice(1), "gap", 2],
    ["a row is there twice", five.flatMap((row) => (row.seq === 3 ? [row, row] : [row])), "duplicate", 3],
    ["two rows changed places", [0, 2, 1, 3, 4].flatMap((at) => five[at] ?? []), "gap", 3],
    ["the data is another", changed(five, 2, (row) => ({ ...row, data: "{}" })), "changed-data", 3],
    [
      "data and digest are others",
      changed(five, 2, (row) => ({ ...row, data: "{}", dataDigest: sha256("{}") })),
      "changed-field",
      3,
    ],
    [
      "data, digest and hash are others",
      changed(five, 2, (row) => resealed({ ...row, data: "{}", dataDigest: sha256("{}") })),
      "wrong-prev",
      4,
    ],
    ["the row before is another", changed(five, 2, (row) => ({ ...row, prev: other })), "wrong-prev", 3],
    ["the hash is another", changed(five, 2, (row) => ({ ...row, hash: other })), "changed-field", 3],
    [
      "data was taken away in silence",
      changed(five, 2, (row) => ({ ...row, data: null })),
      "untold-removal",
      3,
    ],
    ["the number of the row is another", changed(five, 2, (row) => ({ ...row, seq: 9 })), "gap", 9],
  ])("%s: the first break is told", async ([, rows, kind, seq]) => {
    expect(await verify(rows)).toMatchObject({ ok: false, break: { kind, seq } });
  });

  test("data may be gone where a later row tells of it, and only then", async () => {
    const told = removalEntry({ through: 2, before: LATER }, 2);
    const rows = chain([entry({ nth: 1 }), entry({ nth: 2 }), told, entry({ nth: 4 })]);
    const emptied = rows.map((row) => (row.seq <= 2 ? { ...row, data: null } : row));
    expect(await verify(emptied)).toMatchObject({ ok: true, emptied: 2 });
    expect(await verify(changed(emptied, 3, (row) => ({ ...row, data: null })))).toMatchObject({
      break: { kind: "untold-removal", seq: 4 },
    });
    const young = chain([entry({}), removalEntry({ through: 1, before: AT.toISOString() }, 1)]);
    expect(await verify(changed(young, 0, (row) => ({ ...row, data: null })))).toMatchObject({
      break: { kind: "untold-removal", seq: 1 },
    });
  });

  test("whatever single thing is tampered with is found", async () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 });
    const field = fc.constantFrom(
      "seq",
      "at",
      "kind",
      "installation",
      "repository",
      "number",
      "data",
      "dataDigest",
      "prev",
      "hash",
    );
    const rows = fc.array(json, { minLength: 1, maxLength: 8 }).map((all) => chain(all.map(entry)));
    const values: Readonly<Record<string, unknown>> = {
      seq: 99,
      at: LATER,
      kind: "bypass",
      installation: 2,
      repository: "acme/other",
      number: null,
      data: '{"tampered":"with"}',
      dataDigest: other,
      prev: other,
      hash: other,
    };
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), field, fc.boolean(), async (whole, nth, name, alsoSealed) => {
        expect(await verify(whole)).toMatchObject({ ok: true, rows: whole.length });
        const index = nth % whole.length;
        const tampered = changed(whole, index, (row) => {
          const forged = { ...row, [name]: values[name] };
          return alsoSealed && name !== "hash" && name !== "data" ? resealed(forged) : forged;
        });
        const found = await verify(tampered);
        // Who seals the last row anew is found by the end that was noted before.
        const noted = found.ok && found.end.hash === whole.at(-1)?.hash;
        expect(found.ok && (noted || index < whole.length - 1)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
