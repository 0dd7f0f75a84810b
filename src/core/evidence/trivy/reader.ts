import type { Weakness } from "#core/model/details.ts";
import { readJson } from "#core/source/read-json.ts";
import { shown } from "#core/source/source-issue.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { readInstant } from "../read-instant.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { type Finding, type Kind, readFindings, severityOf } from "./read-findings.ts";

const FORMAT = "trivy";
const SEVERITIES: readonly Weakness["severity"][] = ["critical", "high", "medium", "low", "unknown"];
const KINDS: readonly Kind[] = ["vulnerabilities", "misconfigurations", "secrets"];

/** Trivy's own JSON report, schema version 2. The mapping is in this folder's README. */
export const trivy = defineReader({
  id: FORMAT,
  title: "Trivy JSON",
  detect: (text) => text.includes('"SchemaVersion"') && /"ArtifactName"|"ArtifactType"/.test(text),
  read(file) {
    const parsed = readJson(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    checkReport(root, builder);
    if (!builder.empty) return builder.build();
    // A scan that finds nothing writes no list at all; a result without findings is no mistake either.
    const results = root.at("Results").items;
    const findings = results.flatMap((result) => readFindings(result, builder));
    builder.declare("weaknesses");
    for (const { kind: _kind, ...weakness } of findings) builder.add("weaknesses", weakness);
    const at = readInstant(root.at("CreatedAt").text ?? "");
    countFindings(findings, root, at, builder);
    const licences = results.flatMap((result) => addLicences(result, builder));
    for (const severity of SEVERITIES) {
      const value = licences.filter((each) => each === severity).length;
      builder.record({ name: `licenses.${severity}`, value, source: root.at("Results").source });
    }
    addSubjects(root, builder);
    const ended = root.at("Metadata", "OS", "EOSL");
    if (ended.boolean !== undefined) builder.observe("os.end_of_life", ended);
    const version = root.at("Trivy", "Version").text;
    return builder.build({
      tool: "Trivy",
      ...(version === undefined ? {} : { version: shown(version, 40) }),
    });
  },
});

function checkReport(root: Foreign, builder: ReadingBuilder): void {
  const version = root.at("SchemaVersion");
  const results = root.at("Results");
  if (version.value !== 2) {
    const says = "Expected a report of Trivy with `SchemaVersion` 2, and found another one or none.";
    builder.problem(
      { id: "wrong-version", says, fix: "Write the report with Trivy 0.20 or later." },
      version.where,
    );
  }
  if (root.at("ArtifactName").text === undefined) {
    const says =
      "This report does not say what was scanned (`ArtifactName`), so an empty one proves nothing.";
    builder.problem({ id: "no-artifact", says, fix: "Write the report again with Trivy." }, root.where);
  }
  if (results.present && !results.isList) {
    const says = "`Results` is no list, so what was found cannot be told.";
    builder.problem({ id: "no-results", says, fix: "Write the report again with Trivy." }, results.where);
  }
}

function countFindings(
  findings: readonly Finding[],
  root: Foreign,
  at: string | undefined,
  builder: ReadingBuilder,
): void {
  const count = (name: string, found: readonly Finding[]) => {
    const source = found[0]?.source ?? root.at("Results").source;
    builder.record({ name, value: found.length, ...(at === undefined ? {} : { at }), source });
  };
  const open = findings.filter(({ suppressed }) => !suppressed);
  count("results", open);
  for (const severity of SEVERITIES)
    count(
      severity,
      open.filter((each) => each.severity === severity),
    );
  for (const kind of KINDS)
    count(
      kind,
      open.filter((each) => each.kind === kind),
    );
  count(
    "fixable",
    open.filter(({ fixedIn }) => fixedIn !== undefined),
  );
  count(
    "suppressed",
    findings.filter(({ suppressed }) => suppressed),
  );
}

/** Licences of packages, and those that a licence scan found with a severity. Returns the severities. */
function addLicences(result: Foreign, builder: ReadingBuilder): readonly Weakness["severity"][] {
  const add = (expression: string, name: string | undefined, { source }: Foreign) =>
    builder.add("licences", { of: "component", ...(name === undefined ? {} : { name }), expression, source });
  for (const each of result.at("Packages").items) {
    for (const licence of each.at("Licenses").items) {
      if (licence.text !== undefined) add(licence.text, each.at("Name").text, licence);
    }
  }
  return result.at("Licenses").items.flatMap((found) => {
    const name = found.at("Name").text;
    if (name === undefined) return [];
    const place = [found.at("PkgName").text, found.at("FilePath").text].find((text) => text !== undefined);
    add(name, place, found);
    return severityOf(found.at("Severity").text);
  });
}

/** The image by its digests, or the repository by its commit. */
function addSubjects(root: Foreign, builder: ReadingBuilder): void {
  const name = root.at("ArtifactName").text ?? "";
  const digests = root.at("Metadata", "RepoDigests").items.flatMap((entry) => {
    const value = /@sha256:([0-9a-f]{64})$/.exec(entry.text?.slice(-80) ?? "")?.[1];
    return value === undefined ? [] : [{ algorithm: "sha256", value }];
  });
  const unique = [...new Map(digests.map((digest) => [digest.value, digest])).values()];
  const { source } = root.at("ArtifactName");
  if (unique.length > 0) builder.add("subjects", { kind: "content", name, digests: unique, source });
  const commit = root.at("Metadata", "Commit");
  const id = commit.text;
  if (id !== undefined && /^[0-9a-f]{40}$/.test(id))
    builder.add("subjects", { kind: "commit", id, source: commit.source });
}
