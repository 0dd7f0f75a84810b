import { items, member, textOf } from "../foreign-value.ts";

const LEVELS = ["error", "warning", "note", "none"] as const;

export type Level = (typeof LEVELS)[number];

/** Finds the rule that a result refers to. */
type RuleOf = (result: unknown) => unknown;

/**
 * How results of one run refer to its rules: by index into the tool's driver (or the extension that the result names),
 * or else by id; `CA1000/1` is a sub-rule of `CA1000` (SARIF 2.1.0, 3.27.5 to 3.27.7 and 3.52.4).
 */
export function rulesOf(run: unknown): RuleOf {
  const driver = items(member(run, "tool", "driver", "rules"));
  const extensions = items(member(run, "tool", "extensions")).map((extension) =>
    items(member(extension, "rules")),
  );
  const byId = new Map<string, unknown>();
  for (const rule of [driver, ...extensions].flat()) {
    const id = textOf(member(rule, "id"));
    if (id !== undefined && !byId.has(id)) byId.set(id, rule);
  }
  return (result) => {
    const index = member(result, "ruleIndex") ?? member(result, "rule", "index");
    const component = member(result, "rule", "toolComponent", "index");
    const rules = typeof component === "number" ? (extensions[component] ?? []) : driver;
    const indexed = typeof index === "number" ? rules[index] : undefined;
    if (indexed !== undefined) return indexed;
    const id = textOf(member(result, "ruleId")) ?? textOf(member(result, "rule", "id"));
    return id === undefined ? undefined : (byId.get(id) ?? byId.get(id.replace(/\/[^/]*$/, "")));
  };
}

/** Level of a result: its own, or else its rule's, or else `warning` (SARIF 2.1.0, 3.27.10). */
export function levelOf(result: unknown, rule: unknown): Level {
  const written = member(result, "level") ?? member(rule, "defaultConfiguration", "level");
  return LEVELS.find((level) => level === written) ?? "warning";
}

const BANDS = ["critical", "high", "medium", "low"] as const;

export type Band = (typeof BANDS)[number];

/** Severity band of a result by GitHub's scale; `unrated` when neither it nor its rule has a severity, `invalid` when it is no number. */
export function bandOf(result: unknown, rule: unknown): Band | "unrated" | "invalid" {
  const written = severityOf(result, rule);
  if (written === undefined) return "unrated";
  const score = scoreOf(result, rule);
  if (score === undefined) return "invalid";
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  if (score >= 4) return "medium";
  return score > 0 ? "low" : "unrated";
}

/** Score of a result from 0 to 10: its own `security-severity`, or else its rule's; `undefined` when that is no such number. */
export function scoreOf(result: unknown, rule: unknown): number | undefined {
  const written = severityOf(result, rule);
  const text = typeof written === "string" || typeof written === "number" ? `${written}` : "";
  const score = /^\d{1,2}(?:\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  return score >= 0 && score <= 10 ? score : undefined;
}

function severityOf(result: unknown, rule: unknown): unknown {
  const written =
    member(result, "properties", "security-severity") ?? member(rule, "properties", "security-severity");
  return written === null || written === "" ? undefined : written;
}

/** Whether a result is suppressed: it has suppressions, and none is under review or rejected (SARIF 2.1.0, 3.27.23). */
export function isSuppressed(result: unknown): boolean {
  const suppressions = items(member(result, "suppressions"));
  const states = suppressions.map((suppression) => member(suppression, "status") ?? "accepted");
  return states.length > 0 && states.every((state) => state === "accepted");
}

/** Whether a result says that something is wrong, or may be: not a pass, not information, not gone since the baseline. */
export function isFinding(result: unknown): boolean {
  const kind = member(result, "kind") ?? "fail";
  const wrong = typeof kind !== "string" || ["fail", "open", "review"].includes(kind);
  return wrong && member(result, "baselineState") !== "absent";
}
