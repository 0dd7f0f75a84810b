import type { Statement } from "#core/model/statement.ts";

/** A template filled with a statement's values, as plain text: to be quoted inside another statement, which is escaped as a whole. */
export function plainText(template: string, { values }: Pick<Statement, "values">): string {
  return template.replaceAll("`", "").replace(/\{([A-Za-z_]\w*)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    return typeof value === "object" ? value.join(", ") : String(value);
  });
}
