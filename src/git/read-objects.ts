import { GitError, runGit } from "./run-git.ts";

/** Reads blobs by object id through one `git cat-file --batch`. Every id asked for is in the map, or this rejects. */
export async function readObjects(
  dir: string,
  oids: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const wanted = [...new Set(oids)];
  const found = new Map<string, Buffer>();
  if (wanted.length === 0) return found;
  const output = await runGit(dir, ["cat-file", "--batch"], { input: `${wanted.join("\n")}\n` });
  let at = 0;
  for (const oid of wanted) {
    const end = output.indexOf(10, at);
    const header = output.toString("latin1", at, end < 0 ? output.length : end);
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(header)?.[1];
    if (size === undefined) throw new GitError("git-failed", `object ${oid} cannot be read: ${header}`);
    const start = end + 1;
    found.set(oid, output.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return found;
}
