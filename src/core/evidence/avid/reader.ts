import type { Weakness } from "#core/model/details.ts";
import { readJson } from "#core/source/read-json.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { readInstant } from "../read-instant.ts";
import { ReadingBuilder } from "../reading-builder.ts";

const FORMAT = "avid";

/** Reports and vulnerabilities of the AI Vulnerability Database. The mapping is in this folder's README. */
export const avid = defineReader({
  id: FORMAT,
  title: "AVID report",
  detect: (text) => /"data_type"\s{0,9}:\s{0,9}"AVID"/.test(text.slice(0, 65_536)),
  read(file) {
    const parsed = readJson(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    const reports = root.isList ? root.items : [root];
    for (const report of reports) readReport(report, builder);
    builder.record({ name: "reports", value: reports.length, source: root.source });
    if (reports.length === 0) builder.problem(noReport);
    return builder.build();
  },
});

function readReport(report: Foreign, builder: ReadingBuilder): void {
  const id = [report.at("metadata", "report_id"), report.at("metadata", "vuln_id")].find(
    ({ text }) => text !== undefined,
  );
  if (id?.text === undefined) {
    builder.problem(noId, report.at("metadata").where);
    return;
  }
  const affected = artifactsOf(report);
  const scored = report.at("impact", "cvss");
  const score = scored.at("baseScore").number;
  // A report may name several artifacts, and is a weakness in each; one that names none is a weakness all the same.
  for (const component of affected.length === 0 ? [undefined] : affected.map(({ text }) => text)) {
    builder.add("weaknesses", {
      id: id.text,
      severity: severityOf(scored.at("baseSeverity").text),
      ...(score === undefined || score < 0 || score > 10 ? {} : { score }),
      ...(component === undefined ? {} : { component }),
      suppressed: false,
      source: id.source,
    });
  }
  for (const name of affected) {
    if (name.text !== undefined)
      builder.add("artifacts", { name: name.text, digests: [], source: name.source });
  }
  addRisks(report, affected[0]?.text, builder);
  for (const { text, source } of report.at("references").items.map((reference) => reference.at("url"))) {
    if (text !== undefined) builder.add("links", { target: text, source });
  }
  observeMetrics(report, builder);
}

/** Names of what is affected; `artifact` was the key before version 0.2. */
function artifactsOf(report: Foreign): readonly Foreign[] {
  const lists = [report.at("affects", "artifacts"), report.at("affects", "artifact")];
  return lists
    .flatMap(({ items }) => items.map((item) => item.at("name")))
    .filter(({ text }) => text !== undefined);
}

function severityOf(text: string | undefined): Weakness["severity"] {
  return (
    (["critical", "high", "medium", "low"] as const).find((each) => each === text?.toLowerCase()) ?? "unknown"
  );
}

/** Domains of risk, the entries of AVID's taxonomy, and what was found, in the report's words. */
function addRisks(report: Foreign, of: string | undefined, builder: ReadingBuilder): void {
  const whose = of === undefined ? {} : { of };
  const taxonomy = report.at("impact", "avid");
  for (const { text, source } of taxonomy.at("risk_domain").items) {
    if (text !== undefined) builder.add("terms", { kind: "risk", ...whose, value: text, source });
  }
  for (const entry of taxonomy.at("sep_view").items) {
    const value =
      entry.text ??
      [entry.at("id").text, entry.at("name").text].filter((part) => part !== undefined).join(": ");
    if (value !== "") builder.add("terms", { kind: "risk", ...whose, value, source: entry.source });
  }
  const description = [
    report.at("problemtype", "description", "value"),
    report.at("description", "value"),
  ].find(({ text }) => text !== undefined);
  if (description?.text === undefined) return;
  builder.add("terms", {
    kind: "limitation",
    ...whose,
    value: description.text.slice(0, 2000),
    source: description.source,
  });
}

/** Results of detections, where the report gives numbers: mostly it names the metric alone. */
function observeMetrics(report: Foreign, builder: ReadingBuilder): void {
  const at = readInstant(report.at("reported_date").text ?? "");
  for (const metric of report.at("metrics").items) {
    const name = metric.at("name").text;
    if (name === undefined) continue;
    const results = metric.at("results");
    for (const [key, value] of [["value", results] as const, ...results.entries]) {
      if (value.number === undefined) continue;
      builder.observe(`${name}.${key}`, value, at === undefined ? {} : { at });
    }
  }
}

const noId = {
  id: "no-id",
  says: "This report has no id (`metadata.report_id` or `metadata.vuln_id`), so it cannot be referred to.",
  fix: "Write the id that AVID gave it.",
};

const noReport = {
  id: "no-report",
  says: "This file holds no report.",
  fix: "List the report that AVID published or that was sent there.",
};
