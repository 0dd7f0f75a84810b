/** A word of a POSIX shell that means exactly this text, whatever it holds. */
export function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** An API path with names in it, each encoded so that it stays one part of the path, and quoted for a shell. */
export function apiPath(strings: TemplateStringsArray, ...names: readonly (string | number)[]): string {
  const path = strings.map((part, at) => {
    const name = names[at];
    return name === undefined ? part : part + encodeURIComponent(name);
  });
  return shellQuoted(path.join(""));
}
