import { runGit } from "#git/run-git.ts";

/** What a commit of a branch left at the path of a manifest. */
export interface ManifestChange {
  readonly commit: string;
  readonly path: string;
  /** Git object id; `null`: it is gone. */
  readonly oid: string | null;
}

/** Commits that are looked at in one history. */
const MOST_COMMITS = 10_000;

/**
 * Every change of a file with one of the names, below one of the folders, along the first parents of a commit: what stood on
 * the branch itself. The newest comes first. Folders are literal; `""` is the root.
 */
export async function manifestHistory(
  dir: string,
  tip: string,
  names: readonly string[],
  folders: readonly string[],
): Promise<readonly ManifestChange[]> {
  const within = folders.includes("") ? [] : folders;
  const form = ["-z", "--raw", "--no-abbrev", "--no-renames", "--format=%x01%H"];
  const walk = ["--first-parent", "-m", `--max-count=${MOST_COMMITS}`];
  const output = await runGit(dir, ["log", ...form, ...walk, tip, "--", ...within]);
  const fields = output.toString("utf8").split("\0");
  const changes: ManifestChange[] = [];
  let commit = "";
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] ?? "";
    const [, oid] = /^\n?:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]/.exec(field) ?? [];
    if (oid === undefined) {
      if (field.startsWith("\u0001")) commit = field.slice(1);
      continue;
    }
    at += 1;
    const path = fields[at] ?? "";
    if (!names.some((name) => path.endsWith(`/${name}`))) continue;
    changes.push({ commit, path, oid: /^0+$/.test(oid) ? null : oid });
  }
  return changes;
}
