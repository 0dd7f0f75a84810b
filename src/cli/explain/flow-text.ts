/** Words that YAML would take for something else than text. */
const RESERVED = /^(?:true|false|null|yes|no|on|off|[-+]?[.\d][\d_.e+-]*|0[xo].*|[-+]?\.(?:inf|nan))$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A value as a policy may write it on one line: `{ name: AUC holds, op: gte, threshold: 0.78 }`. Foreign text, unescaped. */
export function flowText(value: unknown): string {
  if (typeof value === "string") {
    const isPlain = /^[\p{L}\p{N}_/](?:[\p{L}\p{N} _@/.*()-]*[\p{L}\p{N}_@/.*()-])?$/u.test(value);
    return DATE.test(value) || (isPlain && !RESERVED.test(value)) ? value : JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(flowText).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{ ${entries.map(([key, each]) => `${flowText(key)}: ${flowText(each)}`).join(", ")} }`;
}
