import { expect, test } from "vitest";
import { judgedBy, ofVersion } from "./judged-by.ts";
import type { PackageRecord } from "./record-schema.ts";

function recordOf(version: string | null): PackageRecord {
  const named = version === null ? {} : { gatehouse: version };
  return { predicate: { verifier: { version: named } } } as unknown as PackageRecord;
}

test.for([
  ["0.1.0", "0.1.0", "same"],
  ["0.2.0-rc.1", "0.2.0-rc.1", "same"],
  ["0.0.9", "0.1.0", "earlier"],
  ["0.9.0", "0.10.0", "earlier"],
  ["0.1.0", "0.2.0-rc.1", "earlier"],
  ["0.10.0", "0.9.0", "unknown"],
  ["0.2.0", "0.2.0-rc.1", "unknown"],
  ["0.1.0-rc.1", "0.1.0", "unknown"],
  ["00.1.0", "0.1.0", "unknown"],
  ["0.1", "0.2.0", "unknown"],
  ["0.0.9999999999", "0.1.0", "unknown"],
  ["", "0.1.0", "unknown"],
  [null, "0.1.0", "unknown"],
] as const)("a record that names %s, read by %s, is of the %s", ([version, program, age]) => {
  expect(judgedBy(recordOf(version), program)).toEqual({ version, age });
});

const DIFFERS = [{ says: "there is no gate `{gate}`", values: { gate: "x" } }];

test.for([
  ["0.1.0", false, "wrong", 1],
  ["0.1.0", true, "wrong", 1],
  ["0.2.0", true, "wrong", 1],
  ["0.0.9", false, "wrong", 2],
  ["0.0.9", true, "open", 2],
] as const)("what differs in one of %s, signed: %j, is %s", ([version, isSigned, kind, told]) => {
  const found = ofVersion(recordOf(version), { program: "0.1.0", isSigned }, DIFFERS);
  expect(found[kind]).toHaveLength(told);
  expect(found[kind].at(-1)).toBe(DIFFERS[0]);
  expect(found[kind === "wrong" ? "open" : "wrong"]).toEqual([]);
});
