import { git, gitText } from "./run.ts";

/** A changed file between two commits, as `git diff-tree -M` sees it. */
export interface Change {
  readonly status: "A" | "M" | "D" | "R" | "C" | "T";
  readonly path: string;
  readonly previous: string | null;
  readonly oid: string;
  readonly additions: number;
  readonly deletions: number;
}

function isStatus(text: string | undefined): text is Change["status"] {
  return text !== undefined && /^[AMDRCT]$/.test(text);
}

/** Best common ancestor of two commits, or null. */
export async function mergeBase(dir: string, a: string, b: string): Promise<string | null> {
  const { stdout, code } = await git(dir, ["merge-base", a, b], { accept: [1, 128] });
  return code === 0 ? stdout.toString("utf8").trim() : null;
}

/** Whether one commit is reachable from another. */
export async function isAncestor(dir: string, older: string, newer: string): Promise<boolean> {
  return (await git(dir, ["merge-base", "--is-ancestor", older, newer], { accept: [1, 128] })).code === 0;
}

/** Commits of `to` that `from` lacks, oldest first, as GitHub lists a pull request's commits. */
export async function commitsBetween(dir: string, from: string, to: string): Promise<string[]> {
  const text = await gitText(dir, ["rev-list", "--reverse", "--topo-order", `${from}..${to}`]);
  return text === "" ? [] : text.split("\n");
}

/** Changed files from one commit to another, renames found at git's own 50 % similarity. */
export async function changesBetween(dir: string, from: string, to: string): Promise<Change[]> {
  const args = [
    "diff-tree",
    "-r",
    "-M",
    "-z",
    "--no-ext-diff",
    "--raw",
    "--numstat",
    "--no-abbrev",
    from,
    to,
  ];
  const fields = (await git(dir, args)).stdout.toString("utf8").split("\0");
  const changes: (Omit<Change, "additions" | "deletions"> & { additions: number; deletions: number })[] = [];
  let at = 0;
  for (; fields[at]?.startsWith(":") === true; ) {
    const [, , , oid = "", letter = ""] = (fields[at] ?? "").split(" ");
    const status = letter.slice(0, 1);
    const paired = status === "R" || status === "C";
    const first = fields[at + 1] ?? "";
    const path = paired ? (fields[at + 2] ?? "") : first;
    at += paired ? 3 : 2;
    if (isStatus(status))
      changes.push({ status, path, previous: paired ? first : null, oid, additions: 0, deletions: 0 });
  }
  countLines(fields.slice(at), changes);
  return changes.sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

function countLines(
  fields: readonly string[],
  changes: { path: string; additions: number; deletions: number }[],
): void {
  const byPath = new Map(changes.map((change) => [change.path, change]));
  for (let at = 0; at < fields.length; ) {
    const [added = "", deleted = "", name = ""] = (fields[at] ?? "").split("\t");
    const path = name === "" ? (fields[at + 2] ?? "") : name; // a rename has its two names in fields of their own
    at += name === "" ? 3 : 1;
    const change = byPath.get(path);
    if (change === undefined) continue;
    change.additions = Number(added) || 0; // `-` for binary files, which GitHub counts as none
    change.deletions = Number(deleted) || 0;
  }
}

/** Objects that a deleted file had: GitHub's file list names the old blob of a removed file. */
export async function oldOid(dir: string, commit: string, path: string): Promise<string> {
  return gitText(dir, ["rev-parse", `${commit}:${path}`]);
}

/** All refs with their commits. */
export async function listRefs(dir: string): Promise<Map<string, string>> {
  const text = await gitText(dir, ["for-each-ref", "--format=%(objectname) %(refname)"]);
  const refs = new Map<string, string>();
  for (const line of text === "" ? [] : text.split("\n")) refs.set(line.slice(41), line.slice(0, 40));
  return refs;
}

/** Sets a ref, or deletes it when the commit is null. */
export async function setRef(dir: string, ref: string, commit: string | null): Promise<void> {
  if (commit === null) await git(dir, ["update-ref", "-d", ref]);
  else await git(dir, ["update-ref", ref, commit]);
}
