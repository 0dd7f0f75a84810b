import type { Random } from "./random.ts";

/** What means something to some parser, to JavaScript, to Markdown or to GitHub, where nobody expects it. */
const TOKENS: readonly string[] = [
  "\0",
  "\t",
  "\uFEFF",
  "\u202E",
  "\uD800",
  "\u2028",
  "\r",
  "\r\n",
  "\n",
  "\n\n",
  " ",
  "  ",
  "---\n",
  "...\n",
  "&a ",
  "*a",
  "<<: *a",
  "!!js/function ",
  "!!binary ",
  "? ",
  "|\n",
  ">\n",
  "- ",
  ": ",
  "# ",
  "%YAML 1.1\n",
  "{",
  "}",
  "[",
  "]",
  "[[",
  "]]",
  '"',
  "'",
  "`",
  "```\n",
  "~~~\n",
  "> ",
  "<!--",
  "-->",
  "<pre>",
  "</pre>",
  "- [ ] ",
  "- [x] ",
  "~~",
  "__proto__: ",
  "constructor",
  '{"__proto__": {"a": 1}}',
  "toString",
  "hasOwnProperty",
  "null",
  "~",
  "true",
  "NaN",
  ".inf",
  "-.inf",
  "0",
  "-1",
  "1e999",
  "0x1F",
  "1_000",
  "9007199254740993",
  "2026-02-30",
  "9999-99-99T99:99:99Z",
  "10m",
  "-P1D",
  "../",
  "/",
  "//",
  "**",
  "*",
  "?",
  "!",
  "@",
  "@acme/sre",
  "a@b.c",
  "\\",
  "\\#",
  "<!DOCTYPE x [<!ENTITY a 'b'>]>",
  "&a;",
  "<![CDATA[",
  "]]>",
  "/gatehouse ",
  "/gatehouse waive evidence x\n",
  "/GATEHOUSE\texplain",
  "${{ github.token }}",
  "{name}",
  "%00",
  ",",
  ";",
  "=",
  "\uFF0F",
  "e\u0301",
];

type Edit = (text: string, random: Random, others: readonly string[]) => string;

/** Where a value stands in most languages: behind a colon, an equals sign, a dash, a comma or a bracket. */
const VALUE = /(?<=[:=,>([-][ \t]{0,3})(?:"[^"\n]{0,200}"|[\w@./+-]{1,80})/g;

const EDITS: readonly Edit[] = [
  putToken,
  putToken,
  replaceValue,
  replaceValue,
  (text, random) => {
    const from = random.below(text.length);
    return text.slice(0, from) + text.slice(from + 1 + random.below(40));
  },
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => onLines(text, (lines) => lines.splice(random.below(lines.length), 1)),
  (text, random) =>
    onLines(text, (lines) =>
      lines.splice(random.below(lines.length), 0, lines[random.below(lines.length)] ?? ""),
    ),
  (text, random) =>
    onLines(text, (lines) => {
      const at = random.below(lines.length);
      lines[at] = `${" ".repeat(1 + random.below(4))}${lines[at] ?? ""}`;
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const at = random.below(lines.length);
      lines[at] = (lines[at] ?? "").trimStart();
    }),
  repeat,
  (text, random, others) => {
    const other = random.pick(others);
    return text.slice(0, random.below(text.length)) + other.slice(random.below(other.length));
  },
  (text, random) => {
    const at = random.below(text.length);
    const code = text.charCodeAt(at) ^ (1 << random.below(16));
    return text.slice(0, at) + String.fromCharCode(code & 0xffff) + text.slice(at + 1);
  },
];

/** A text with one to four edits, most of which keep it nearly valid. `others` are texts to take pieces of; there is one at the least. */
export function mutateText(text: string, random: Random, others: readonly string[]): string {
  let mutated = text;
  for (let left = 1 + random.below(4); left > 0; left--)
    mutated = random.pick(EDITS)(mutated, random, others);
  return mutated;
}

function putToken(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(TOKENS) + text.slice(at);
}

function replaceValue(text: string, random: Random): string {
  const places = [...text.matchAll(VALUE)];
  if (places.length === 0) return putToken(text, random);
  const { index, 0: found } = random.pick(places);
  return text.slice(0, index) + random.pick(TOKENS) + text.slice(index + found.length);
}

/** A piece, many times: once in a hundred so often that quadratic time is seen. */
function repeat(text: string, random: Random): string {
  const from = random.below(text.length);
  const piece = text.slice(from, from + 1 + random.below(20));
  const times =
    random.below(100) === 0 ? Math.ceil(20_000 / Math.max(piece.length, 1)) : 2 + random.below(30);
  return text.slice(0, from) + piece.repeat(times) + text.slice(from);
}

function onLines(text: string, edit: (lines: string[]) => void): string {
  const lines = text.split("\n");
  edit(lines);
  return lines.join("\n");
}
