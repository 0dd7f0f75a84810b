import { placeholderOfReason } from "#core/source/placeholder.ts";

/** Fewest characters of a reason. */
const SHORTEST = 15;
/** Fewest different words of a reason. */
const FEWEST_WORDS = 3;

/** What is wrong with the reason of a waiver, completing "expected …"; `null` where it is one. */
export function reasonFault(reason: string): string | null {
  const text = reason.trim().toLowerCase();
  if ([...text].length < SHORTEST) return `expected a reason of at least ${SHORTEST} characters`;
  if (placeholderOfReason(reason) !== undefined) return "expected the reason itself, not a placeholder";
  const words = new Set(text.match(/[\p{L}\p{N}]+/gu) ?? []);
  if (words.size < FEWEST_WORDS) return "expected a sentence that says why the risk is taken";
  return null;
}
