import type { Finding } from "#core/model/finding.ts";
import type { About, Say } from "../define-gate.ts";
import { choicesOf } from "./licence-choices.ts";
import { mayBecome, sameLicence, traitsOf } from "./licence-traits.ts";
import type { Messages } from "./messages.ts";
import type { Options } from "./options.ts";
import type { Stated } from "./stated-licences.ts";

/** What judging a licence needs beside itself. */
export interface Scene {
  /** The package's own expression. */
  readonly own: string | undefined;
  readonly options: Options;
  readonly say: Say<Messages>;
  readonly about: About;
}

/** Judges one stated licence: of the choices that it gives, the best one counts. */
export function judgeLicence(stated: Stated, scene: Scene): Finding {
  const judged = choicesOf(stated.expression).map((ids) => judgeChoice(ids, stated, scene));
  const passing = judged.find(({ outcome }) => outcome === "pass");
  const [first] = judged;
  if (first === undefined) throw new Error("an expression gives a choice");
  return passing ?? first;
}

/** Every id of a choice must be complied with: the first that cannot be decides. */
function judgeChoice(ids: readonly string[], stated: Stated, scene: Scene): Finding {
  const judged = ids.map((id) => judgeId(id, stated, scene));
  const [first] = judged;
  if (first === undefined) throw new Error("a choice names a licence");
  const notable = judged.find(({ id }) => id !== "compatible");
  return judged.find(({ outcome }) => outcome !== "pass") ?? notable ?? first;
}

function judgeId(id: string, stated: Stated, { own = "no licence", options, say, about }: Scene): Finding {
  const { subject, of, where } = stated;
  const there = { ...about, where };
  const values = { subject, licence: id };
  const among = (list: readonly string[]) => list.some((each) => sameLicence(each, id));
  if (among(options.deny)) return say("denied", values, there);
  const allowed = options.allow !== undefined && among(options.allow);
  if (options.allow !== undefined && !allowed)
    return say("not-allowed", { ...values, allowed: options.allow }, there);
  const known = traitsOf(id);
  if (known === null && !allowed)
    return say(options.unknown === "refuse" ? "unknown-licence" : "unsettled", values, there);
  const compatible = say("compatible", { ...values, own }, there);
  if (of === "package" || of === "model") return say("stated", values, there);
  if (known === null) return compatible;
  const has = (trait: (typeof known.traits)[number]) => known.traits.includes(trait);
  // Whoever takes the package chooses among its licences, so each of them has to keep the terms.
  const permits = (test: (family: string, traits: readonly string[]) => boolean) =>
    choicesOf(own).every((ids) => ids.some((each) => testOwn(each, test)));
  if (has("non-commercial") && !permits((_family, traits) => traits.includes("non-commercial")))
    return say("not-commercial", { ...values, own }, there);
  const binding = of === "base-model" || options.data === "refuse";
  if (has("no-derivatives")) return say(binding ? "no-derivatives" : "terms-of-data", values, there);
  if (has("copyleft") && !permits((family) => mayBecome(known.family, family)))
    return binding ? say("copyleft-broken", { ...values, own }, there) : say("terms-of-data", values, there);
  return has("use-restricted") ? say("restricted", values, there) : compatible;
}

function testOwn(id: string, test: (family: string, traits: readonly string[]) => boolean): boolean {
  const known = traitsOf(id);
  return known !== null && test(known.family, known.traits);
}
