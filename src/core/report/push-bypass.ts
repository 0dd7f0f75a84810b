import type { CheckOutput } from "#core/model/effect.ts";
import { fillTemplate, MARKDOWN, TITLE } from "./fill-template.ts";

/** Name of the check that tells of it. No stage's check is called so: those have a colon. */
export const PUSH_BYPASS = "gatehouse bypass";

/** A push to a gated branch that no pull request stands behind. */
export interface PushBypass {
  readonly stage: string;
  readonly branch: string;
  /** Login of who pushed; `null` where GitHub does not say. */
  readonly by: string | null;
  readonly after: string;
  /** Whom the gate would have asked. */
  readonly owners: readonly string[];
}

/** The page of the check on the pushed commit. */
export function pushBypassOutput({ stage, branch, by, after, owners }: PushBypass): CheckOutput {
  const values = { branch, by: by ?? "", sha: after.slice(0, 7), name: `gatehouse: ${stage}`, owners };
  const who = by === null ? "Somebody" : "`{by}`";
  const says = [
    `${who} pushed \`{sha}\` to \`{branch}\` without a pull request, and so without the consent of \`{name}\`.`,
    ...(owners.length > 0 ? ["The gate would have asked {owners}."] : []),
    "It is in the log. No deployment of that commit is approved by Gatehouse.",
    "",
    "To go back, revert it by a pull request. To see who may do this, look at the bypass list of the branch's ruleset.",
  ].join("\n");
  return {
    title: fillTemplate("pushed to {branch} without a pull request", values, TITLE),
    summary: fillTemplate(says, values, MARKDOWN),
    annotations: [],
  };
}
