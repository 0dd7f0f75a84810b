import type { Effect } from "#core/model/effect.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { markerOf } from "./comment-marker.ts";
import { COMMENT_LIMIT } from "./explain-comment.ts";
import { fillTemplate, MARKDOWN } from "./fill-template.ts";
import { headline } from "./headline.ts";
import { joinSections, paragraph } from "./markdown-section.ts";
import { type LinkTo, overview } from "./overview.ts";

/** The comment of ours that shows the verdict, as GitHub has it. */
export interface PreviousComment {
  readonly id: number;
  readonly body: string;
}

/**
 * What is to be done about the one comment that shows the verdict: nothing when it says so already. Nobody is bothered with one before
 * something keeps the merge back; after that it stays, as one line when nothing does any more, since an edit tells nobody by e-mail.
 */
export function planComment(
  verdict: Verdict,
  previous: PreviousComment | null,
  context: { readonly name: string; readonly linkTo?: LinkTo },
): Effect[] {
  const isOpen = blocks(verdict.outcome) || verdict.outcome === "skip";
  if (previous === null && !isOpen) return [];
  const body = bodyOf(verdict, isOpen, context);
  if (previous !== null && plain(previous.body) === plain(body)) return [];
  return [{ kind: "comment", comment: previous?.id ?? null, body }];
}

function bodyOf(
  verdict: Verdict,
  isOpen: boolean,
  { name, linkTo = () => null }: { readonly name: string; readonly linkTo?: LinkTo },
): string {
  const named = fillTemplate("{name}", { name }, MARKDOWN);
  const title = paragraph(`**${named}: ${headline(verdict, MARKDOWN)}**`);
  const shown = isOpen ? [title, ...overview(verdict, linkTo)] : [title];
  return `${markerOf({ kind: "verdict" })}\n${joinSections(shown, COMMENT_LIMIT)}`;
}

/** GitHub may give line ends and the end of a comment back in another way than it was given them. */
function plain(body: string): string {
  return body.replaceAll("\r\n", "\n").trimEnd();
}
