import type { Verdict } from "#core/model/verdict.ts";
import { details } from "./details.ts";
import { explanations } from "./explained.ts";
import { fillTemplate, MARKDOWN } from "./fill-template.ts";
import { headline } from "./headline.ts";
import { joinSections, paragraph } from "./markdown-section.ts";
import { type LinkTo, overview } from "./overview.ts";
import { type RecordNotice, recordLine } from "./record-line.ts";

/** Largest job summary of a step that a runner uploads is 1 MiB; a runner may add to ours. */
const SUMMARY_LIMIT = 1_000_000;

const noLinks: LinkTo = () => null;

/** What a summary needs beside the verdict. */
export interface SummaryOptions {
  readonly linkTo?: LinkTo;
  /** In bytes of UTF-8. */
  readonly limit?: number;
  /** Absent: nobody is told of a record. */
  readonly records?: RecordNotice;
}

/**
 * The verdict as one page of Markdown, for a job summary or a file: headline, subject, answer, a row for each gate,
 * then every open finding, then what holds, then the gates' tables. Never longer than the limit.
 */
export function toSummary(verdict: Verdict, options: SummaryOptions = {}): string {
  const { linkTo = noLinks, limit = SUMMARY_LIMIT, records } = options;
  const stage = fillTemplate("{stage}", { stage: verdict.stage }, MARKDOWN);
  const title = paragraph(`## ${stage}\\: ${headline(verdict, MARKDOWN)}`);
  const explained = explanations(verdict.packages, verdict.next, linkTo);
  return joinSections(
    [
      title,
      ...overview(verdict, linkTo),
      ...recordLine(verdict, records),
      ...explained,
      ...details(verdict, linkTo),
    ],
    limit,
  );
}
