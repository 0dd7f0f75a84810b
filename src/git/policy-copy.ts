import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ExtendedContent, ReadExtendedPolicy } from "#core/collect/extended-policy.ts";
import type { Content } from "#core/model/tree.ts";
import { decodeText } from "./decode-text.ts";

/** Bytes of a policy that are read from a file: as many as are read of one in a commit. */
const MOST_BYTES = 1024 * 1024;

/**
 * Answers with a copy of another repository's policy: the file that a user names, whatever repository is asked for. Which
 * commit it is from is not known. Where it cannot be opened, that is something to mend, and the policy lets nothing through.
 */
export function policyCopy(path: string): ReadExtendedPolicy {
  return async (): Promise<ExtendedContent> => {
    try {
      return { kind: "file", commit: null, path: basename(path), content: await contentOf(path) };
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      return {
        kind: "unreadable",
        because: {
          says: "The copy of the policy of `{repository}`, on which this one stands, cannot be opened: {cause}.",
          fix: "Name the file where that policy was checked out.",
          values: { cause },
        },
      };
    }
  };
}

async function contentOf(path: string): Promise<Content> {
  const { size } = await stat(path);
  if (size > MOST_BYTES) return { kind: "too-large", oid: "", size, limit: MOST_BYTES };
  const bytes = await readFile(path);
  const oid = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  const text = decodeText(bytes);
  return text === null
    ? { kind: "binary", oid, size: bytes.length }
    : { kind: "text", text, oid, size: bytes.length };
}
