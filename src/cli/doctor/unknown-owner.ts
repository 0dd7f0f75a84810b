import type { CodeownersError } from "#github/protection/read-settings.ts";

/** A user or a team as CODEOWNERS writes them, and nothing beside: an e-mail address has its `@` elsewhere. */
const HANDLE = /^@[a-z\d][\w-]*(?:\/[a-z\d][\w-]*)?$/i;

/**
 * The handle that GitHub's mistake `Unknown owner` is about; `null` where that is an e-mail address, or not certain. What is taken for it will be offered write access,
 * so it has to be a whole word of the line, and the only one that GitHub can mean.
 */
export function unknownOwner({
  kind,
  message,
  source,
}: Pick<CodeownersError, "kind" | "message" | "source">): string | null {
  if (kind !== "Unknown owner") return null;
  const owners = source === null ? null : ownersOf(source);
  // GitHub's message goes on with the line itself and a mark under it.
  const named = wordsOf(message.split("\n")[0] ?? "").filter((word) => word.includes("@"));
  const [only, ...others] = named.length > 0 ? named : (owners ?? []);
  if (only === undefined || others.length > 0 || !HANDLE.test(only)) return null;
  const isOfTheLine = owners === null || owners.some((owner) => owner.toLowerCase() === only.toLowerCase());
  return isOfTheLine ? only : null;
}

/** What follows the pattern of a line of CODEOWNERS, up to a comment. */
function ownersOf(source: string): readonly string[] {
  const words = source.trim().split(/\s+/).slice(1);
  const comment = words.findIndex((word) => word.startsWith("#"));
  return comment === -1 ? words : words.slice(0, comment);
}

/** Words of a sentence, without the marks around them. */
function wordsOf(sentence: string): readonly string[] {
  return sentence.split(/\s+/).map((word) => word.replace(/^[`'"(<]+/, "").replace(/[`'")>.,;:!?]+$/, ""));
}
