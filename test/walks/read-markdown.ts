/**
 * Markdown of a check or a comment as a browser shows it before anything is unfolded, as lines of text: links by their words, a table row by row,
 * and of what is folded its title alone.
 */
export function readMarkdown(markdown: string): string[] {
  const folded = markdown
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<details><summary>([\s\S]*?)<\/summary>[\s\S]*?<\/details>/g, "▸ $1");
  return folded
    .split("\n")
    .filter((line) => !/^\|( --- \|)+$/.test(line))
    .map((line) => plain(line).trimEnd())
    .filter((line, at, lines) => line !== "" || lines[at - 1] !== "");
}

function plain(line: string): string {
  return line
    .replaceAll(/<br>/g, " ")
    .replaceAll(/<\/?\w+>/g, "")
    .replaceAll(/\[([^\]]+)\]\(<[^>]*>\)/g, "$1")
    .replaceAll("&nbsp;", " ")
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll("**", "")
    .replaceAll("`", "")
    .replaceAll(/\\([\\_*{}[\]()#+\-.!|~:$^=/<>])/g, "$1")
    .replaceAll("\u200B", "");
}
