import { CORE_SCHEMA, constructFromEvents, type EVENT_ID, type Event, getScalarValue } from "js-yaml";

/** A scalar as js-yaml's events describe it. */
export type Scalar = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** Plain keys that YAML may resolve to something else than text; js-yaml itself says to what. */
const RESOLVED_KEY = /^(?:$|[^A-Za-z_]|(?:null|true|false)$)/i;

/** The name under which js-yaml will store a key: `0x10` is stored as `16`, `~` as `null`. */
export function keyName(source: string, event: Scalar): string {
  const text = getScalarValue(source, event);
  if (event.style !== 1 || !RESOLVED_KEY.test(text)) return text;
  try {
    const alone: Event[] = [
      { type: 1, explicitStart: false, explicitEnd: false, directives: [] },
      event,
      { type: 6 },
    ];
    return String(constructFromEvents(alone, { source, schema: CORE_SCHEMA })[0]);
  } catch {
    return text;
  }
}

/**
 * End of a flow collection whose last token ends at `from`: events do not carry it, but only blanks, a comma and comments
 * stand before its bracket. Gives `from` where something else does.
 */
export function closingOf(text: string, from: number, bracket: "}" | "]"): number {
  for (let i = from; i < text.length; i++) {
    const character = text[i];
    if (character === bracket) return i + 1;
    if (character === "#") while (i + 1 < text.length && !"\r\n".includes(text[i + 1] ?? "")) i++;
    else if (!" \t\r\n,".includes(character ?? "")) break;
  }
  return from;
}
