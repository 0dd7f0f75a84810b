import { join, normalize } from "node:path/posix";

const aliases = {
  "#audit/": "src/audit/",
  "#core/": "src/core/",
  "#crypto/": "src/crypto/",
  "#git/": "src/git/",
  "#github/": "src/github/",
};

/** What a file of this project imports, types included: paths from the top of the repository, or `package:<name>`. */
export function importsOf(file: string, text: string): string[] {
  // Statements begin a line, or end a list of names; calls of `import` stand anywhere. A sentence with the word does neither.
  const specifiers = text.matchAll(
    /(?:^(?:import|export)\b[^"';]*?\bfrom\s*|^\}\s*from\s*|^import\s*|\bimport\s*\(\s*)["']([^"']+)["']/gm,
  );
  return [...specifiers].map(([, specifier = ""]) => {
    for (const [alias, folder] of Object.entries(aliases)) {
      if (specifier.startsWith(alias)) return specifier.replace(alias, folder);
    }
    return specifier.startsWith(".") ? normalize(join(file, "..", specifier)) : `package:${specifier}`;
  });
}

/** What uses what: by name, the names that it uses. Names that are no key use nothing. */
export type Uses = ReadonlyMap<string, ReadonlySet<string>>;

/** Those that use each other by a detour: each circle once, its members in the order of their names. Tarjan's algorithm. */
export function circlesOf(uses: Uses): readonly (readonly string[])[] {
  const found = new Map<string, number>();
  const path: string[] = [];
  const circles: string[][] = [];
  /** How far up on the path one gets from here. */
  const follow = (name: string): number => {
    const own = found.size;
    let highest = own;
    found.set(name, own);
    const place = path.push(name) - 1;
    for (const next of uses.get(name) ?? []) {
      const seen = found.get(next);
      if (seen === undefined) highest = Math.min(highest, follow(next));
      else if (path.includes(next)) highest = Math.min(highest, seen);
    }
    if (highest === own) {
      const circle = path.splice(place);
      if (circle.length > 1) circles.push(circle.sort());
    }
    return highest;
  };
  for (const name of uses.keys()) if (!found.has(name)) follow(name);
  return circles;
}

/** The same, one floor up: what each room of an area uses of its others. A file that stands beside the rooms is one by itself. */
export function roomsOf(area: string, uses: Uses): Uses {
  const roomOf = (file: string) =>
    file.startsWith(`${area}/`) ? file.slice(area.length + 1).split("/")[0] : undefined;
  const rooms = new Map<string, Set<string>>();
  for (const [file, targets] of uses) {
    const room = roomOf(file);
    if (room === undefined) continue;
    const others = rooms.get(room) ?? new Set();
    rooms.set(room, others);
    for (const target of targets) {
      const other = roomOf(target);
      if (other !== undefined && other !== room) others.add(other);
    }
  }
  return rooms;
}
