/** What a licence asks of whatever is made from its subject. */
export type Trait =
  /** Works made from it must be under the same licence (or a later one of its family). */
  | "copyleft"
  /** Commercial use is not permitted. */
  | "non-commercial"
  /** Changed versions may not be shared. */
  | "no-derivatives"
  /** Uses are restricted by name, and the restriction must be handed on. */
  | "use-restricted";

interface Known {
  readonly family: string;
  readonly traits: readonly Trait[];
}

const PERMISSIVE: Known = { family: "permissive", traits: [] };

/**
 * Families by a pattern over the lower-case SPDX id (https://spdx.org/licenses/), most specific first. Licences of models that
 * SPDX does not list are known by the names that Hugging Face gives them.
 */
const FAMILIES: readonly (readonly [RegExp, Known])[] = [
  [/^cc-by-nc-nd(?:-|$)/, { family: "CC-BY-NC-ND", traits: ["non-commercial", "no-derivatives"] }],
  [/^cc-by-nc-sa(?:-|$)/, { family: "CC-BY-NC-SA", traits: ["non-commercial", "copyleft"] }],
  [/^cc-by-nc(?:-|$)/, { family: "CC-BY-NC", traits: ["non-commercial"] }],
  [/^cc-by-nd(?:-|$)/, { family: "CC-BY-ND", traits: ["no-derivatives"] }],
  [/^cc-by-sa(?:-|$)/, { family: "CC-BY-SA", traits: ["copyleft"] }],
  [/^(?:cc-by-|cc0-|pddl|odc-by|cdla-permissive|c-uda)/, PERMISSIVE],
  [/^(?:odbl|cdla-sharing)/, { family: "ODbL", traits: ["copyleft"] }],
  [/^agpl(?:-|$)/, { family: "AGPL", traits: ["copyleft"] }],
  [/^gpl(?:-|$)/, { family: "GPL", traits: ["copyleft"] }],
  [/^(?:lgpl|mpl|epl|cddl|eupl)-/, { family: "weak copyleft", traits: [] }],
  [/^(?:sspl|busl|bsl-1\.1$|elastic)/, { family: "source-available", traits: ["use-restricted"] }],
  [
    /(?:^|-)(?:open)?rail(?:-|\+|$)|(?:^|-)llama-?\d|(?:^|-)gemma(?:-|$)/,
    { family: "RAIL", traits: ["use-restricted"] },
  ],
  [
    /^(?:mit|mit-0|apache-|bsd-|0bsd|isc|zlib|unlicense|bsl-1\.0|python-|psf-|hpnd|ncsa|postgresql|upl-|wtfpl|artistic-|afl-|ms-pl)/,
    PERMISSIVE,
  ],
];

/** What is known of a licence by its id, however it is spelled; `null` when nothing is. */
export function traitsOf(id: string): Known | null {
  const spelled = hyphened(id).replace(/^licenseref-/, "");
  return FAMILIES.find(([pattern]) => pattern.test(spelled))?.[1] ?? null;
}

/** Whether two ids name one licence: `apache-2.0` is how Hugging Face spells `Apache-2.0`. */
export function sameLicence(a: string, b: string): boolean {
  const plain = (id: string) =>
    hyphened(id)
      .replace(/-only$/, "")
      .replace(/\+$/, "-or-later");
  return plain(a) === plain(b);
}

/** `CC BY-NC 4.0` and `cc_by_nc_4.0` are how people write `CC-BY-NC-4.0`. */
function hyphened(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-");
}

/** Licences that a copyleft licence lets works made from its subject be under, beside itself: by family. */
const COMPATIBLE: Readonly<Record<string, readonly string[]>> = {
  GPL: ["GPL", "AGPL"],
  AGPL: ["AGPL"],
  "CC-BY-SA": ["CC-BY-SA"],
  "CC-BY-NC-SA": ["CC-BY-NC-SA"],
  ODbL: ["ODbL"],
};

/** Whether something made from a subject of the first family may be under a licence of the second. */
export function mayBecome(from: string, to: string): boolean {
  return (COMPATIBLE[from] ?? []).includes(to);
}
