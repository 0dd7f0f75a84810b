import type { Reading } from "#core/model/statement.ts";
import { inOrder } from "#core/source/in-order.ts";
import { locate } from "#core/source/span-of.ts";
import { checkExtension } from "./check-extension.ts";
import { excusable } from "./extended-waivers.ts";
import { mergeOrder, mergeStage } from "./merge-stages.ts";
import type { PolicyFile } from "./parse-policy.ts";
import type { ExtendedPolicy, Policy } from "./policy.ts";
import { policyOf } from "./policy-of.ts";
import type { PolicyReference } from "./policy-reference.ts";
import { ruleLines } from "./rule-lines.ts";
import { weakerLines } from "./weaker-lines.ts";

/** A policy that another one stands on, as it was read. */
export interface ReadExtended {
  readonly reference: PolicyReference;
  /** Commit that was read; `null` where a copy of the file was handed over. */
  readonly commit: string | null;
  readonly file: PolicyFile;
  /** The same file by itself, valid as a whole. */
  readonly policy: Policy;
}

/**
 * The policy of a file that stands on another one: all that the other asks for, and what the file adds.
 *
 * Nothing it says takes anything away. A line that asks for less does nothing, and is a warning of the reading and stands in
 * `extends.weaker`: whoever proposes one is refused, and one that the other policy has overtaken since is told. What cannot
 * be joined at all (a role of the same name, a branch of another stage) is a mistake.
 */
export function extendPolicy(file: PolicyFile, theirs: ReadExtended): Reading<Policy> {
  const extended = extendedBy(file, theirs);
  const issues = checkExtension(file, theirs.file.source, extended);
  if (issues.length > 0) return { ok: false, issues: inOrder(issues) };
  const joined = { ...join(policyOf(file), extended, file), extends: extended };
  const weaker = inOrder(weakerLines(file, joined, theirs.file.source));
  const waivers = (joined.waivers ?? []).filter((waiver) => excusable(waiver, joined, theirs.file.source));
  const { waivers: _, ...unexcused } = joined;
  const policy: Policy = {
    ...unexcused,
    ...(waivers.length === 0 ? {} : { waivers }),
    extends: { ...extended, weaker },
  };
  return weaker.length === 0 ? { ok: true, value: policy } : { ok: true, value: policy, warnings: weaker };
}

function extendedBy(
  { document }: PolicyFile,
  { reference, commit, file, policy }: ReadExtended,
): ExtendedPolicy {
  return {
    repository: `${reference.owner}/${reference.name}`,
    ...(reference.ref === null ? {} : { ref: reference.ref }),
    commit,
    policy,
    lines: { theirs: ruleLines(file.document), own: ruleLines(document) },
    weaker: [],
  };
}

function join(own: Policy, { policy: theirs }: ExtendedPolicy, { document, path }: PolicyFile): Policy {
  // A place of another repository would lead to a file of this one.
  const where = locate(path, document.positions, ["extends"]);
  const freezes = [...(theirs.freezes ?? []).map((freeze) => ({ ...freeze, where })), ...(own.freezes ?? [])];
  const order = mergeOrder(
    theirs.stages.map(({ name }) => name),
    own.stages.map(({ name }) => name),
  );
  return {
    ...(theirs.comment === undefined ? {} : { comment: theirs.comment }),
    ...(theirs.reminders === undefined ? {} : { reminders: theirs.reminders }),
    ...own,
    packages: [...new Set([...theirs.packages, ...own.packages])],
    roles: { ...own.roles, ...theirs.roles },
    stages: order.flatMap((name) => {
      const [here, there] = [own, theirs].map(({ stages }) => stages.find((stage) => stage.name === name));
      if (there !== undefined) return [mergeStage(there, here)];
      return here === undefined ? [] : [here];
    }),
    ...(freezes.length === 0 ? {} : { freezes }),
  };
}
