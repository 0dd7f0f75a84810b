import type { Section } from "#core/model/details.ts";

/**
 * Sections that hold a placeholder of their own. A placeholder counts for every section around it, too: it is told once, at the
 * innermost.
 */
export function unfinishedSections(sections: readonly Section[]): readonly Section[] {
  return sections.filter(({ level, placeholder }, index) => {
    if (placeholder === undefined) return false;
    const after = sections.slice(index + 1);
    const end = after.findIndex((each) => each.level <= level);
    const within = end < 0 ? after : after.slice(0, end);
    return !within.some((each) => each.placeholder === placeholder);
  });
}
