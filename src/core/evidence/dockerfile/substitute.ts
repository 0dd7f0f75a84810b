const LONGEST = 4000;
const VARIABLE = /\$(?:\{([A-Za-z_]\w*)(?:(:?[-+])([^{}$]*))?\}|([A-Za-z_]\w*))/g;

/** What became of a text with variables in it. */
export interface Substituted {
  readonly text: string;
  /** Variables without a value: what they stand for is given at build time, and is not known here. */
  readonly unknown: readonly string[];
}

/**
 * Replaces `$name`, `${name}`, `${name:-default}` and `${name:+other}` by the defaults of `ARG`. A variable without a value stays
 * as it is written. Values are not replaced again, so the text stays bounded.
 *
 * Source: docs.docker.com/reference/dockerfile, "Environment replacement" and "Understand how ARG and FROM interact".
 */
export function substitute(text: string, defaults: ReadonlyMap<string, string>): Substituted {
  if (text.length > LONGEST) return { text, unknown: [] };
  const unknown: string[] = [];
  const replaced = text.replace(VARIABLE, (all: string, braced, operator, other, plain): string => {
    const name = String(braced ?? plain);
    const value = defaults.get(name);
    const given = value !== undefined && (value !== "" || !String(operator ?? "").startsWith(":"));
    if (typeof operator === "string" && operator.endsWith("+")) return given ? String(other) : "";
    if (given) return value;
    if (typeof operator === "string") return String(other);
    unknown.push(name);
    return all;
  });
  return { text: replaced, unknown };
}
