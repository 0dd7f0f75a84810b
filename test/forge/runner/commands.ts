/** A workflow command as the runner understood it. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
  /** `1` for `##[name …]`, which the runner finds anywhere in a line; `2` for `::name …::`, only at its start. */
  readonly version: 1 | 2;
}

/** Commands that the runner has; text that names any other is plain text (actions/runner, ActionCommandManager). */
const KNOWN = new Set(
  "internal-set-repo-path set-env set-output save-state add-path add-mask remove-matcher add-matcher warning error notice debug group endgroup echo stop-commands".split(
    " ",
  ),
);

function unescape(text: string, table: readonly (readonly [string, string])[]): string {
  return table.reduce((result, [from, to]) => result.replaceAll(from, to), text);
}

// The percent sign comes last, or `%250A` would become a line feed.
const DATA = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%25", "%"],
] as const;
const PROPERTY = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%3A", ":"],
  ["%2C", ","],
  ["%25", "%"],
] as const;
const LEGACY = [
  ["%3B", ";"],
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%5D", "]"],
] as const;

function properties(
  text: string,
  separator: string,
  table: readonly (readonly [string, string])[],
): Record<string, string> {
  const pairs = text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part.includes("="));
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at).toLowerCase(), unescape(pair.slice(at + 1), table)] as const;
    }),
  );
}

function split(info: string): readonly [name: string, rest: string] {
  const space = info.indexOf(" ");
  return space < 0 ? [info, ""] : [info.slice(0, space), info.slice(space + 1).trim()];
}

function second(line: string): Command | null {
  const text = line.trimStart();
  const end = text.startsWith("::") ? text.indexOf("::", 2) : -1;
  if (end < 0) return null;
  const [name, rest] = split(text.slice(2, end));
  if (!KNOWN.has(name.toLowerCase())) return null;
  return {
    name: name.toLowerCase(),
    properties: properties(rest, ",", PROPERTY),
    data: unescape(text.slice(end + 2), DATA),
    version: 2,
  };
}

function first(line: string): Command | null {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  if (end < 0) return null;
  const [name, rest] = split(line.slice(start + 3, end));
  if (!KNOWN.has(name.toLowerCase())) return null;
  return {
    name: name.toLowerCase(),
    properties: properties(rest, ";", LEGACY),
    data: unescape(line.slice(end + 1), LEGACY),
    version: 1,
  };
}

/** The command in a line of output, read as actions/runner reads it (ActionCommand.TryParseV2, then TryParse); null for plain text. */
export function parseCommand(line: string): Command | null {
  return second(line) ?? first(line);
}
