import { lstat, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { CODEOWNERS_LIMIT, type Codeowners } from "#core/codeowners/codeowners.ts";
import { CODEOWNERS_PATHS } from "#core/codeowners/codeowners-path.ts";
import { parseCodeowners } from "#core/codeowners/parse-codeowners.ts";
import { runGit } from "#git/run-git.ts";
import { type Answer, problem } from "../answer.ts";

/** Reads the file that was named, or the one of the working tree that GitHub would look at: the first of its three places. */
export async function findCodeowners(repo: string, named: string | undefined): Promise<Answer<Codeowners>> {
  if (named !== undefined) return load(resolve(named), named);
  const root = await rootOf(resolve(repo));
  for (const path of CODEOWNERS_PATHS) {
    const file = resolve(root, path);
    const entry = await lstat(file).catch(() => null);
    if (entry === null || entry.isDirectory()) continue;
    // GitHub reads what git holds, and for a link that is only where it leads.
    if (!entry.isFile()) return unloadable(path, "is a link, and GitHub reads no links");
    return load(file, path);
  }
  return problem({
    id: "no-codeowners",
    says: "`{root}` has no CODEOWNERS file: GitHub looks at {places}",
    fix: "add one, or name a file: --codeowners FILE",
    values: { root, places: CODEOWNERS_PATHS },
  });
}

/** The folder in which the repository's paths begin; the folder itself where git knows of none. */
async function rootOf(dir: string): Promise<string> {
  const output = await runGit(dir, ["rev-parse", "--show-toplevel"]).catch(() => null);
  return output?.toString("utf8").trim() || dir;
}

async function load(file: string, path: string): Promise<Answer<Codeowners>> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return unloadable(path, "cannot be read");
  if (bytes.length >= CODEOWNERS_LIMIT)
    return unloadable(path, "has 3 MB or more, and GitHub loads none of it");
  const codeowners = parseCodeowners(bytes.toString("utf8"), path);
  return { ok: true, value: codeowners };
}

function unloadable(path: string, reason: string): Answer<never> {
  return problem({
    id: "codeowners-not-loaded",
    says: `\`{path}\` ${reason}`,
    fix: "mend it, or name another file: --codeowners FILE",
    values: { path },
  });
}
