import { resolve } from "node:path";
import type { ReadExtendedPolicy } from "#core/collect/extended-policy.ts";
import { commitId } from "#git/commits.ts";
import { GitObjects } from "#git/git-objects.ts";
import { GitTree } from "#git/git-tree.ts";
import { type Answer, problem } from "../answer.ts";
import { noCopy } from "../clone/no-copy.ts";
import { type Diagnosis, notSeen } from "./diagnosis.ts";
import type { Examination } from "./examination.ts";
import { gatedBranches } from "./gated-branches.ts";
import { onBranches } from "./look-at-branch-workflows.ts";
import { lookAtOwners } from "./look-at-owners.ts";
import { lookAtPolicy } from "./look-at-policy.ts";
import { lookAtWorkflows } from "./look-at-workflows.ts";
import { GITHUB, withPinLookUps } from "./pin-look-ups.ts";
import { readSeenPolicy } from "./seen-policy.ts";

/** Looks at the files of a clone's newest commit alone: what GitHub enforces, and for whom, is not seen. */
export async function examineClone(
  repo: string,
  readExtended: ReadExtendedPolicy | null,
): Promise<Answer<Examination>> {
  const dir = resolve(repo);
  const objects = new GitObjects(dir);
  const commit = await commitId(objects, "HEAD");
  if (commit === null) {
    return problem({
      id: "no-clone",
      says: "`{dir}` is not inside a git repository with a commit",
      fix: "go there, or name it: --repo DIR; in a new repository, commit something first",
      values: { dir },
    });
  }
  const tree = new GitTree(objects, commit);
  const found = await readSeenPolicy(tree, readExtended ?? noCopy);
  const policy = found.kind === "policy" ? found.policy : null;
  const branches = policy === null ? [] : gatedBranches(policy, []).map(({ branch }) => branch);
  const workflows = await lookAtWorkflows(tree, { branches, queue: false });
  const diagnoses = [
    ...lookAtPolicy(found, "HEAD"),
    ...(await lookAtOwners(tree, policy)),
    ...(await withPinLookUps(onBranches([{ branch: "HEAD", found: workflows }]), async () => GITHUB)),
    OFFLINE,
  ];
  return { ok: true, value: { subject: repo === "." ? "this clone" : repo, online: false, diagnoses } };
}

const OFFLINE: Diagnosis = notSeen("What GitHub enforces, and for whom,", "GitHub", {
  says: "--offline asks nobody",
  values: {},
});
