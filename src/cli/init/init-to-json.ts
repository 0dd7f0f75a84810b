import type { Statement } from "#core/model/statement.ts";
import { fixOf, PLAIN, says } from "#core/report/fill-template.ts";
import type { InitResult } from "./init-result.ts";
import type { Gap } from "./judge-plan.ts";

/** What was done as JSON, with a line break at its end. Foreign text is escaped by JSON, sentences as annotations are. */
export function initToJson(result: InitResult): string {
  const { plan, files, kept, ignored, owners, sharedRules, outlook, dryRun } = result;
  const inState = (...states: readonly string[]) =>
    files.filter(({ state }) => states.includes(state)).map(({ path }) => path);
  return `${JSON.stringify(
    {
      package: plan.name,
      folder: plan.folder,
      owner: plan.owner,
      dry_run: dryRun,
      read: plan.survey.read.map(said),
      left: plan.survey.left.map(said),
      written: inState("written", "overwritten"),
      kept: [...kept, ...inState("kept", "same")],
      copies: files.flatMap(({ path, copyOf }) => (copyOf === undefined ? [] : [{ path, of: copyOf }])),
      ignored,
      codeowners: owners,
      rules: { owners: plan.rulesOwners, shared_in: sharedRules },
      stage: outlook.stage,
      gaps: outlook.gaps.map(gap),
      next: outlook.next === null ? null : { stage: outlook.next.stage, gaps: outlook.next.gaps.map(gap) },
      deferred: outlook.deferred,
    },
    null,
    2,
  )}\n`;
}

function said(statement: Statement) {
  const fix = fixOf(statement, PLAIN);
  return { id: statement.id, message: says(statement, PLAIN), ...(fix === null ? {} : { advice: fix }) };
}

function gap({ gate, finding }: Gap) {
  return { gate, ...said(finding), ...(finding.where === undefined ? {} : { where: finding.where }) };
}
