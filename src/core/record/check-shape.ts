import { type Checked, checked } from "./checked.ts";
import { judgedBy } from "./judged-by.ts";
import type { PackageRecord } from "./record-schema.ts";

/**
 * Whether a record that could be read is one that this version of Gatehouse, `program`, understands whole. A later one may say what nobody looks
 * at here, so its record is refused rather than read in part.
 */
export function checkShape(record: PackageRecord, program: string): Checked {
  const { version, age } = judgedBy(record, program);
  const values = { version: version ?? "none", program };
  const says = {
    says: "an in-toto statement v1 with a SLSA verification summary v1, and Gatehouse's part of it",
    values: {},
  };
  const unknown = {
    says: "the record names version `{version}` of Gatehouse, and this is {program}, which knows neither that one nor what may be new in it",
    fix: "verify it with the version that judged, or a later one",
    values,
  };
  return checked("shape", says, says, age === "unknown" ? [unknown] : []);
}
