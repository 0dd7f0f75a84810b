import type { Facts } from "#core/facts/facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import { whereOfKey } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { baseOf } from "../base-of.ts";
import { contentAt } from "../content-at.ts";
import { defineGate, type Say } from "../define-gate.ts";
import { manifestMistakes } from "../unreadable-manifest.ts";
import { judgeTopics } from "./judge-topics.ts";
import { type Messages, messages } from "./messages.ts";
import { type Options, options, type Part } from "./options.ts";

const POINTER = "/deployment/impact";
const ASSESSMENT = /^\/deployment\/impact$/;

/** Where each part stands in the manifest. */
const PLACES: Readonly<Record<Part, RegExp>> = {
  model: /^\/model\/path$/,
  data: /^\/datasets\/\d+\/path$/,
  deployment: /^\/deployment(?:\/staging|\/production)?\/path$/,
};

/** The gate `impact`: see this folder's README. */
export const impact = defineGate({
  meta: {
    id: "impact",
    title: "it is written down who is touched, and what is done if an assumption fails",
    summary:
      "The impact assessment is finished, speaks of what the policy asks for, and was looked at for this version.",
    kind: "content",
    since: "0.1",
    why: "Who is touched by a model has no say in it unless somebody thinks of them before it is released.",
  },
  needs: ["packages", "baseline"],
  options,
  messages,
  strengthen: (earlier, later): Options => {
    const [a, b] = [options.parse(earlier), options.parse({ ...earlier, ...later })];
    return {
      required: a.required || b.required,
      topics: [...new Set([...a.topics, ...b.topics])],
      renew: [...new Set([...a.renew, ...b.renew])],
      min_words: Math.max(a.min_words, b.min_words),
    };
  },
  evaluate(facts, chosen, say) {
    const { packages } = facts;
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    return { findings: packages.flatMap((one) => judgePackage(one, facts, chosen, say)) };
  },
});

type Known = Pick<Facts, "packages" | "baseline">;

function judgePackage(
  one: PackageFacts,
  known: Known,
  options: Options,
  say: Say<Messages>,
): readonly Finding[] {
  const { manifest, folder, documents } = one;
  if (!manifest.ok) {
    const { path, count, about: there } = manifestMistakes(one, manifest.issues);
    return [say("manifest-unreadable", { path, count, subject: "who is touched" }, there)];
  }
  const document = documents.find(({ pointers }) => pointers.includes(POINTER));
  const about = { package: folder, who: [manifest.value.handoff.package.owner] };
  if (document === undefined) {
    const elsewhere = referencedPaths(manifest.value).uris.find(({ pointer }) => pointer === POINTER);
    if (elsewhere !== undefined && options.topics.length > 0) {
      const values = { uri: elsewhere.uri, topics: options.topics };
      return [say("assessment-elsewhere", values, { ...about, where: elsewhere.where })];
    }
    const where = whereOfKey(manifest.value, "/deployment");
    return [say(options.required ? "assessment-missing" : "not-asked", {}, { ...about, where })];
  }
  const { path, reading } = document;
  const sections = reading?.details?.sections ?? [];
  if (sections.length === 0 || (reading?.problems.length ?? 0) > 0) {
    const where = whereOfKey(manifest.value, POINTER);
    return [say("assessment-unreadable", { path }, { ...about, where })];
  }
  const told = [
    ...judgeTopics(path, sections, options, say, about),
    ...judgeRenewal(one, path, known, options, say),
  ];
  if (told.length > 0) return told;
  const titles = sections.flatMap(({ title }) => (title === "" ? [] : [title])).slice(0, 8);
  return [say("assessed", { path, titles }, { ...about, where: { path } })];
}

/** An assessment that stayed as it was while what it assesses changed. */
function judgeRenewal(
  one: PackageFacts,
  path: string,
  known: Known,
  { renew }: Options,
  say: Say<Messages>,
): readonly Finding[] {
  const base = baseOf(one, known);
  if (base === undefined || base === "unclear" || !isSame(ASSESSMENT, one, base)) return [];
  const who = one.manifest.ok ? { who: [one.manifest.value.handoff.package.owner] } : {};
  return renew
    .filter((part) => !isSame(PLACES[part], one, base))
    .map((part) =>
      say("not-renewed", { part, path }, { package: one.folder, ...who, where: { path, line: 1 } }),
    );
}

function isSame(places: RegExp, head: PackageFacts, base: PackageFacts): boolean {
  return contentAt(head, places) === contentAt(base, places);
}
