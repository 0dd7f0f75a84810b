import * as z from "zod";
import type { Reading } from "#core/model/statement.ts";
import { inOrder } from "./in-order.ts";
import { SchemaIssues } from "./schema-issues.ts";
import type { SourceDocument } from "./source-document.ts";

/**
 * Checks a document against a schema and tells every mistake at once, in the order of the file.
 *
 * Keys that begin with `x-` are dropped before the check, at every depth. A schema's own message is taken as the
 * sentence, or, when it begins with "expected ", joined to the key and to what was found; a refinement may give a whole
 * statement through its `params`: `{ id, says, fix, values }`.
 *
 * Ids: `unknown-key`, `missing-key`, `wrong-type`, `wrong-value`, and whatever refinements name.
 */
export function checkSchema<T>(schema: z.ZodType<T>, document: SourceDocument, path: string): Reading<T> {
  const value = withoutExtensions(document.value);
  const result = schema.safeParse(value, { error: carry });
  if (result.success) return { ok: true, value: result.data };
  const translated = new SchemaIssues(value, document, path).translate(result.error.issues);
  return { ok: false, issues: inOrder(translated) };
}

/**
 * Fills the message of zod's issues that the schema left without one. It is never shown: for unknown keys it carries
 * the keys that would have been known, which the issue itself does not say.
 */
function carry(issue: z.core.$ZodRawIssue): string {
  if (issue.code !== "unrecognized_keys") return "";
  const { inst } = issue;
  if (inst instanceof z.core.$ZodObject) return JSON.stringify(Object.keys(inst._zod.def.shape));
  if (inst instanceof z.core.$ZodRecord)
    return JSON.stringify([...(inst._zod.def.keyType._zod.values ?? [])].map(String));
  return "";
}

/** A copy without the keys that begin with `x-`. */
function withoutExtensions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtensions);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) =>
      key.startsWith("x-") ? [] : [[key, withoutExtensions(child)] as const],
    ),
  );
}
