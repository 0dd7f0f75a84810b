import type { EvidenceReading } from "#core/model/observation.ts";
import type { Issue } from "#core/model/statement.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { shown } from "#core/source/source-issue.ts";
import { type EvidenceFile, startOf, unreadable } from "./define-reader.ts";
import { detectFormat, FORMATS } from "./formats.ts";

/** Format of a reading where none could be told. */
const UNKNOWN_FORMAT = "unknown";

/** Ids of problems that are mended in the manifest's `as`, not in the evidence file. */
export const PROBLEMS_OF_AS: readonly string[] = ["unknown-format", "wrong-format", "unrecognised"];

/**
 * Reads one evidence file in the format that its manifest entry names, or in the one that it looks like when it names
 * none. Never throws on a file, and rejects only when a reader cannot be loaded.
 *
 * Adds to the readers' problems: `lfs-pointer` and `dvc-pointer` (the data is elsewhere), `unknown-format`,
 * `wrong-format` (it looks like another one) and `unrecognised`.
 */
export async function readEvidence(format: string | undefined, file: EvidenceFile): Promise<EvidenceReading> {
  const pointer = pointerProblem(file);
  if (pointer !== null) return unreadable(format ?? UNKNOWN_FORMAT, file, [pointer]);
  if (format === undefined) {
    const reader = await detectFormat(file.text, file.path, file.bytes);
    return reader?.read(file) ?? unreadable(UNKNOWN_FORMAT, file, [unrecognised(file)]);
  }
  const reader = await FORMATS.get(format)?.load();
  if (reader === undefined) return unreadable(format, file, [unknownFormat(format, file)]);
  if (!reader.detect(file.text, file.path, file.bytes)) {
    const other = await detectFormat(file.text, file.path, file.bytes);
    if (other !== undefined) return unreadable(format, file, [wrongFormat(format, other.id, file)]);
  }
  return reader.read(file);
}

/** A file that only says where the data is. Its digest is known, its content is not. */
function pointerProblem(file: EvidenceFile): Issue | null {
  const where = startOf(file);
  if (file.text.length < 1024 && file.text.startsWith("version https://git-lfs.github.com/spec/")) {
    return {
      id: "lfs-pointer",
      says: "This is a Git LFS pointer, not the report that it points to, so it cannot be read.",
      fix: "Set `lfs: true` on `actions/checkout`, or better, commit small reports without LFS.",
      values: {},
      where,
    };
  }
  if (!file.path.endsWith(".dvc")) return null;
  return {
    id: "dvc-pointer",
    says: "This is a DVC pointer, not the report that it points to, so it cannot be read.",
    fix: "Commit small reports to git: mark them `cache: false` in `dvc.yaml`.",
    values: {},
    where,
  };
}

function unknownFormat(format: string, file: EvidenceFile): Issue {
  const known = [...FORMATS.keys()];
  const meant = didYouMean(format, known);
  const base = { id: "unknown-format", values: { format: shown(format), known }, where: startOf(file) };
  if (meant === undefined) {
    return { ...base, says: "There is no format `{format}`.", fix: "Use one of {known}." };
  }
  const values = { ...base.values, meant };
  return {
    ...base,
    values,
    says: "There is no format `{format}`; did you mean `{meant}`?",
    fix: "Use one of {known}.",
  };
}

function wrongFormat(format: string, other: string, file: EvidenceFile): Issue {
  return {
    id: "wrong-format",
    says: "This looks like `{other}`, not `{format}`.",
    fix: "Write `{correction}`, or list the file that was meant.",
    values: { format: shown(format), other, correction: `as: ${other}` },
    where: startOf(file),
  };
}

function unrecognised(file: EvidenceFile): Issue {
  return {
    id: "unrecognised",
    says: "The format of this file was not recognised.",
    fix: "Name it with `as:`, one of {known}.",
    values: { known: [...FORMATS.keys()] },
    where: startOf(file),
  };
}
