import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import type { CaseFile } from "#core/cases/read-case-file.ts";
import { DigestMemory } from "#core/collect/collect-digests.ts";
import { completePolicy, type ReadExtendedPolicy, unreadExtended } from "#core/collect/extended-policy.ts";
import { ReadingMemory } from "#core/collect/reading-memory.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import { parsePolicy } from "#core/policy/parse-policy.ts";
import { POLICY_PATHS } from "#core/policy/policy.ts";
import { policyCopy } from "#git/policy-copy.ts";
import { repositoryAbove } from "./find-case-files.ts";
import type { Setting } from "./setting.ts";

/** What the command line says of the policy. */
export interface PolicyChoice {
  readonly policy?: string;
  readonly organisationPolicy?: string;
}

/** The repository and the policy that a file of cases is about, or every mistake of that policy with its place. */
export async function loadSetting(
  file: CaseFile,
  path: string,
  { policy, organisationPolicy }: PolicyChoice,
): Promise<Reading<Setting>> {
  const from = dirname(resolve(path));
  const root = repositoryAbove(path);
  const packagesFrom = file.repository === undefined ? root : resolve(from, file.repository);
  const own = POLICY_PATHS.map((each) => join(root, each)).find((each) => existsSync(each));
  const chosen =
    policy === undefined ? (file.policy === undefined ? own : resolve(from, file.policy)) : resolve(policy);
  if (chosen === undefined) return refused(noPolicy(path, root));
  const readExtended =
    organisationPolicy === undefined ? unreadExtended : policyCopy(resolve(organisationPolicy));
  const reading = await readPolicyFile(chosen, readExtended);
  if (!reading.ok) return reading;
  // Whatever file it was read from, it is judged as what would stand at its place.
  const judged = { ...reading.value, path: POLICY_PATHS[0] };
  const { codeowners } = file;
  const value: Setting = {
    root,
    packagesFrom,
    policy: judged,
    readExtended,
    memory: { digests: new DigestMemory(), readings: new ReadingMemory() },
    ...(codeowners === undefined ? {} : { codeowners }),
  };
  return { ok: true, value };
}

/** Reads a policy from a file on disk, whether or not it is committed. */
export async function readPolicyFile(file: string, readExtended: ReadExtendedPolicy) {
  const shown = relative(process.cwd(), file);
  const text = await textOf(file);
  if (text === null) return refused(unopened(shown));
  const parsed = parsePolicy(text, shown, "0".repeat(40));
  return parsed.ok ? completePolicy(parsed.value, readExtended) : parsed;
}

/** Text of a file; `null` where none can be opened. */
export async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}

function refused(issue: Issue): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues: [issue] };
}

/** Nothing can be read from this path. */
export function unopened(path: string): Issue {
  const says = "This file cannot be opened.";
  return { id: "unopened", says, fix: "Look for a mistake in its name.", values: { path }, where: { path } };
}

function noPolicy(path: string, root: string): Issue {
  return {
    id: "no-policy",
    says: "There is no policy to test: neither `{wanted}` in `{root}` nor in any folder above.",
    fix: "Write one there, or name it: --policy FILE, or `policy` in the file of cases.",
    values: { wanted: POLICY_PATHS[0], root },
    where: { path },
  };
}
