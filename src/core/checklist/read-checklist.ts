import type { Reading } from "#core/model/statement.ts";
import type { Checklist } from "./checklist.ts";
import { checklistIssue } from "./checklist-issue.ts";
import { readMarkdownChecklist } from "./read-markdown-checklist.ts";
import { readYamlChecklist } from "./read-yaml-checklist.ts";

/** Reads a checklist in the format that its file name says. Never throws on a text. */
export function readChecklist(text: string, path: string): Reading<Checklist> {
  if (path.endsWith(".md")) return readMarkdownChecklist(text, path);
  if (path.endsWith(".yml") || path.endsWith(".yaml")) return readYamlChecklist(text, path);
  return { ok: false, issues: [checklistIssue("unknown-extension", { path, line: 1, column: 1 })] };
}
