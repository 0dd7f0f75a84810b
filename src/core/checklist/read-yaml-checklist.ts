import type { Issue, Reading } from "#core/model/statement.ts";
import { checkSchema } from "#core/source/check-schema.ts";
import type { Positions } from "#core/source/positions.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { exceedsBytes } from "#core/source/source-document.ts";
import { locate, locateKey } from "#core/source/span-of.ts";
import { CHECKLIST_BYTES, type Checklist, type ChecklistItem } from "./checklist.ts";
import { checklistIssue, inOrder } from "./checklist-issue.ts";
import { checklistSchema, type YamlItem } from "./checklist-schema.ts";
import { itemIssues } from "./item-issues.ts";

/**
 * Reads a checklist written as YAML, strictly: an unknown key is an issue that names the nearest known one.
 * Never throws on a text; apart from a syntax error every mistake is told at once.
 */
export function readYamlChecklist(text: string, path: string): Reading<Checklist> {
  const top = { path, line: 1, column: 1 };
  if (exceedsBytes(text, CHECKLIST_BYTES))
    return { ok: false, issues: [checklistIssue("checklist-too-large", top, { limit: CHECKLIST_BYTES })] };
  const document = readYaml(text, path, { bytes: CHECKLIST_BYTES });
  if (!document.ok) return document;
  const written = checkSchema(checklistSchema, document.value, path);
  if (!written.ok) return written;
  const { positions } = document.value;
  const { title, items } = written.value;
  const read = items.map((item, index) => readItem(item, index, positions, path));
  const issues = [
    ...items.flatMap((item, i) => contradiction(item, i, positions, path)),
    ...itemIssues(read, top),
  ];
  if (issues.length > 0) return { ok: false, issues: inOrder(issues) };
  return { ok: true, value: { path, ...(title === undefined ? {} : { title }), items: read } };
}

function readItem(item: YamlItem, index: number, positions: Positions, path: string): ChecklistItem {
  const text = item.text.replace(/\s+/g, " ").trim();
  const reason = item.not_applicable?.replace(/\s+/g, " ").trim() ?? "";
  const files = Array.isArray(item.evidence) ? item.evidence : [];
  return {
    id: item.id,
    text,
    wording: text,
    state: item.not_applicable !== undefined ? "not-applicable" : item.done === true ? "done" : "open",
    ...(/[\p{L}\p{N}]/u.test(reason) ? { reason } : {}),
    evidence: files.flatMap((file, at) => {
      const where = locate(path, positions, ["items", index, "evidence", at]);
      return isOutside(file) ? [] : [{ path: file, where }];
    }),
    links: files.flatMap((file, at) => {
      const where = locate(path, positions, ["items", index, "evidence", at]);
      return isOutside(file) ? [{ href: file, where }] : [];
    }),
    evidenceRequired: item.evidence === "required",
    ...(item.role === undefined ? {} : { role: item.role }),
    section: [],
    depth: 0,
    where: locate(path, positions, ["items", index]),
  };
}

/** A list of files may be given as addresses by mistake; a colon alone is a letter of a file name. */
function isOutside(file: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(file);
}

function contradiction(item: YamlItem, index: number, positions: Positions, path: string): readonly Issue[] {
  if (item.done !== true || item.not_applicable === undefined) return [];
  const where = locateKey(path, positions, ["items", index, "not_applicable"]);
  return [checklistIssue("done-and-not-applicable", where, { id: item.id })];
}
