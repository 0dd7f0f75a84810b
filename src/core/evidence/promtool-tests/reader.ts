import { readYaml } from "#core/source/read-yaml.ts";
import { JSON_LIMITS } from "#core/source/source-document.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { type Expectation, readAlertCase, readExpressionCase } from "./read-cases.ts";

const FORMAT = "promtool-tests";

/** Unit tests of Prometheus rules, as `promtool test rules` runs them. The mapping is in this folder's README. */
export const promtoolTests = defineReader({
  id: FORMAT,
  title: "promtool tests",
  detect: (text) =>
    /(?:^|[\n\r{,])[ \t"']{0,40}tests["']?[ \t]{0,20}:/.test(text) &&
    /[\s"'{,](?:alert_rule_test|promql_expr_test)["']?[ \t]{0,20}:/.test(text),
  read(file) {
    const parsed = readYaml(file.text, file.path, JSON_LIMITS);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    const groups = root.at("tests").items;
    const cases = groups.flatMap((group) => group.at("alert_rule_test").items);
    const expectations = cases.flatMap((entry) => readAlertCase(entry, builder) ?? []);
    const expressions = groups
      .flatMap((group) => group.at("promql_expr_test").items)
      .filter((entry) => readExpressionCase(entry, builder)).length;
    if (builder.empty && expressions === 0) builder.problem(noCases, root.at("tests").where);
    else observe(root, { expectations, expressions }, builder);
    addRuleFiles(root, builder);
    return builder.build();
  },
});

function observe(
  root: Foreign,
  {
    expectations,
    expressions,
  }: { readonly expectations: readonly Expectation[]; readonly expressions: number },
  builder: ReadingBuilder,
): void {
  const named = (expects: Expectation["expects"]) =>
    new Set(expectations.filter((each) => each.expects === expects).map(({ alert }) => alert));
  const [firing, silent] = [named("firing"), named("silent")];
  const { source } = root.at("tests");
  const count = (name: string, value: number) => builder.record({ name, value, source });
  count("alert_rule_test", expectations.length);
  count("promql_expr_test", expressions);
  count("alerts", new Set(expectations.map(({ alert }) => alert)).size);
  count("alerts.both_ways", [...firing].filter((alert) => silent.has(alert)).length);
}

/** Rule files that are named in full. A pattern (`rules/*.yml`) names no file. */
function addRuleFiles(root: Foreign, builder: ReadingBuilder): void {
  for (const entry of root.at("rule_files").items) {
    const name = entry.text;
    if (name === undefined || /[*?[]/.test(name)) continue;
    builder.add("artifacts", { name, digests: [], source: entry.source });
  }
}

const noCases = {
  id: "no-cases",
  says: "This file holds no case at all, so no alert is tested.",
  fix: "Write for each alert a case in which it fires, and one in which it stays silent.",
};
