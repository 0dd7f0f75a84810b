/** A link with a scheme (`https:`, `mailto:`, also `C:`) or to another host. */
const OUTSIDE = /^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/\/)/;

/**
 * The path of a Markdown link that stays in the repository: without query and fragment, percent escapes undone.
 * `undefined` for a link that leads elsewhere, or to a heading of the same page.
 */
export function linkPath(href: string): string | undefined {
  if (OUTSIDE.test(href)) return undefined;
  const path = href.replace(/[?#].*$/s, "");
  if (path === "") return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
