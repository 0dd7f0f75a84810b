import type { Digest, Weakness } from "#core/model/details.ts";
import type { Foreign } from "../foreign.ts";
import { textOf } from "../foreign-value.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { bandOf, isFinding, isSuppressed, type Level, levelOf, rulesOf, scoreOf } from "./rules.ts";

/** Severity of a result that nobody rated, by its level. */
const BY_LEVEL: Readonly<Record<Level, Weakness["severity"]>> = {
  error: "high",
  warning: "medium",
  note: "low",
  none: "unknown",
};

/** Hashes by their names in SARIF 2.1.0 (3.24.11), which are those of IANA. */
const HASHES: Readonly<Record<string, string>> = {
  "sha-256": "sha256",
  "sha-512": "sha512",
  "sha-1": "sha1",
  md5: "md5",
};

/** Adds what a log says besides its counts: each finding once, the commits that were scanned, and files with hashes. */
export function addDetails(log: Foreign, builder: ReadingBuilder): void {
  const seen = new Set<string>();
  builder.declare("weaknesses");
  for (const run of log.at("runs").items) {
    addWeaknesses(run, seen, builder);
    for (const control of run.at("versionControlProvenance").items)
      addCommit(control.at("revisionId"), builder);
    for (const artifact of run.at("artifacts").items) addArtifact(artifact, builder);
  }
}

/** The same rule in the same file is one weakness, however many lines it was found in: the observations count them. */
function addWeaknesses(run: Foreign, seen: Set<string>, builder: ReadingBuilder): void {
  const ruleOf = rulesOf(run.value);
  for (const result of run.at("results").items) {
    if (!isFinding(result.value)) continue;
    const weakness = weaknessOf(result, ruleOf(result.value));
    const key = JSON.stringify(weakness);
    if (seen.has(key)) continue;
    seen.add(key);
    builder.add("weaknesses", { ...weakness, source: result.source });
  }
}

function weaknessOf(result: Foreign, rule: unknown): Omit<Weakness, "source"> {
  const band = bandOf(result.value, rule);
  const rated = band !== "unrated" && band !== "invalid";
  const score = scoreOf(result.value, rule);
  const component = result.at("locations", 0, "physicalLocation", "artifactLocation", "uri").text;
  const justification = result
    .at("suppressions")
    .items.map((suppression) => suppression.at("justification").text)
    .find((text) => text !== undefined);
  const suppressed = isSuppressed(result.value);
  return {
    id: result.at("ruleId").text ?? result.at("rule", "id").text ?? textOf(idOf(rule)) ?? "unnamed",
    severity: rated ? band : BY_LEVEL[levelOf(result.value, rule)],
    ...(score === undefined ? {} : { score }),
    ...(component === undefined ? {} : { component }),
    suppressed,
    ...(suppressed && justification !== undefined ? { justification } : {}),
  };
}

function idOf(rule: unknown): unknown {
  return typeof rule === "object" && rule !== null && "id" in rule ? rule.id : undefined;
}

function addCommit(revision: Foreign, builder: ReadingBuilder): void {
  const id = revision.text?.toLowerCase();
  if (id === undefined || !/^[0-9a-f]{7,64}$/.test(id)) return;
  builder.add("subjects", { kind: "commit", id, source: revision.source });
}

function addArtifact(artifact: Foreign, builder: ReadingBuilder): void {
  const name = artifact.at("location", "uri").text;
  const digests = artifact.at("hashes").entries.flatMap(([key, hash]): readonly Digest[] => {
    const algorithm = Object.hasOwn(HASHES, key) ? HASHES[key] : undefined;
    const value = hash.text?.toLowerCase() ?? "";
    return algorithm !== undefined && /^[0-9a-f]{32,128}$/.test(value) ? [{ algorithm, value }] : [];
  });
  if (name !== undefined && digests.length > 0)
    builder.add("artifacts", { name, digests, source: artifact.source });
}
