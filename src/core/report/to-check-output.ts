import type { Annotation, CheckOutput } from "#core/model/effect.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { checkAnnotations } from "./check-annotations.ts";
import { details } from "./details.ts";
import { explanations } from "./explained.ts";
import { TITLE } from "./fill-template.ts";
import { headline } from "./headline.ts";
import { joinSections } from "./markdown-section.ts";
import { type LinkTo, overview } from "./overview.ts";
import { type RecordNotice, recordLine } from "./record-line.ts";
import { cutToBytes } from "./text-size.ts";

/** Longest title of a check, by GitHub's rule for annotation titles. */
const TITLE_LIMIT = 255;
/** Longest summary and longest text of a check run: GitHub's REST reference, "Create a check run". */
const PAGE_LIMIT = 65_535;

/**
 * The verdict as GitHub shows a check: title, first page, details, and annotations (all of them; a request takes fifty).
 * The clock of the judgement is nowhere in it, so that the same facts at another time give the same output.
 */
export function toCheckOutput(
  verdict: Verdict,
  linkTo: LinkTo = () => null,
  records?: RecordNotice,
): CheckOutput {
  const pages = details(verdict, linkTo);
  const annotations: readonly Annotation[] = checkAnnotations(verdict);
  return {
    title: cutToBytes(headline(verdict, TITLE), TITLE_LIMIT),
    summary: joinSections(
      [
        ...overview(verdict, linkTo),
        ...recordLine(verdict, records),
        ...explanations(verdict.packages, verdict.next, linkTo),
      ],
      PAGE_LIMIT,
    ),
    ...(pages.length === 0 ? {} : { text: joinSections(pages, PAGE_LIMIT) }),
    annotations,
  };
}
