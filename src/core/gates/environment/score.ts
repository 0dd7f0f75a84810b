import { type CheckedClaim, checkClaims } from "#core/facts/check-claims.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding, Table } from "#core/model/finding.ts";
import { type Context, pinsOf } from "./context.ts";

/** Rows of the table. */
const MOST_ROWS = 100;

interface Row {
  readonly document: string;
  readonly verified: number;
  readonly endings: number;
  readonly changed: number;
  readonly elsewhere: number;
  readonly unknown: number;
}

/**
 * How much of what decides the result is fixed and verifies. Inputs are the files whose digest a document states (not what a
 * signature is about, which is the result), the same statement of several documents once, and dependencies. What cannot be looked at has not verified.
 */
export function judgeScore(context: Context): readonly Finding[] {
  const { package: facts, options, say, about } = context;
  const inputs = inputsOf(facts);
  const all = pinsOf(facts);
  const files = inputs.filter(({ state }) => state === "same").length;
  const pins = all.filter(({ pin }) => pin.locked).length;
  const [verified, total] = [files + pins, inputs.length + all.length];
  const { min_score: least } = options;
  if (total === 0 && least === undefined) return [];
  const share = total === 0 ? 0 : verified / total;
  const counts = {
    verified,
    total,
    percent: percent(share),
    files,
    all_files: inputs.length,
    pins,
    all_pins: all.length,
  };
  if (least === undefined || share >= least) return [say("score", counts, about)];
  return [say("score-low", { ...counts, least: percent(least) }, about)];
}

/** Whole percents, rounded down, so that what is not all is never shown as all. */
function percent(share: number): number {
  return Math.floor(share * 100);
}

function inputsOf(facts: PackageFacts): readonly CheckedClaim[] {
  const told = new Set<string>();
  return checkClaims(facts).filter(({ as, artifact, path }) => {
    if (as === "signed" || as === "subject") return false;
    const key = JSON.stringify([path ?? artifact.name, artifact.digests]);
    const isNew = !told.has(key);
    told.add(key);
    return isNew;
  });
}

/** What the score is made of, by file. `null` when there is nothing to show. */
export function scoreTable(facts: PackageFacts): Table | null {
  const inputs = inputsOf(facts);
  const pins = pinsOf(facts);
  const rows = [...rowsOfFiles(inputs), ...rowsOfPins(pins)];
  if (rows.length === 0) return null;
  const { folder } = facts;
  return {
    title: folder === "" ? "Reproducibility" : `Reproducibility: ${folder}`,
    columns: [
      "Stated in",
      "Verified",
      "Other line endings",
      "Changed or not fixed",
      "Elsewhere",
      "Not comparable",
    ],
    rows: rows
      .slice(0, MOST_ROWS)
      .map((row) => [row.document, row.verified, row.endings, row.changed, row.elsewhere, row.unknown]),
  };
}

function rowsOfFiles(inputs: readonly CheckedClaim[]): readonly Row[] {
  const documents = [...new Set(inputs.map(({ document }) => document))];
  return documents.map((document) => {
    const count = (state: CheckedClaim["state"]) =>
      inputs.filter((one) => one.document === document && one.state === state).length;
    return {
      document,
      verified: count("same"),
      endings: count("line-endings"),
      changed: count("different"),
      elsewhere: count("absent"),
      unknown: count("unknown"),
    };
  });
}

function rowsOfPins(pins: ReturnType<typeof pinsOf>): readonly Row[] {
  const documents = [...new Set(pins.map(({ path }) => path))];
  return documents.map((document) => {
    const own = pins.filter(({ path }) => path === document);
    const verified = own.filter(({ pin }) => pin.locked).length;
    return { document, verified, endings: 0, changed: own.length - verified, elsewhere: 0, unknown: 0 };
  });
}
