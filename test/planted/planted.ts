import type { Hole } from "./holes.ts";

/** A source with a hole. Throws when what is to be replaced is not there exactly once: then nobody knows what would be planted. */
export function planted(source: string, { name, file, find, replace }: Hole): string {
  const parts = source.split(find);
  if (parts.length !== 2)
    throw new Error(`"${name}": ${file} holds what it replaces ${parts.length - 1} times`);
  return parts.join(replace);
}
