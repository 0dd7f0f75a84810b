import { type Issue, isRounded } from "#core/model/statement.ts";

/**
 * What is wrong and what to do about it, as plain texts: values for the `{problem}` and `{remedy}` of another statement,
 * which is escaped as a whole. What stands in a value is never taken for a place of the template.
 */
export function quoteIssue(issue: Issue): { readonly problem: string; readonly remedy: string } {
  return {
    problem: plain(issue.says, issue),
    remedy: plain(issue.fix ?? "Mend the file at this place.", issue),
  };
}

function plain(template: string, { values }: Issue): string {
  return template.replaceAll("`", "").replace(/\{([A-Za-z_]\w*)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    return Array.isArray(value) ? value.map(text).join(", ") : text(value);
  });
}

function text(value: unknown): string {
  return isRounded(value) ? value.shown : String(value);
}
