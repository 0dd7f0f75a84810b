import type { Issue, Reading } from "#core/model/statement.ts";
import type { EvidenceLink } from "./checklist.ts";

const WORDS = {
  "evidence-not-a-path": {
    says: "`{path}` is not a path that git can hold.",
    fix: "Write a relative path with `/` between its parts, such as `../reports/eval.json`.",
  },
  "evidence-leaves-repository": {
    says: "`{path}` leads out of the repository.",
    fix: "Commit the evidence inside the package folder `{folder}`, and link to it there.",
  },
  "evidence-leaves-package": {
    says: "`{path}` leads to `{target}`, which is outside the package folder `{folder}`.",
    fix: "Commit the evidence inside the package folder, and link to it there.",
  },
} as const;

/**
 * The repository path to which an item's evidence leads, as GitHub resolves links: relative to the checklist's own
 * folder, or from the root of the repository where it begins with `/`. An issue at the link when it leads out of the
 * package at `folder` (without a trailing slash; `""` is the root). Whether a file stands there is not asked.
 */
export function evidencePath(link: EvidenceLink, checklistPath: string, folder: string): Reading<string> {
  const { path } = link;
  if (/[\\\p{Cc}]/u.test(path) || path === "" || path.startsWith("//"))
    return refused("evidence-not-a-path", link);
  const fromRoot = path.startsWith("/");
  const segments = fromRoot ? [] : checklistPath.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") {
      if (segments.pop() === undefined) return refused("evidence-leaves-repository", link, { folder });
    } else if (part !== "" && part !== ".") segments.push(part);
  }
  const target = segments.join("/");
  const inside = folder === "" || target === folder || target.startsWith(`${folder}/`);
  return inside ? { ok: true, value: target } : refused("evidence-leaves-package", link, { target, folder });
}

function refused(
  id: keyof typeof WORDS,
  link: EvidenceLink,
  values: Readonly<Record<string, string>> = {},
): Reading<string> {
  const issue: Issue = { id, ...WORDS[id], values: { path: link.path, ...values }, where: link.where };
  return { ok: false, issues: [issue] };
}
