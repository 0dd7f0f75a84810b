import type { Verdict } from "#core/model/verdict.ts";
import { causesOf } from "./causes.ts";
import { background, openSections } from "./details.ts";
import { link } from "./escape-markdown.ts";
import { fillTemplate, MARKDOWN } from "./fill-template.ts";
import { gatePage } from "./gate-page.ts";
import { headline } from "./headline.ts";
import { joinSections, paragraph } from "./markdown-section.ts";
import { type LinkTo, MARKS, overview } from "./overview.ts";
import { standingOfGate } from "./tally.ts";

/** Longest comment, less room for its marker: GitHub takes 65,536 characters. */
export const COMMENT_LIMIT = 65_000;

/** Answers what blocks and who can act: the headline, the gates, and every open finding with its place. Nobody is mentioned. */
export function explainComment(verdict: Verdict, name: string, linkTo: LinkTo): string {
  const title = paragraph(
    `### ${fillTemplate("{name}", { name }, MARKDOWN)}: ${headline(verdict, MARKDOWN)}`,
  );
  return joinSections([title, ...overview(verdict, linkTo), ...openSections(verdict, linkTo)], COMMENT_LIMIT);
}

/** Answers what one gate finds and why it asks, with its tables; `null` where the verdict has no such gate. */
export function explainGateComment(verdict: Verdict, gate: string, linkTo: LinkTo): string | null {
  const result = verdict.gates.find((each) => each.gate === gate);
  if (result === undefined) return null;
  const alone = { ...verdict, gates: [result], notices: [] };
  const open = openSections(alone, linkTo);
  const mark = MARKS[standingOfGate(result, causesOf(alone))];
  const said = fillTemplate("{gate}", { gate }, MARKDOWN);
  const title = fillTemplate("Releasable when {title}.", { title: result.title }, MARKDOWN);
  const page = link("What this gate checks, why, and how it passes", gatePage(gate));
  return joinSections(
    [
      ...(open.length > 0 ? [] : [paragraph(`### ${mark}: ${said}\n\n${title}`)]),
      paragraph(page),
      ...open,
      ...background(alone),
    ],
    COMMENT_LIMIT,
  );
}
