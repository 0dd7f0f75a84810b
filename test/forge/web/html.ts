import type { Answer } from "../http/rest.ts";

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A page of the forge: its title, and its body, which is HTML already. */
export function page(status: number, title: string, body: string): Answer {
  const head = `<meta charset="utf-8"><title>${escapeHtml(title)}</title>`;
  const text = `<!doctype html><html lang="en"><head>${head}</head><body><h1>${escapeHtml(title)}</h1>\n${body}\n</body></html>\n`;
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body: Buffer.from(text) };
}
