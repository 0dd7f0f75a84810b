import type { Statement } from "#core/model/statement.ts";

/** What one policy asks less of, and what it asks more of, than another. */
export interface RuleChanges {
  readonly loosened: readonly Statement[];
  readonly tightened: readonly Statement[];
}

/** One difference. `both`: whether it asks for less or for more cannot be told, so it is said as both. */
export interface RuleChange extends Statement {
  readonly direction: "loosened" | "tightened" | "both";
}

/** Sorts differences into what is loosened and what is tightened, in their order, each once. */
export function sortChanges(changes: readonly RuleChange[]): RuleChanges {
  const once = [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
  const of = (wanted: RuleChange["direction"]): Statement[] =>
    once
      .filter(({ direction }) => direction === wanted || direction === "both")
      .map(({ direction: _, ...statement }) => statement);
  return { loosened: of("loosened"), tightened: of("tightened") };
}

/** Entries that one list has and the other has not. */
export function missingFrom<T>(others: readonly T[], these: readonly T[]): T[] {
  const known = new Set(others);
  return [...new Set(these)].filter((one) => !known.has(one));
}

/** A value under which two that mean the same are equal: keys and lists in one order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${entries
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
    .sort()
    .join(",")}}`;
}

/** An option's value as a reader of the policy knows it; `nothing` where none is written. */
export function spelled(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : value.map(spelled).join(", ");
  if (typeof value === "string") return value;
  if (typeof value !== "object") return JSON.stringify(value) ?? "nothing";
  const entries = Object.entries(value);
  if (entries.length === 0) return "nothing";
  return entries.map(([key, each]) => `${key}: ${spelled(each)}`).join(", ");
}
