import type { Issue, Reading } from "#core/model/statement.ts";
import { splitFrontMatter } from "#core/source/front-matter.ts";
import { exceedsBytes } from "#core/source/source-document.ts";
import { CHECKLIST_BYTES, type Checklist } from "./checklist.ts";
import { checklistIssue, inOrder } from "./checklist-issue.ts";
import { itemIssues } from "./item-issues.ts";
import { MarkdownItems } from "./markdown-items.ts";
import { parseMarkdown } from "./markdown-parser.ts";

/**
 * Reads the task list items of a Markdown file as GitHub shows them: any bullet, nested, in quotes; not those in code,
 * comments or tables. Never throws on a text; every mistake is told at once.
 *
 * A comment of an item may say more about it: `<!-- id: eval-report, evidence: required, role: operations -->`.
 * `~~struck~~ n/a: reason` is an item that does not apply. Relative links of an item, also those in paragraphs and
 * plain bullets below it, are its evidence. Front matter is passed over.
 */
export function readMarkdownChecklist(text: string, path: string): Reading<Checklist> {
  const top = { path, line: 1, column: 1 };
  if (exceedsBytes(text, CHECKLIST_BYTES))
    return { ok: false, issues: [checklistIssue("checklist-too-large", top, { limit: CHECKLIST_BYTES })] };
  const clean = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const front = splitFrontMatter(clean);
  const body = front?.body ?? clean;
  const source = { path, lines: body.split(/\r\n|\n|\r/), lineOffset: front?.bodyLineOffset ?? 0 };
  const { items, title, issues } = new MarkdownItems(parseMarkdown(body), source).read();
  const all: readonly Issue[] = [...issues, ...itemIssues(items, top)];
  if (all.length > 0) return { ok: false, issues: inOrder(all) };
  return { ok: true, value: { path, ...(title === undefined ? {} : { title }), items } };
}
