import { yamlList, yamlText } from "../yaml-text.ts";
import { type ChosenMetric, chooseMetric } from "./choose-metric.ts";
import { firstBar } from "./first-bar.ts";
import type { PackagePlan } from "./package-plan.ts";
import { schemaLine } from "./schema-line.ts";

/** The first policy: two stages, one check on a number that was read, and the people who were named. */
export function policyText(plan: PackagePlan): string {
  const { branch, release, engineering, operations, survey, gatehouse } = plan;
  const metric = chooseMetric(survey.evidence);
  return [
    schemaLine("gatehouse", gatehouse),
    "# What must be true before a merge. Read from the base branch, so that no pull request sets its own bar.",
    "version: 1",
    'packages: ["handoffs/*"]',
    ...rolesLines({ engineering, operations }),
    "stages:",
    "  engineering:",
    `    branches: [${yamlText(branch)}]`,
    "    requires: research-to-engineering",
    ...gatesLines([...evidenceLines(metric), ...signOffLines("engineering", engineering)]),
    "  production:",
    `    branches: [${yamlText(release)}]`,
    "    requires: production",
    ...gatesLines([
      "checklist: { use: [release] }",
      "# A way back that nobody walked for a quarter of a year is a hope.",
      "rollback: { drill_max_age: 90d }",
      ...signOffLines("operations", operations),
    ]),
    "",
  ].join("\n");
}

function rolesLines(roles: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const named = Object.entries(roles).filter(([, owners]) => owners.length > 0);
  if (named.length === 0) {
    return [
      "# Until roles are named, code owners sign alone.",
      "# roles:",
      '#   engineering: { owners: ["@organisation/team"] }',
    ];
  }
  return ["roles:", ...named.map(([role, owners]) => `  ${role}: { owners: ${yamlList(owners)} }`)];
}

/** What stands under `gates`; a comment as a whole where all of it is one. */
function gatesLines(lines: readonly string[]): readonly string[] {
  if (lines.some((line) => !line.startsWith("#")))
    return ["    gates:", ...lines.map((line) => `      ${line}`)];
  return ["    # gates:", ...lines.map((line) => `    #   ${line.slice(2)}`)];
}

/** A check of what was read; an example in a comment, where no number with a good side that is known was. */
function evidenceLines(metric: ChosenMetric | undefined): readonly string[] {
  if (metric === undefined) {
    return [
      "# evidence:",
      "#   checks:",
      '#     - { name: AUC holds, read: "metrics:test.auc", op: gte, threshold: 0.78 }',
    ];
  }
  const { name, read, op, value, unit, path } = metric;
  const bar = firstBar(value, op);
  const threshold = unit === "" ? String(bar) : yamlText(`${bar}${unit}`);
  const check = `name: ${yamlText(`${name} holds`)}, read: ${yamlText(read)}, op: ${op}, threshold: ${threshold}`;
  return [
    "evidence:",
    "  checks:",
    `    # ${aboutBar(bar, { value, op, path })}`,
    "    # Put the bar here that the problem asks for.",
    `    - { ${check} }`,
  ];
}

/** How a first bar stands to the number that was read. */
function aboutBar(bar: number, { value, op, path }: Pick<ChosenMetric, "value" | "op" | "path">): string {
  const file = yamlText(path);
  if (bar === value) return `As ${file} says today.`;
  return `A little ${op === "gte" ? "below" : "above"} the ${value} that ${file} says today: no two runs are quite the same.`;
}

function signOffLines(role: string, owners: readonly string[]): readonly string[] {
  return owners.length === 0 ? [] : [`sign-offs: { roles: { ${role}: 1 } }`];
}
