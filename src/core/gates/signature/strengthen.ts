import type { z } from "zod";
import { type Options, options } from "./options.ts";

type Written = z.input<typeof options>;

/** Stands for the builders of two stages that trust no builder in common: none at all, since no list would mean any. */
const NO_BUILDER = "(no builder is trusted by every stage)";

/** What both ask: a later stage narrows whom an earlier one trusts, and what needs no signature. */
export function strengthen(earlier: Written, later: Written): Options {
  const [a, b] = [options.parse(earlier), options.parse({ ...earlier, ...later })];
  const keys = trustedByBoth(a.keys, later.keys, (key) => key);
  const identities = trustedByBoth(a.identities, later.identities, identityKey);
  const builders = trustedByBoth(a.builders, later.builders, (builder) => builder);
  const root = a.trusted_root ?? b.trusted_root;
  const trusted = a.keys.length + a.identities.length > 0;
  return {
    // Where the stages trust nobody in common, a signature is asked for that nobody can give.
    required: a.required || b.required || (trusted && keys.length + identities.length === 0),
    keys,
    identities,
    ...(root === undefined ? {} : { trusted_root: root }),
    provenance: a.provenance || b.provenance,
    builders: builders.length === 0 && a.builders.length > 0 ? [NO_BUILDER] : builders,
    ignore: a.ignore.filter((glob) => b.ignore.includes(glob)),
  };
}

function identityKey({ issuer, subject }: Options["identities"][number]): string {
  return `${issuer}\n${subject}`;
}

/** What is on both lists; a list that only one of them has stands. */
function trustedByBoth<T>(
  earlier: readonly T[],
  later: readonly T[] | undefined,
  keyOf: (each: T) => string,
): T[] {
  if (later === undefined || later.length === 0 || earlier.length === 0)
    return [...(earlier.length === 0 ? (later ?? []) : earlier)];
  const known = new Set(earlier.map(keyOf));
  return later.filter((each) => known.has(keyOf(each)));
}
