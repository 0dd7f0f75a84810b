import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import MarkdownIt from "markdown-it";
import type { CheckOutput } from "#core/model/effect.ts";

/** How GitHub looks to a reader, who chooses. */
export type Look = "light" | "dark";

const require = createRequire(import.meta.url);
const css = readFileSync(require.resolve("github-markdown-css/github-markdown.css"), "utf8");
const markdown = new MarkdownIt({ html: true });

/** Width of the column in which GitHub shows a check's page beside the list of checks, in pixels, on a small laptop. */
export const COLUMN = 768;

/**
 * A check's page as GitHub shows it: the title, then the summary, then the text, in GitHub's own style sheet. Drawings stay code,
 * since GitHub draws them in a frame of their own.
 */
export function githubPage({ title, summary, text = "" }: CheckOutput): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>check</title><style>
${css}
body { margin: 0; background: Canvas; color-scheme: light dark; }
main { width: ${COLUMN}px; padding: 16px; box-sizing: border-box; }
@media (prefers-color-scheme: dark) { body { background: #0d1117 } }
</style></head><body><main class="markdown-body">
<h2 id="title">${markdown.utils.escapeHtml(title)}</h2>
<section id="summary">${markdown.render(summary)}</section>
<section id="text">${markdown.render(text)}</section>
</main></body></html>`;
}
