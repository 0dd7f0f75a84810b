const LEAD = /^[\s:;,.()–—-]*(?:n\/?a\b|not applicable\b)?[\s:;,.()–—-]*/i;

/**
 * The reason in what follows a struck item: `n/a: no personal data` gives `no personal data`.
 * `undefined` when nothing is left that has a letter or a digit.
 */
export function notApplicableReason(rest: string): string | undefined {
  const reason = rest.replace(LEAD, "").trim();
  const balanced = reason.endsWith(")") && !reason.includes("(") ? reason.slice(0, -1).trim() : reason;
  return /[\p{L}\p{N}]/u.test(balanced) ? balanced : undefined;
}
