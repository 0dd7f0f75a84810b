import type { ComparedItem } from "#core/checklist/compare-checklist.ts";
import { evidencePath } from "#core/checklist/evidence-path.ts";
import type { Finding } from "#core/model/finding.ts";
import type { ListedFile } from "#core/model/tree.ts";
import type { About, Say } from "../define-gate.ts";
import type { messages } from "./messages.ts";

/** The files of a package, for looking many of them up. */
export interface PackageIndex {
  readonly folder: string;
  readonly files: ReadonlyMap<string, ListedFile>;
  /** Every folder that holds a file at any depth. */
  readonly folders: ReadonlySet<string>;
}

/** Prepares the files below a folder for {@link judgeEvidence}. */
export function indexPackage(folder: string, files: readonly ListedFile[]): PackageIndex {
  const folders = new Set<string>([folder]);
  for (const { path } of files) {
    let end = path.lastIndexOf("/");
    while (end > 0 && !folders.has(path.slice(0, end))) {
      folders.add(path.slice(0, end));
      end = path.lastIndexOf("/", end - 1);
    }
  }
  return { folder, files: new Map(files.map((file) => [file.path, file])), folders };
}

/** What came of the evidence of one ticked item. */
export interface JudgedEvidence {
  /** Repository paths of the files that count. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}

const KINDS: Readonly<Record<string, string>> = { "120000": "symbolic link", "160000": "submodule" };

/**
 * Looks at each file that a ticked item names. A link that the definition already has is part of its wording: it
 * counts where it leads to a file of the package, and is no mistake elsewhere.
 */
export function judgeEvidence(
  { asked, filled }: ComparedItem,
  checklistPath: string,
  pack: PackageIndex,
  say: Say<typeof messages>,
): JudgedEvidence {
  const files: string[] = [];
  const findings: Finding[] = [];
  const brought = new Set(asked.evidence.map(({ path }) => path));
  const { id } = asked;
  for (const link of filled?.evidence ?? []) {
    const about = { package: pack.folder, where: link.where };
    const found = evidencePath(link, checklistPath, pack.folder);
    const problem = found.ok
      ? problemAt(found.value, id, checklistPath, pack, say, about)
      : say("evidence-elsewhere", { id, path: link.path, folder: pack.folder }, about);
    if (problem === undefined && found.ok) files.push(found.value);
    else if (problem !== undefined && !brought.has(link.path)) findings.push(problem);
  }
  return { files: [...new Set(files)], findings };
}

function problemAt(
  target: string,
  id: string,
  checklistPath: string,
  pack: PackageIndex,
  say: Say<typeof messages>,
  about: About,
): Finding | undefined {
  if (target === checklistPath) return say("evidence-is-the-list", { id }, about);
  const file = pack.files.get(target);
  if (file === undefined) {
    return pack.folders.has(target)
      ? say("evidence-not-a-file", { id, target, kind: "folder" }, about)
      : say("evidence-absent", { id, target }, about);
  }
  const kind = KINDS[file.mode];
  if (kind !== undefined) return say("evidence-not-a-file", { id, target, kind }, about);
  return file.size === 0 ? say("evidence-empty", { id, target }, about) : undefined;
}
