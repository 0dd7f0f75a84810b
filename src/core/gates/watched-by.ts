import type { PackageFacts } from "#core/facts/package-facts.ts";

/**
 * An alert or an objective, and the names under which it watches something: those of the metrics that it reads. An alert's own
 * name says nothing about what it reads. An objective's counts only where its query is in a language that nobody here understands.
 */
export interface Watcher {
  readonly kind: "alert" | "slo";
  readonly name: string;
  readonly names: ReadonlySet<string>;
}

/** What Prometheus appends to the name of a metric to say in which unit or of which type it is. */
const SUFFIXES = ["", "_seconds", "_milliseconds", "_bytes", "_ratio", "_percent", "_total"];
const WATCHING = new Set(["/monitoring/alerts", "/monitoring/slo"]);

/** Every alert and every service level objective in the files that the manifest names for them, in their order. */
export function watchersOf({ documents }: Pick<PackageFacts, "documents">): readonly Watcher[] {
  const named = documents.filter(({ pointers }) => pointers.some((pointer) => WATCHING.has(pointer)));
  return named.flatMap(({ reading }): readonly Watcher[] => {
    const { alerts = [], objectives = [] } = reading?.details ?? {};
    const levels = objectives.filter(({ kind }) => kind === "slo");
    return [
      ...alerts.map(({ name, metrics }) => ({ kind: "alert" as const, name, names: new Set(metrics) })),
      ...levels.map(({ name, metrics }) => {
        return { kind: "slo" as const, name, names: new Set(metrics.length > 0 ? metrics : [name]) };
      }),
    ];
  });
}

/**
 * Those that watch a metric: under its exact name, or as Prometheus spells it, where every character other than letters, digits,
 * `_` and `:` is `_`, and where a suffix may say the unit (`p95_latency_seconds`). Nothing looser: a name that merely looks alike
 * may be another metric.
 */
export function watchedBy(metric: string, watchers: readonly Watcher[]): readonly Watcher[] {
  const base = metric.replace(/[^A-Za-z0-9_:]/g, "_");
  const spellings = [metric, ...SUFFIXES.map((suffix) => `${base}${suffix}`)];
  return watchers.filter(({ names }) => spellings.some((spelling) => names.has(spelling)));
}
