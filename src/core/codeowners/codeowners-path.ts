/**
 * Where GitHub looks for a CODEOWNERS file, in its order: the first file found is the only one that counts,
 * even when it turns out empty or too large. The name is upper case and exact.
 * Source: GitHub docs, "About code owners".
 */
export const CODEOWNERS_PATHS = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;
