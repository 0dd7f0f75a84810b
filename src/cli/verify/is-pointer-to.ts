import type { RecordSubject } from "#core/record/record-schema.ts";
import { digestOf, type FileOnDisk, hasDigests } from "./file-digest.ts";

/**
 * Whether a subject is the pointer that Git LFS leaves for a file: the pointer is made again from the file, as Git LFS writes it, and has to have the
 * subject's digests. `false` also for a pointer that is written in another way, such as with lines of an extension. Source: git-lfs/git-lfs:docs/spec.md.
 */
export async function isPointerTo(content: FileOnDisk, digest: RecordSubject["digest"]): Promise<boolean> {
  const { sha256, size } = content;
  const text = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${size}\n`;
  return hasDigests(await digestOf(Buffer.from(text)), digest);
}
