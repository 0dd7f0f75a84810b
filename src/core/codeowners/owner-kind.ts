import type { Owner } from "./codeowners.ts";

const HANDLE = /^@[A-Za-z0-9][A-Za-z0-9_-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/;

/** Looked at by position, because a pattern for "text, dot, text" can take quadratic time on hostile text. */
function isEmail(word: string): boolean {
  const at = word.indexOf("@");
  if (at < 1 || word.includes("@", at + 1) || /[\s,]/.test(word)) return false;
  return word.slice(at + 2, -1).includes(".");
}

/** What a word names as an owner, or null where GitHub's checker says `Invalid owner`. */
export function ownerKind(word: string): Owner["kind"] | null {
  const handle = HANDLE.exec(word);
  if (handle !== null) return handle[1] === undefined ? "user" : "team";
  return isEmail(word) ? "email" : null;
}
