import { baseName, depthIn, type Place } from "./place.ts";
import type { Part } from "./survey.ts";

/** A licence by the first and the last words of its body, and how many words lie between its first and last one, both counted. */
interface Body {
  readonly id: string;
  readonly opens: string;
  readonly closes: string;
  readonly words: readonly [least: number, most: number];
}

/** Words by which a text of another licence is told from these, or one to which somebody added something. */
const BODIES: readonly Body[] = [
  {
    id: "MIT",
    opens: "permission is hereby granted free of charge",
    closes: "dealings in the software",
    words: [163, 167],
  },
  {
    id: "Apache-2.0",
    opens: "apache license version 2 0 january 2004",
    closes: "limitations under the license",
    words: [1600, 1615],
  },
  {
    id: "BSD-3-Clause",
    opens: "redistribution and use in source and binary forms",
    closes: "possibility of such damage",
    words: [210, 226],
  },
  {
    id: "BSD-2-Clause",
    opens: "redistribution and use in source and binary forms",
    closes: "possibility of such damage",
    words: [178, 190],
  },
];
/** Words before a body: its title, and whose copyright it is. */
const MOST_BEFORE = 60;

/**
 * The licence by the text of the one `LICENSE` file at the top. A text with anything added to it, of another licence, or of one that
 * does not itself say whether later versions count (GPL), is named and not taken.
 */
export async function findLicence(place: Place): Promise<Part> {
  const paths = place.paths.filter(
    (path) => depthIn(place, path) === 0 && /^(?:licen[cs]e|copying)(?:[-._].*)?$/i.test(baseName(path)),
  );
  const [path, other] = paths;
  if (path === undefined) return {};
  const id = other === undefined ? licenceOf((await place.files.text(path)) ?? "") : undefined;
  if (id === undefined) return { left: [{ ...UNKNOWN, values: { files: paths } }] };
  return {
    license: { value: id, from: path },
    read: [{ id: "licence-file", says: "the licence {id}: `{path}`", values: { id, path } }],
  };
}

/** SPDX id of a licence text, where it is the text of that licence and nothing else. */
export function licenceOf(text: string): string | undefined {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const joined = words.join(" ");
  return BODIES.find(({ opens, closes, words: [least, most] }) => {
    const start = joined.indexOf(opens);
    const end = joined.lastIndexOf(closes);
    if (start < 0 || end < start || joined.length !== end + closes.length) return false;
    const before = joined.slice(0, start).split(" ").length - 1;
    const count = joined.slice(start).split(" ").length;
    return before <= MOST_BEFORE && count >= least && count <= most;
  })?.id;
}

const UNKNOWN = {
  id: "licence-unknown",
  says: "{files}: not the text of one well-known licence alone, so none was taken",
  fix: "write its SPDX expression as `package.license`",
};
