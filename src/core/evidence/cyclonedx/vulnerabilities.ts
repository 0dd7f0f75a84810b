import type { Weakness } from "#core/model/details.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

const SEVERITIES = ["critical", "high", "medium", "low"] as const;
const SETTLED = new Set(["not_affected", "false_positive", "resolved", "resolved_with_pedigree"]);

/** Reads the vulnerabilities of a bill, and counts those that nobody settled: all of them, and by their highest rating. */
export function readVulnerabilities(
  list: Foreign,
  names: ReadonlyMap<string, string>,
  builder: ReadingBuilder,
): void {
  if (!list.isList) return;
  const open = list.items.map((one) => readOne(one, names, builder)).filter(({ suppressed }) => !suppressed);
  const samples = list.items.length;
  builder.record({ name: "vulnerabilities", value: open.length, samples, source: list.source });
  for (const severity of SEVERITIES) {
    const found = open.filter((weakness) => weakness.severity === severity);
    builder.record({ name: severity, value: found.length, samples, source: found[0]?.source ?? list.source });
  }
  const unrated = open.filter((weakness) => weakness.severity === "unknown");
  builder.record({
    name: "unrated",
    value: unrated.length,
    samples,
    source: unrated[0]?.source ?? list.source,
  });
}

function readOne(one: Foreign, names: ReadonlyMap<string, string>, builder: ReadingBuilder): Weakness {
  const ratings = one.at("ratings").items;
  const rated = ratings.map((rating) => severityOf(rating));
  const scores = ratings
    .flatMap((rating) => rating.at("score").number ?? [])
    .filter((score) => score >= 0 && score <= 10);
  const ref = one.at("affects").items[0]?.at("ref").text;
  const component = ref === undefined ? undefined : (names.get(ref) ?? ref);
  const state = one.at("analysis", "state").text ?? "";
  const justification = one.at("analysis", "justification").text ?? one.at("analysis", "detail").text;
  const weakness: Weakness = {
    id: one.at("id").text ?? "unknown",
    severity: SEVERITIES.find((severity) => rated.includes(severity)) ?? "unknown",
    ...(scores.length === 0 ? {} : { score: Math.max(...scores.slice(0, 100)) }),
    ...(component === undefined ? {} : { component }),
    suppressed: SETTLED.has(state),
    ...(justification === undefined ? {} : { justification }),
    source: one.source,
  };
  builder.add("weaknesses", weakness);
  return weakness;
}

/** `none` and `info` are rated as low as can be, and so is a score below 4; a score alone counts by the bands of CVSS 3. */
function severityOf(rating: Foreign): Weakness["severity"] {
  const severity = rating.at("severity").text?.toLowerCase() ?? "";
  if (severity === "info" || severity === "none") return "low";
  const score = rating.at("score").number;
  const known = SEVERITIES.find((one) => one === severity);
  if (known !== undefined || score === undefined) return known ?? "unknown";
  return score >= 9 ? "critical" : score >= 7 ? "high" : score >= 4 ? "medium" : "low";
}
