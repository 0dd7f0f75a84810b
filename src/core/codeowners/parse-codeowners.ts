import {
  CODEOWNERS_LIMIT,
  type Codeowners,
  DEPTH_WEIGHT,
  LINE_LIMIT,
  type Owner,
  type Rule,
  SEGMENT_LIMIT,
  WILDCARD_LIMIT,
} from "./codeowners.ts";
import { IssueList } from "./issue-list.ts";
import { ownerKind } from "./owner-kind.ts";
import { patternDoubt, patternFault } from "./pattern-fault.ts";
import { type SplitLine, splitLine, type Word } from "./split-line.ts";

const SECTION = /^\^?\[[^\]]+\](?:\[\d+\])?(?:[ \t]|$)/;
const COMMENT = /^[ \t]*(?:#|$)/;
const BYTE_ORDER_MARK = "\ufeff";

/** What is shown of a long word: enough to find it by, since its line and column are given too. */
function excerpt(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}…`;
}

/** Size in UTF-8. Encodes only where the number of UTF-16 units leaves the answer open. */
function isTooLarge(text: string): boolean {
  if (text.length >= CODEOWNERS_LIMIT) return true;
  return text.length * 3 >= CODEOWNERS_LIMIT && new TextEncoder().encode(text).length >= CODEOWNERS_LIMIT;
}

function readOwners(words: readonly Word[], line: number, issues: IssueList): readonly Owner[] | null {
  const owners: Owner[] = [];
  for (const { text, column } of words) {
    const kind = ownerKind(text);
    if (kind !== null) owners.push({ handle: text, kind, column });
    else
      issues.add(
        {
          id: "invalid-owner",
          says: "`{owner}` is not an owner that GitHub knows how to read, so it skips the whole line.",
          fix: "Write `@user`, `@organization/team` or an e-mail address, separated by blanks and without commas.",
          values: { owner: excerpt(text) },
        },
        line,
        column,
      );
  }
  return owners.length === words.length ? owners : null;
}

function checkPattern({ text: pattern, column }: Word, line: number, issues: IssueList): boolean {
  const fault = patternFault(pattern);
  if (fault === null) return true;
  const { id, says, fix, offset, reason } = fault;
  const values = { pattern: excerpt(pattern), ...(reason === undefined ? {} : { reason }) };
  issues.add({ id, says, fix, values }, line, column + offset);
  return false;
}

function warn({ text: pattern, column }: Word, line: number, warnings: IssueList): void {
  const doubt = patternDoubt(pattern);
  if (doubt === null) return;
  const { id, says, fix, offset } = doubt;
  warnings.add({ id, says, fix, values: { pattern: excerpt(pattern) } }, line, column + offset);
}

/** A line that cannot be split into a pattern and owners at all: reported here, and null. */
function readLine(text: string, line: number, issues: IssueList): SplitLine | null {
  if (text.length > LINE_LIMIT && !COMMENT.test(text)) {
    issues.add(
      {
        id: "long-line",
        says: "The line has {length} characters, and lines of more than {limit} are not read.",
        fix: "Shorten the pattern, or put the owners into a team and name the team.",
        values: { length: text.length, limit: LINE_LIMIT },
      },
      line,
      1,
    );
    return null;
  }
  const split = splitLine(text);
  if (split === null) return null;
  const rest = text.slice(split.pattern.column - 1);
  if (!SECTION.test(rest)) return split;
  issues.add(
    {
      id: "gitlab-section",
      says: "`{section}` looks like a section of GitLab's CODEOWNERS. GitHub has no sections and skips the line.",
      fix: "Remove the line, and write the section's owners on each line that needs them.",
      values: { section: excerpt(rest.trimEnd()) },
    },
    line,
    split.pattern.column,
  );
  return null;
}

/** Counts what matching will have to hold in memory and try. */
class Weight {
  segments = 0;
  wildcards = 0;

  add(pattern: string): void {
    for (const [at, segment] of pattern.split("/").entries()) {
      this.segments++;
      if (segment === "**") this.wildcards += at === 0 ? 0 : DEPTH_WEIGHT;
      else if (segment !== "*" && /[*?]/.test(segment)) this.wildcards += segment.length;
    }
  }

  isTooGreat(): boolean {
    return this.segments > SEGMENT_LIMIT || this.wildcards > WILDCARD_LIMIT;
  }
}

/** A file that does not count as a whole. */
function refused(
  path: string,
  id: string,
  says: string,
  fix: string,
  limits: Record<string, number>,
): Codeowners {
  const issue = { id, says, fix, values: limits, where: { path } };
  return { path, loaded: false, rules: [], issues: [issue], warnings: [] };
}

function tooLarge(path: string): Codeowners {
  const says =
    "The file has {limit} bytes or more. GitHub does not load such a file: no path has an owner, and no review is requested.";
  return refused(path, "too-large", says, "Join lines by patterns until the file is smaller.", {
    limit: CODEOWNERS_LIMIT,
  });
}

function tooComplex(path: string): Codeowners {
  const says =
    "The file has more than {segments} parts between slashes, or more than {wildcards} characters of parts with wildcards. Such a file is not evaluated.";
  return refused(path, "too-complex", says, "Own folders in place of single files and name patterns.", {
    segments: SEGMENT_LIMIT,
    wildcards: WILDCARD_LIMIT,
  });
}

/**
 * Reads the text of a CODEOWNERS file as GitHub does: a line that GitHub skips is an issue and the others count.
 * Never throws. Where `loaded` is false, the file says nothing about owners, and the caller must not take that for
 * "nobody owns anything".
 * Sources: GitHub docs "About code owners", REST "List CODEOWNERS errors"; see README.md.
 */
export function parseCodeowners(text: string, path: string): Codeowners {
  if (isTooLarge(text)) return tooLarge(path);
  const issues = new IssueList(path);
  const warnings = new IssueList(path);
  const rules: Rule[] = [];
  const weight = new Weight();
  let number = 0;
  // A byte order mark is passed over, as git does in its own files of patterns.
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  for (const ended of body.split("\n")) {
    const line = ++number;
    const split = readLine(ended.endsWith("\r") ? ended.slice(0, -1) : ended, line, issues);
    if (split === null) continue;
    const sound = checkPattern(split.pattern, line, issues);
    const owners = readOwners(split.owners, line, issues);
    if (!sound || owners === null) continue;
    warn(split.pattern, line, warnings);
    weight.add(split.pattern.text);
    if (weight.isTooGreat()) return tooComplex(path);
    rules.push({ line, pattern: split.pattern.text, owners });
  }
  return { path, loaded: true, rules, issues: issues.all(), warnings: warnings.all() };
}
