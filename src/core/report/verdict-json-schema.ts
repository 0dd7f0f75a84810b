import { OUTCOMES } from "#core/model/outcome.ts";
import { JSON_SCHEMA_ID } from "./to-json.ts";

/** A JSON Schema, or a part of one. */
type Schema = Readonly<Record<string, unknown>>;

const text = (description: string): Schema => ({ type: "string", description });
const many = (items: Schema, description: string): Schema => ({ type: "array", items, description });
const natural: Schema = { type: "integer", minimum: 1 };
const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
const outcome: Schema = {
  enum: OUTCOMES,
  description: "`error`, `fail` and `pending` hold a pull request back; the others do not.",
};

/** An object whose keys marked with `?` may be left out. Keys that are not named may come with a later version. */
function record(keys: Readonly<Record<string, Schema>>, description?: string): Schema {
  const entries = Object.entries(keys).map(([key, schema]) => [key.replace("?", ""), schema] as const);
  return {
    type: "object",
    ...(description === undefined ? {} : { description }),
    required: Object.keys(keys).filter((key) => !key.endsWith("?")),
    properties: Object.fromEntries(entries),
  };
}

const value: Schema = {
  anyOf: [{ type: ["string", "number", "boolean"] }, { type: "array", items: { type: "string" } }],
};

const sentence = {
  message: text("What is said, with its values filled in."),
  "advice?": text("What to do about it, with its values filled in."),
  says: text("The template of `message`."),
  "fix?": text("The template of `advice`."),
  values: { type: "object", additionalProperties: ref("value"), description: "What fills the templates." },
};

const place = {
  path: text("Relative to the repository, with slashes."),
  "line?": natural,
  "column?": natural,
  "endLine?": natural,
  "endColumn?": natural,
};

const finding = record({
  id: text("Stable name of the finding, unique within its gate."),
  outcome,
  ...sentence,
  "where?": ref("place"),
  "who?": many({ type: "string" }, "Who can act on it, as CODEOWNERS spells them."),
  "package?": text("Folder of the package that it is about."),
  "check?": text("Name of the policy's check that it is about."),
  "severity?": { const: "warn", description: "The check only warns." },
  "expected?": text("What should have been found."),
  "actual?": text("What was found."),
  "why?": text("Why it is asked."),
  "waiver?": record(
    {
      gate: { type: "string" },
      "check?": { type: "string" },
      package: text("`name@version`."),
      reason: { type: "string" },
      authority: text("Who answers for it."),
      expires: text("Last day on which it counts, in UTC."),
      where: ref("place"),
    },
    "The line of the policy that excuses the finding.",
  ),
});

const change = record({
  name: { type: "string" },
  before: { type: ["string", "null"] },
  after: { type: ["string", "null"] },
  "difference?": { type: "string" },
  "where?": ref("place"),
});

const judged = record({
  folder: { type: "string" },
  "name?": { type: "string" },
  "version?": { type: "string" },
  "risk?": { type: "string" },
  "decision?": record({
    path: { type: "string" },
    title: { type: "string" },
    decided: { type: "string" },
    "line?": natural,
  }),
  "changes?": record({
    since: { type: ["string", "null"], description: "The version that it is compared with." },
    groups: many(
      record({
        kind: { enum: ["metrics", "parameters", "data", "model", "dependencies", "rollback", "code"] },
        rows: many(change, "As many as fit a page."),
        more: { type: "integer", minimum: 0 },
      }),
      "What differs, by kind.",
    ),
  }),
});

const table = record({
  title: { type: "string" },
  columns: many({ type: "string" }, "Heads of the columns."),
  rows: many({ type: "array", items: { anyOf: [ref("value"), record(sentence)] } }, "Cells by row."),
});

const graph = record({
  title: { type: "string" },
  nodes: many(
    record({
      id: { type: "string" },
      label: { type: "string" },
      kind: { enum: ["data", "step", "code", "model", "evidence"] },
      state: { enum: ["ok", "bad", "unknown"] },
    }),
    "What there is.",
  ),
  edges: many(
    record({ from: { type: "string" }, to: { type: "string" }, "label?": { type: "string" } }),
    "What was made of what.",
  ),
});

const gate = record({
  gate: text("Id of the gate."),
  title: text("Completes “releasable when …”."),
  severity: { enum: ["block", "warn"] },
  outcome,
  kind: { enum: ["content", "people"], description: "Who changes its outcome: an edit, or a person's act." },
  findings: many(ref("finding"), "What it looked at, and what came of it."),
  tables: many(table, "Details."),
  "graphs?": many(graph, "Drawings."),
});

/** JSON Schema (draft 7) of what `toJson` writes, for programs that read verdicts. Keys may be added under the same `schema`. */
export function verdictJsonSchema(): Schema {
  const keys = {
    schema: { const: JSON_SCHEMA_ID },
    headline: text("The verdict in one line."),
    outcome,
    stage: { type: "string" },
    packages: many(judged, "The packages that were judged."),
    head: text(
      "Commit that was judged; with `-dirty` behind it where a terminal judged files that differ from it.",
    ),
    base: text("Commit that it is compared with, whose policy counts."),
    policy: record({
      path: { type: "string" },
      digest: text("Git object id of the file."),
      "extends?": record(
        {
          repository: text("`owner/name`."),
          commit: {
            type: ["string", "null"],
            description: "Commit that was read; null where a copy of the file was handed over.",
          },
          path: { type: "string" },
          digest: text("Git object id of the file."),
        },
        "The policy of another repository that it stands on.",
      ),
    }),
    at: text("When it was judged, ISO 8601 in UTC."),
    contentGreen: { type: "boolean", description: "Whether nothing but people's acts is missing." },
    deferred: many({ type: "string" }, "Gates that were left to the App."),
    notices: many(ref("finding"), "What is said of the judgement itself."),
    gates: many(gate, "What each gate came to."),
    "next?": record({
      stage: { type: "string" },
      asks: many(record({ gate: { type: "string" }, finding: ref("finding") }), "What is not there yet."),
    }),
  };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Gatehouse verdict",
    ...record(keys, "May this pull request merge, and if not, who can act?"),
    definitions: { finding, place: record(place), value },
  };
}
