import type { Observation } from "#core/model/observation.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import { toPointer } from "#core/source/positions.ts";
import { readJson } from "#core/source/read-json.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { JSON_LIMITS, placesOf, type SourceDocument } from "#core/source/source-document.ts";
import { shown } from "#core/source/source-issue.ts";
import { spanOf } from "#core/source/span-of.ts";
import { defineReader, type EvidenceFile, reading, startOf, unreadable } from "../define-reader.ts";
import { judgeLeaf } from "../judge-leaf.ts";
import { type Leaf, leavesOf } from "./flatten.ts";

const FORMAT = "metrics";

/** Most values that are read from one file. A metrics file has a handful; more is data. */
const MOST_VALUES = 10_000;
/** Most problems that are told of one file. */
const MOST_PROBLEMS = 50;

/** A metrics file as DVC reads it: JSON or YAML, numbers under nested names. The mapping is in this folder's README. */
export const metrics = defineReader({
  id: FORMAT,
  title: "metrics in JSON or YAML",
  detect: (text, path) => /\.(?:json|ya?ml)$/i.test(path) && !text.trimStart().startsWith("<"),
  read(file) {
    const parsed = parse(file);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const { value } = parsed.value;
    if (typeof value !== "object" || value === null) return unreadable(FORMAT, file, [notMapping(file)]);
    const leaves = leavesOf(value, MOST_VALUES + 1);
    if (leaves.length > MOST_VALUES) return unreadable(FORMAT, file, [tooMany(file)]);
    if (leaves[0]?.path.length === 0) return unreadable(FORMAT, file, [noMetrics(file)]);
    const places = placesOf(parsed.value);
    const observations: Observation[] = [];
    const problems: Issue[] = [];
    for (const leaf of leaves) {
      const { line, column } = spanOf(places, leaf.path);
      const judged = judgeLeaf(leaf.value);
      const name = leaf.path.join(".");
      if (judged.ok) {
        const source = { pointer: toPointer(leaf.path), line, column };
        observations.push({ name, value: judged.value, source });
      } else if (problems.length < MOST_PROBLEMS) {
        const { id, says, fix } = judged;
        const where = { path: file.path, ...spanOf(places, leaf.path) };
        problems.push({ id, says, fix, values: { name: shown(name), found: found(leaf) }, where });
      }
    }
    return reading(FORMAT, file, { observations, problems });
  },
});

/** JSON by its name or its first character; anything else is YAML. */
function parse(file: EvidenceFile): Reading<SourceDocument> {
  const json = /\.json$/i.test(file.path) || (!/\.ya?ml$/i.test(file.path) && /^\s*[[{]/.test(file.text));
  return json ? readJson(file.text, file.path) : readYaml(file.text, file.path, JSON_LIMITS);
}

function found({ value }: Leaf): string {
  return shown(typeof value === "string" ? value : String(value), 40);
}

function notMapping(file: EvidenceFile): Issue {
  return {
    id: "not-metrics",
    says: "This file holds a single value; a metrics file holds names and their numbers.",
    fix: 'Write a mapping, such as { "test_auc": 0.81 }.',
    values: {},
    where: startOf(file),
  };
}

function noMetrics(file: EvidenceFile): Issue {
  return {
    id: "no-metrics",
    says: "This metrics file holds no metric, so it proves nothing.",
    fix: "Run the evaluation again, and commit what it writes.",
    values: {},
    where: startOf(file),
  };
}

function tooMany(file: EvidenceFile): Issue {
  return {
    id: "too-many-values",
    says: "This file holds more than {limit} values, so it was not read as metrics.",
    fix: "List the file that holds the summary, not the data.",
    values: { limit: MOST_VALUES },
    where: startOf(file),
  };
}
