import type { Source } from "#core/model/source.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Side } from "./pair-documents.ts";
import type { Setting } from "./settings-of.ts";

/** A setting that is not the same on both sides. */
export interface Difference {
  readonly name: string;
  readonly image: boolean;
  /** What each side holds, fit to be told: cut, and never a secret. */
  readonly staging: string;
  readonly production: string;
  /** The place that somebody would look at: in production, or else in staging. */
  readonly at: { readonly side: Side; readonly source: Source };
}

type Settings = ReadonlyMap<string, Setting>;

/** Longest value that is told. */
const LONGEST = 40;

/** Every setting that stands on one side only or has another value there, in the order of staging and then of production. */
export function compareSettings(staging: Settings, production: Settings): readonly Difference[] {
  const names = new Set([...staging.keys(), ...production.keys()]);
  return [...names].flatMap((name) => {
    const [left, right] = [staging.get(name), production.get(name)];
    if (left !== undefined && right !== undefined && Object.is(left.identity, right.identity)) return [];
    const found = right ?? left;
    if (found === undefined) return [];
    const hidden = left?.hidden === true || right?.hidden === true;
    return [
      {
        name,
        // A setting that only one side has is an image that nobody runs on the other: a setting like any other.
        image: left?.image === true && right?.image === true,
        staging: told(left, hidden),
        production: told(right, hidden),
        at: {
          side: right === undefined ? ("staging" as const) : ("production" as const),
          source: found.source,
        },
      },
    ];
  });
}

function told(setting: Setting | undefined, hidden: boolean): string {
  if (setting === undefined) return "nothing";
  if (hidden) return "a value that is not shown";
  const { value } = setting;
  return typeof value === "string" ? `"${shown(value, LONGEST)}"` : String(value);
}
