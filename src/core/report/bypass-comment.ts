import type { Verdict } from "#core/model/verdict.ts";
import { fillTemplate, MARKDOWN } from "./fill-template.ts";
import { headline } from "./headline.ts";
import { mentionable } from "./reminder-comment.ts";

/** A merge without the gate's consent, or of something else than what was judged. */
export interface Bypass {
  readonly stage: string;
  readonly branch: string;
  /** Login of who merged; `null` for a deleted account. */
  readonly by: string | null;
  /** The commit that it made. */
  readonly sha: string;
  /** What it was merged without, in our own words: a template, filled from `values`. */
  readonly why: {
    readonly says: string;
    readonly values: Readonly<Record<string, string | readonly string[]>>;
  };
  /** Who owns what was bypassed: told on purpose. */
  readonly owners: readonly string[];
  /** The last verdict, where there is one. */
  readonly verdict: Verdict | null;
}

/** First line of the comment: unseen, and by which we find our own again. */
export const BYPASS_MARKER = "<!-- gatehouse bypass -->";

/** Tells the owners who merged, and what was missing. */
export function bypassComment({ stage, branch, by, sha, why, owners, verdict }: Bypass): string {
  const told = mentionable(owners).join(" ");
  const who = by === null ? "An account that is gone" : "`{by}`";
  const says = `${who} merged this to \`{branch}\` as \`{sha}\` without the consent of \`{name}\`: ${why.says}.`;
  const values = { ...why.values, by: by ?? "", branch, sha: sha.slice(0, 7), name: `gatehouse: ${stage}` };
  const said = fillTemplate(says, values, MARKDOWN);
  return [
    BYPASS_MARKER,
    told === "" ? said : `${told} ${said}`,
    ...(verdict === null ? [] : ["", `The last verdict: ${headline(verdict, MARKDOWN)}`]),
    "",
    "It is in the log. No deployment of that commit is approved by Gatehouse.",
    "",
  ].join("\n");
}
