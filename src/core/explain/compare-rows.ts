import type { VersionChange } from "#core/model/verdict.ts";
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
    if (was === undefined) return [{ name: row.name, before: null, after: row.shown, ...placed(row) }];
    if ((was.identity ?? was.shown) === (row.identity ?? row.shown)) return [];
    return [
      { name: row.name, before: was.shown, after: row.shown, ...differenceOf(was, row), ...placed(row) },
    ];
  });
  const removed = [...old.values()].flatMap((row): VersionChange[] =>
    now.has(row.key) ? [] : [{ name: row.name, before: row.shown, after: null }],
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

/** The signed difference, free of the noise that decimals carry in their last digits. */
function differenceOf(before: Row, after: Row): Pick<VersionChange, "difference"> {
  if (before.number === undefined || after.number === undefined) return {};
  if (before.number.unit !== after.number.unit) return {};
  const difference = Number((after.number.value - before.number.value).toPrecision(12)) + 0;
  const shown = quantity(Math.abs(difference), after.number.unit);
  if (!shown.ok) return {};
  return { difference: `${difference < 0 ? "−" : "+"}${formatQuantity(shown.value)}` };
}
