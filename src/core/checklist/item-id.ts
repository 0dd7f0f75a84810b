/** What an id looks like where an author writes one. Without flags, so that it can stand in a JSON Schema. */
export const ITEM_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** What a role's name looks like in an item. */
export const ROLE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const LONGEST = 64;

/**
 * The id of an item whose author gave none: its words in lower case, joined by `-`, cut to 64 characters.
 * Letters of every script are kept. Empty when the text has neither letters nor digits.
 */
export function slugOf(text: string): string {
  const words =
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const slug = [...words.join("-")].slice(0, LONGEST).join("");
  return slug.replace(/-$/, "");
}
