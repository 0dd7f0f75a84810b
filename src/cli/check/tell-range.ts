import { findPolicy } from "#core/collect/find-policy.ts";
import type { Statement } from "#core/model/statement.ts";
import { POLICY_PATHS } from "#core/policy/policy.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import type { CloneRange } from "../clone/clone-range.ts";
import { type Terminal, tell } from "../terminal.ts";
import type { CheckOptions } from "./judge-clone.ts";

/** Says what exactly is judged, where that is not what a pull request would have. */
export function tellRange(
  { changes, pullRequest, uncommitted }: CloneRange,
  path: string | undefined,
  terminal: Terminal,
): void {
  const count = uncommitted?.changes.length ?? 0;
  if (count > 0) {
    tell(terminal, "note", {
      says: "judged as your files are: {count} [file|files] with changes that no commit has",
      fix: "commit them before you open the pull request; `--head HEAD` judges the commit alone",
      values: { count },
    });
  }
  for (const path of uncommitted?.tooLarge ?? []) {
    tell(terminal, "warning", {
      says: "`{path}` is left out: GitHub takes no file of more than 100 MiB",
      fix: "keep it in Git LFS or DVC, or let git ignore it",
      values: { path },
    });
  }
  if (changes.length === 0 && path === undefined) tellNoChange(pullRequest, uncommitted !== null, terminal);
}

function tellNoChange(
  { head, base }: CloneRange["pullRequest"],
  isWorkTree: boolean,
  terminal: Terminal,
): void {
  const values = { head: head.ref, base: base.ref };
  if (isWorkTree && values.head === values.base) {
    tell(terminal, "note", {
      says: "you are on `{base}`, and it is compared with itself",
      fix: "switch to your branch, or name it: --head BRANCH",
      values,
    });
  } else tell(terminal, "note", { says: "`{head}` changes nothing that `{base}` does not have", values });
}

/** Says why there was nothing to judge by. */
export async function tellWhyNothing(
  reason: "no-policy" | "not-gated",
  { base, pullRequest, readExtended }: CloneRange,
  terminal: Terminal,
): Promise<void> {
  const branch = pullRequest.base.ref;
  if (reason === "no-policy") {
    tell(terminal, "note", {
      says: "`{branch}` has no policy at `{path}`, so nothing was judged",
      fix: "commit a policy there (gatehouse init writes a first one), or name another branch: --base BRANCH",
      values: { branch, path: POLICY_PATHS[0] },
    });
    return;
  }
  const found = await findPolicy(base, readExtended);
  const stages = found.kind === "policy" ? found.policy.stages : [];
  tell(terminal, "note", {
    says: "no stage of the policy names branch `{branch}`, so nothing was judged; gated are {gated}",
    fix: "name one with --base BRANCH, or judge by a stage with --stage {names}",
    values: {
      branch,
      gated: stages.map(({ name, branches }) => `${branches.join(" and ")} (stage ${name})`),
      names: stages.map(({ name }) => name).join("|"),
    },
  });
}

/** Says that the policy has no such stage, and which one was most likely meant. */
export function tellUnknownStage(
  { stage = "" }: CheckOptions,
  known: readonly string[],
  terminal: Terminal,
): void {
  tell(terminal, "error", unknownStage(stage, known));
}

/** That the policy has no such stage, and which one was most likely meant. */
export function unknownStage(stage: string, known: readonly string[]): Statement {
  const meant = didYouMean(stage, known);
  return {
    id: "unknown-stage",
    says: "the policy of the base has no stage `{stage}`; it has {known}",
    ...(meant === undefined ? {} : { fix: "did you mean `{meant}`?" }),
    values: { stage, known, meant: meant ?? "" },
  };
}
