import type { Finding } from "#core/model/finding.ts";
import { fillTemplate, fixOf, type Said, type Style, says } from "./fill-template.ts";

/** Something that holds a finding: with its gate, or with what it keeps back. */
export interface Holder {
  readonly finding: Finding;
  /** Gates that could not look because of it: such a finding is told by itself. */
  readonly holds?: readonly string[];
}

/** Findings that are told as one: at least {@link FEWEST} of a kind in one file, or a single one by itself. */
export type Told<T extends Holder> = readonly [first: T, ...others: T[]];

/** So many findings of a kind in one file are told as one. Two are still read faster one by one, each beside its line. */
export const FEWEST = 3;

/**
 * Puts together what is the same mistake in the same file, in the place of the first of them: twelve keys that are still to be written
 * are one thing to do. What differs in more than its place and values stays apart: who can act, the policy's check, a waiver. In a group,
 * the order is that of the file.
 */
export function toldTogether<T extends Holder>(all: readonly T[]): readonly Told<T>[] {
  const kinds = Map.groupBy(
    all.map((holder, index) => ({ holder, index })),
    ({ holder, index }) => kindOf(holder) ?? String(index),
  );
  return [...kinds.values()]
    .flatMap((alike) => {
      const parts = alike.length < FEWEST ? alike.map((one) => [one]) : [alike];
      return parts.map((part) => ({
        told: inFile(part.map(({ holder }) => holder)),
        index: part[0]?.index ?? 0,
      }));
    })
    .toSorted((a, b) => a.index - b.index)
    .flatMap(({ told }) => (told === null ? [] : [told]));
}

/** What several findings have alike that may be told as one; `null` for what is told by itself. */
function kindOf({ finding, holds = [] }: Holder): string | null {
  const { id, many, outcome, severity, check, package: folder, where, who, why, waiver } = finding;
  if (many === undefined || holds.length > 0) return null;
  return JSON.stringify([id, many, outcome, severity, check, folder, where?.path, who, why, waiver]);
}

function inFile<T extends Holder>(alike: readonly T[]): Told<T> | null {
  const [first, ...others] = alike.toSorted(byPlace);
  return first === undefined ? null : [first, ...others];
}

/** The order of places in a file; what has none comes first. */
export function byPlace({ finding: a }: Holder, { finding: b }: Holder): number {
  return (a.where?.line ?? 0) - (b.where?.line ?? 0) || (a.where?.column ?? 0) - (b.where?.column ?? 0);
}

/** What is said of findings that are told as one. */
export function saysOf(told: Told<Holder>, style: Style): string {
  const { finding } = told[0];
  return told.length === 1 ? says(finding, style) : says(ofAll(told), style);
}

/** What is advised about findings that are told as one; `null` without advice. */
export function adviceOf(told: Told<Holder>, style: Style): string | null {
  return fixOf(told.length === 1 ? told[0].finding : ofAll(told), style);
}

function ofAll(told: Told<Holder>): Said {
  const { says: whole = "", fix } = told[0].finding.many ?? {};
  return { says: whole, ...(fix === undefined ? {} : { fix }), values: { count: told.length } };
}

/** The line of one among several: what it is, and what else is to be known of it. */
export interface Line {
  readonly each: string;
  readonly note: string | null;
}

/** The lines of findings that are told as one, in their order; none where there is only one. */
export function linesOf<T extends Holder>(
  told: Told<T>,
  style: Style,
): readonly (Line & { readonly of: T })[] {
  if (told.length === 1) return [];
  return told.map((of) => {
    const { many, values } = of.finding;
    const { each = "", note } = many ?? {};
    const filled = (template: string) => fillTemplate(template, values, style).trim();
    return { of, each: filled(each), note: note === undefined ? null : filled(note) };
  });
}

/** {@link Line} as one text. */
export function wholeLine({ each, note }: Line): string {
  return note === null ? each : `${each}: ${note}`;
}
