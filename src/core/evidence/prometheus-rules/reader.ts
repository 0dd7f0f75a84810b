import type { Alert } from "#core/model/details.ts";
import { readYamlDocuments } from "#core/source/read-yaml-documents.ts";
import { YAML_LIMITS } from "#core/source/source-document.ts";
import { shown } from "#core/source/source-issue.ts";
import { defineReader, type EvidenceFile, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { Expressions } from "./expressions.ts";
import { MOST_METRICS } from "./read-promql.ts";
import { type Rule, readRule } from "./read-rule.ts";
import { type Records, resolveRecords } from "./resolve-records.ts";

const FORMAT = "prometheus-rules";

/**
 * Alerting and recording rules of Prometheus, as its rule files hold them, or as a `PrometheusRule` of Kubernetes does.
 * The mapping is in this folder's README.
 */
export const prometheusRules = defineReader({
  id: FORMAT,
  title: "Prometheus rules",
  detect: (text) =>
    /(?:^|[\n\r{,])[ \t"']{0,40}groups["']?[ \t]{0,20}:/.test(text) &&
    /[\s"'{,](?:alert|record)["']?[ \t]{0,20}:/.test(text) &&
    /[\s"'{,]expr["']?[ \t]{0,20}:/.test(text),
  read(file) {
    const parsed = readYamlDocuments(file.text, file.path, { bytes: YAML_LIMITS.bytes });
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const builder = new ReadingBuilder(FORMAT, file);
    const documents = parsed.value.map((document) => Foreign.of(document, file.path));
    const lists = documents.flatMap(groupLists);
    if (lists.length === 0) return unreadable(FORMAT, file, [noGroups(file)]);
    const groups = lists.flatMap(({ items }) => items);
    const expressions = new Expressions();
    const rules = groups.flatMap((group) => rulesOf(group, builder, expressions));
    if (rules.length === 0 && builder.empty) builder.problem(noRules);
    addAlerts(rules, builder);
    const count = (kind: Rule["kind"]) => rules.filter((rule) => rule.kind === kind).length;
    const source = lists[0]?.source ?? { pointer: "" };
    builder.record({ name: "groups", value: groups.length, source });
    builder.record({ name: "alerts", value: count("alert"), source });
    builder.record({ name: "records", value: count("record"), source });
    return builder.build();
  },
});

/** The lists of groups of a document: its own, a `PrometheusRule`'s, or those of a list of them. */
function groupLists(document: Foreign): readonly Foreign[] {
  const places = [
    document,
    document.at("spec"),
    ...document.at("items").items.map((item) => item.at("spec")),
  ];
  return places.map((place) => place.at("groups")).filter(({ isList }) => isList);
}

/** The rules of a group; none once the file held more expressions than are read, which was told then. */
function rulesOf(group: Foreign, builder: ReadingBuilder, expressions: Expressions): readonly Rule[] {
  if (expressions.full) return [];
  const rules = group.at("rules");
  if (rules.isList)
    return rules.items.flatMap((rule) =>
      expressions.full ? [] : (readRule(rule, builder, expressions) ?? []),
    );
  const says = "A group of rules has a list of `rules`, and this one does not.";
  builder.problem(
    { id: "no-rules", says, fix: "List the rules of the group, or remove the group." },
    group.where,
  );
  return [];
}

function addAlerts(rules: readonly Rule[], builder: ReadingBuilder): void {
  const records = recordsOf(rules);
  for (const rule of rules) {
    if (rule.kind !== "alert") continue;
    if (builder.overflowing) break;
    const { metrics, cut } = resolveRecords(rule.metrics, records);
    if (cut) {
      const says = "The alert `{name}` reads more than {limit} metrics, so not all of them were named.";
      const fix = "Split the rule into several.";
      const values = { name: shown(rule.name), limit: MOST_METRICS };
      builder.problem({ id: "too-many-metrics", says, fix, values }, rule.rule.where);
    }
    builder.add("alerts", alertOf(rule, metrics));
  }
}

/** Several rules may record under one name, for different labels. */
function recordsOf(rules: readonly Rule[]): Records {
  const records = new Map<string, string[]>();
  for (const { kind, name, metrics } of rules) {
    if (kind !== "record") continue;
    const known = records.get(name);
    // One more than can be named is enough to tell that there are too many.
    const some = metrics.slice(0, MOST_METRICS + 1);
    if (known === undefined) records.set(name, some);
    else if (known.length <= MOST_METRICS) known.push(...some);
  }
  return records;
}

function alertOf({ name, expression, rule }: Rule, metrics: readonly string[]): Alert {
  const held = rule.at("for").text;
  const severity = rule.at("labels", "severity").text;
  const annotations = rule.at("annotations");
  const runbook = annotations.at("runbook_url").text ?? annotations.at("runbook").text;
  return {
    name,
    expression,
    metrics,
    ...(held === undefined ? {} : { for: held }),
    ...(severity === undefined ? {} : { severity }),
    ...(runbook === undefined ? {} : { runbook }),
    source: rule.source,
  };
}

const noRules = {
  id: "no-rules",
  says: "This file holds no rule at all, so nothing would ever raise an alarm.",
  fix: "Write the rules, or do not list the file.",
};

function noGroups(file: EvidenceFile) {
  return {
    id: "no-groups",
    says: "This file has no list of `groups`, so it holds no rule.",
    fix: "List the file that Prometheus loads, or a `PrometheusRule` of Kubernetes.",
    values: {},
    where: { path: file.path, line: 1, column: 1 },
  };
}
