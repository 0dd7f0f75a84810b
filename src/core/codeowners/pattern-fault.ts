/** Why a pattern does not count, as the parts of a statement that a pattern decides. */
export interface Fault {
  readonly id: string;
  /** UTF-16 units from the start of the pattern. */
  readonly offset: number;
  readonly says: string;
  readonly fix: string;
}

const NEGATION: Fault = {
  id: "negation",
  offset: 0,
  says: "`{pattern}` begins with an exclamation mark. CODEOWNERS has no negation, so GitHub skips the line.",
  fix: "Remove the line. To free a path from its owners, write the path on a later line without owners.",
};

const ESCAPED_HASH: Fault = {
  id: "escaped-hash",
  offset: 0,
  says: "`{pattern}` escapes a number sign at its start. GitHub does not take that escape and skips the line.",
  fix: "Write a question mark in place of the escaped number sign, or own the folder.",
};

const TRIPLE_STAR = {
  id: "triple-star",
  says: "`{pattern}` has three asterisks in a row. GitHub calls the pattern invalid and skips the line.",
  fix: "Write two asterisks between slashes for any depth of folders, or one inside a name.",
};

const BRACKETS = {
  id: "brackets",
  says: "`{pattern}` has a square bracket without a backslash. CODEOWNERS has no character ranges, so GitHub skips the line.",
  fix: "Write a backslash before each `[` and `]` that is part of a name, or write a line for each character of the range.",
};

const DANGLING_ESCAPE = {
  id: "dangling-escape",
  says: "`{pattern}` ends with a backslash that escapes nothing.",
  fix: "Remove the backslash, or write the character that it should escape.",
};

const ESCAPED_SLASH = {
  id: "escaped-slash",
  says: "`{pattern}` has a backslash before a slash. A slash always separates folders and cannot be escaped.",
  fix: "Remove the backslash.",
};

const MATCHES_NOTHING: Fault = {
  id: "matches-nothing",
  offset: 0,
  says: "`{pattern}` can never match a path: {reason}.",
  fix: "Write `*` for every file, `/*` for the files in the root folder, or the path from the root of the repository.",
};

/** A fault that only reading from the left finds, since a backslash changes what follows it. */
function faultInside(pattern: string): Fault | null {
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at];
    if (sign === "[" || sign === "]") return { ...BRACKETS, offset: at };
    if (sign !== "\\") continue;
    if (at + 1 === pattern.length) return { ...DANGLING_ESCAPE, offset: at };
    if (pattern[at + 1] === "/") return { ...ESCAPED_SLASH, offset: at };
    at++;
  }
  return null;
}

function whyNothing(pattern: string): string | null {
  if (pattern === "/") return "it names no file and no folder";
  if (pattern.includes("//")) return "two slashes in a row name a folder without a name";
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(pattern)) return "one or two dots alone are not a name in a repository";
  return null;
}

/**
 * What GitHub's checker calls an `Invalid pattern`, and patterns that never match; null for one that works.
 * Sources: GitHub docs "About code owners", REST "List CODEOWNERS errors", the checker's wording in public issues.
 */
export function patternFault(pattern: string): (Fault & { readonly reason?: string }) | null {
  if (pattern.startsWith("!")) return NEGATION;
  if (pattern.startsWith("\\#")) return ESCAPED_HASH;
  const stars = pattern.indexOf("***");
  if (stars >= 0) return { ...TRIPLE_STAR, offset: stars };
  const inside = faultInside(pattern);
  if (inside !== null) return inside;
  const reason = whyNothing(pattern);
  return reason === null ? null : { ...MATCHES_NOTHING, reason };
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/u;

/** Shapes that are read as git reads them, though nobody has shown that GitHub does; null for any other pattern. */
export function patternDoubt(pattern: string): Fault | null {
  const hash = pattern.indexOf("#");
  if (hash > 0 && pattern[hash - 1] !== "\\") {
    return {
      id: "hash-in-pattern",
      offset: hash,
      says: "`{pattern}` has a number sign inside. It is read as part of the name; GitHub may read a comment.",
      fix: "Write a blank before the number sign if a comment begins there, or a question mark in its place if it belongs to the name.",
    };
  }
  const invisible = pattern.search(INVISIBLE);
  if (invisible >= 0) {
    return {
      id: "invisible-character",
      offset: invisible,
      says: "`{pattern}` contains an invisible character that does not end the pattern.",
      fix: "Separate the pattern and its owners with ordinary blanks or tabs.",
    };
  }
  if (!/^\/?(?:\*\*\/)+$/.test(pattern)) return null;
  return {
    id: "any-folder",
    offset: 0,
    says: "`{pattern}` is read as every file inside a folder, without the files in the root; GitHub does not document it.",
    fix: "Write `*` for every file, or `*/` for every file inside a folder.",
  };
}
