import type { VersionChange } from "#core/model/verdict.ts";
import { measured, measuredChange } from "#core/quantity/measured-change.ts";
import { formatQuantity, quantity } from "#core/quantity/parse-quantity.ts";

/** One thing on one side of a comparison: what names it, and how its value is shown. */
export interface Row {
  /** What makes two rows the same thing. */
  readonly key: string;
  readonly name: string;
  /** Name of the metric alone, without the part of the data that it is of. */
  readonly metric?: string;
  /** What is shown. */
  readonly shown: string;
  /** What decides whether it changed, where that is more than what is shown. */
  readonly identity?: string;
  /** What is said in place of a difference where what is shown stays, and what decides did change. */
  readonly stays?: string;
  /** The number behind it, with its unit, where it is one. */
  readonly number?: { readonly value: number; readonly unit: string };
  readonly where?: VersionChange["where"];
}

/** What differs between two lists of rows: changed and added in the order of `after`, then removed in the order of `before`. */
export function compareRows(before: readonly Row[], after: readonly Row[]): readonly VersionChange[] {
  const old = firstOfEach(before);
  const now = firstOfEach(after);
  const kept = [...now.values()].flatMap((row): VersionChange[] => {
    const was = old.get(row.key);
    if (was === undefined) return [{ name: row.name, before: null, after: alone(row), ...placed(row) }];
    if ((was.identity ?? was.shown) === (row.identity ?? row.shown)) return [];
    return [{ name: row.name, ...changeOf(was, row), ...placed(row) }];
  });
  const removed = [...old.values()].flatMap((row): VersionChange[] =>
    now.has(row.key) ? [] : [{ name: row.name, before: alone(row), after: null }],
  );
  return [...kept, ...removed];
}

function firstOfEach(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const first = new Map<string, Row>();
  for (const row of rows) if (!first.has(row.key)) first.set(row.key, row);
  return first;
}

function placed({ where }: Row): Pick<VersionChange, "where"> {
  return where === undefined ? {} : { where };
}

/** What is shown of one side; a metric in no more digits than people read. */
function alone({ metric, number, shown }: Row): string {
  return metric === undefined || number === undefined ? shown : measured(number.value, number.unit);
}

function staying(before: Row, after: Row): Pick<VersionChange, "difference"> {
  return after.stays !== undefined && before.shown === after.shown ? { difference: after.stays } : {};
}

/** Both sides, and the signed difference where they are numbers of one unit. What people wrote keeps their digits, what tools measured does not. */
function changeOf(before: Row, after: Row): Pick<VersionChange, "before" | "after" | "difference"> {
  const [was, is] = [before.number, after.number];
  if (was === undefined || is === undefined || was.unit !== is.unit)
    return { before: alone(before), after: alone(after), ...staying(before, after) };
  if (after.metric !== undefined) return measuredChange(was.value, is.value, is.unit);
  // Free of the noise that decimals carry in their last digits.
  const difference = Number((is.value - was.value).toPrecision(12)) + 0;
  const shown = quantity(Math.abs(difference), is.unit);
  const told = { before: before.shown, after: after.shown };
  if (!shown.ok) return told;
  return { ...told, difference: `${difference < 0 ? "−" : "+"}${formatQuantity(shown.value)}` };
}
