import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { ReadExtendedPolicy } from "#core/collect/extended-policy.ts";
import { policyCopy } from "#git/policy-copy.ts";
import { type Answer, problem } from "../answer.ts";

/** Reads the copy that a user names of the policy that the repository's extends; `null` where none is named. A problem is a file that cannot be read. */
export async function organisationPolicy(
  path: string | undefined,
): Promise<Answer<ReadExtendedPolicy | null>> {
  if (path === undefined) return { ok: true, value: null };
  try {
    await access(path, constants.R_OK);
    if ((await stat(path)).isFile()) return { ok: true, value: policyCopy(resolve(path)) };
  } catch {
    // Said below: why it cannot be opened helps nobody who has the name before them.
  }
  return problem({
    id: "no-copy",
    says: "there is no file `{path}` that can be read",
    fix: "name the file where the policy that this repository's extends was checked out: --organisation-policy FILE",
    values: { path },
  });
}
