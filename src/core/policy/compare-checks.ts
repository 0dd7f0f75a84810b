import { STRENGTHS } from "#core/gates/evidence/binding.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { canonical, type RuleChange, spelled } from "./rule-change.ts";

type Check = Readonly<Record<string, unknown>>;
type Direction = RuleChange["direction"];

/** What makes two lines of two policies the same check with another bar. */
const IDENTITY = ["name", "read", "suite", "environment", "about", "dataset", "slice", "op"];

/** Keys that are words, from the weakest; the word that counts where none is written. */
const WORDS: Readonly<Record<string, { readonly order: readonly string[]; readonly preset: string }>> = {
  severity: { order: ["warn", "block"], preset: "block" },
  tolerance: { order: ["either", "both"], preset: "both" },
  first: { order: ["pass", "fail"], preset: "pass" },
  binding: { order: STRENGTHS, preset: "none" },
};
const PRESETS = Object.fromEntries(Object.entries(WORDS).map(([key, { preset }]) => [key, preset]));

/**
 * Compares the checks of a gate: which are gone, which are new, and whose bar is lower or higher. Of limits (`min`, `max_gap`)
 * the name says which side is the stronger; a key that is not known here counts as both, since whether it asks for more
 * cannot be told.
 */
export function compareChecks(before: unknown, after: unknown): RuleChange[] {
  const [old, now] = [checksOf(before), checksOf(after)];
  const [gone, added] = [without(old, now), without(now, old)];
  const changes: RuleChange[] = [];
  for (const check of gone) {
    const index = added.findIndex((other) => identity(other) === identity(check));
    const [pair] = index < 0 ? [] : added.splice(index, 1);
    if (pair === undefined) changes.push(whole("loosened", check));
    else changes.push(...compareBars(check, pair));
  }
  return [...changes, ...added.map((check) => whole("tightened", check))];
}

function checksOf(value: unknown): Check[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((each) => (typeof each === "object" && each !== null ? [{ ...PRESETS, ...each }] : []));
}

/** Checks that the others do not hold word for word. */
function without(these: readonly Check[], others: readonly Check[]): Check[] {
  const known = new Set(others.map(canonical));
  return these.filter((check) => !known.has(canonical(check)));
}

function identity(check: Check): string {
  return canonical(IDENTITY.map((key) => [key, check[key]]));
}

function whole(direction: "loosened" | "tightened", check: Check): RuleChange {
  return {
    direction,
    id: direction === "loosened" ? "check-removed" : "check-added",
    says:
      direction === "loosened"
        ? "The check `{check}` is not asked any more, in {stages}."
        : "The check `{check}` is asked now, in {stages}.",
    values: { check: spelled(check["name"]) },
  };
}

function compareBars(before: Check, after: Check): RuleChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key): RuleChange[] => {
    const [old, now] = [before[key], after[key]];
    if (canonical(old) === canonical(now)) return [];
    const direction = directionOf(key, old, now, before["op"]);
    const says = {
      loosened: "The check `{check}` asks for less in {stages}: its `{key}` was {before} and is {after}.",
      tightened: "The check `{check}` asks for more in {stages}: its `{key}` was {before} and is {after}.",
      both: "The check `{check}` asks for something else in {stages}: its `{key}` was {before} and is {after}.",
    }[direction];
    const id = `check-${direction === "both" ? "changed" : direction}`;
    const values = { check: spelled(before["name"]), key, before: spelled(old), after: spelled(now) };
    return [{ direction, id, says, values }];
  });
}

/** Whether a key of a check asks for less than it did. */
function directionOf(key: string, before: unknown, after: unknown, op: unknown): Direction {
  const words = Object.hasOwn(WORDS, key) ? WORDS[key] : undefined;
  if (words !== undefined)
    return byOrder(words.order.indexOf(String(before)) - words.order.indexOf(String(after)));
  if (key === "threshold") {
    if (op === "gte" || op === "gt") return byOrder(orderOf(before, after));
    return op === "lte" || op === "lt" ? byOrder(orderOf(after, before)) : "both";
  }
  const least = /^min(?:_|$)/.test(key);
  if (!least && !/^max(?:_|$)/.test(key)) return "both";
  if (before === undefined) return "tightened";
  if (after === undefined) return "loosened";
  if (key === "max_age") return byOrder(ageOrder(after, before));
  return byOrder(least ? orderOf(before, after) : orderOf(after, before));
}

/** `1`: what it was is more than what it is, so less is asked for. */
function byOrder(order: number | null): Direction {
  if (order === null || order === 0) return "both";
  return order > 0 ? "loosened" : "tightened";
}

function orderOf(left: unknown, right: unknown): number | null {
  const [a, b] = [left, right].map((value) =>
    typeof value === "number" || typeof value === "string" ? parseQuantity(value) : null,
  );
  if (a?.ok !== true || b?.ok !== true) return null;
  const comparison = compareQuantities(a.value, b.value);
  return comparison.ok ? comparison.order : null;
}

function ageOrder(left: unknown, right: unknown): number | null {
  const [a, b] = [parseDuration(String(left)), parseDuration(String(right))];
  return a.ok && b.ok ? Math.sign(a.value - b.value) : null;
}
