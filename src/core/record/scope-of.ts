import type { Entry } from "#core/model/tree.ts";
import { canonicalText } from "./canonical-text.ts";
import type { RecordAsked } from "./record-schema.ts";

/** SHA-256 of a text as UTF-8, in lower-case hexadecimal. */
export type Sha256 = (text: string) => string;

type Scope = RecordAsked["scope"];

/** What a sign-off stands for: paths with what git has there, and one digest over them. */
export function scopeOf(
  paths: readonly string[],
  entryOf: (path: string) => Entry | null,
  sha256: Sha256,
): Scope {
  const listed = paths.map((path) => {
    const entry = entryOf(path);
    return { path, mode: entry?.mode ?? null, oid: entry?.oid ?? null };
  });
  return { digest: scopeDigest(listed, sha256), paths: listed };
}

/** The digest that a scope of these paths has, in the order given. */
export function scopeDigest(paths: Scope["paths"], sha256: Sha256): string {
  const listed = paths.map(({ path, mode, oid }) => ({ path, mode, oid }));
  return sha256(canonicalText(listed));
}
