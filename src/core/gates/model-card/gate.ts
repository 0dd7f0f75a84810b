import { quoteIssue } from "#core/evidence/quote-issue.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { Facts } from "#core/facts/facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import { whereOfKey } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import { baseOf } from "../base-of.ts";
import { contentAt } from "../content-at.ts";
import { type About, defineGate, type Say } from "../define-gate.ts";
import { unfinishedSections } from "../unfinished-sections.ts";
import { manifestMistakes } from "../unreadable-manifest.ts";
import { type Messages, messages } from "./messages.ts";
import { type Options, options } from "./options.ts";
import { KINDS, saidByFields, sectionOf } from "./topics.ts";

const POINTER = "/model/card";
const CARD = /^\/model\/card$/;
const MODEL = /^\/model\/path$/;

/** The gate `model-card`: see this folder's README. */
export const modelCard = defineGate({
  meta: {
    id: "model-card",
    title: "its card is finished and describes this model",
    summary:
      "The model card is finished, speaks of what the policy asks for, and was looked at for this model.",
    kind: "content",
    since: "0.1",
    why: "Whoever uses the model next year has nothing but its card.",
  },
  needs: ["packages", "baseline"],
  options,
  messages,
  strengthen: (earlier, later): Options => {
    const [a, b] = [options.parse(earlier), options.parse({ ...earlier, ...later })];
    return {
      required: a.required || b.required,
      topics: [...new Set([...a.topics, ...b.topics])],
      min_words: Math.max(a.min_words, b.min_words),
      renew: a.renew || b.renew,
    };
  },
  evaluate(facts, chosen, say) {
    const { packages } = facts;
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    return { findings: packages.flatMap((one) => judgePackage(one, facts, chosen, say)) };
  },
});

function judgePackage(
  one: PackageFacts,
  known: Pick<Facts, "packages" | "baseline">,
  options: Options,
  say: Say<Messages>,
): readonly Finding[] {
  const { manifest, folder, documents } = one;
  if (!manifest.ok) {
    const { path, count, about: there } = manifestMistakes(one, manifest.issues);
    return [say("manifest-unreadable", { path, count, subject: "its card" }, there)];
  }
  const about = { package: folder, who: [manifest.value.handoff.package.owner] };
  const document = documents.find(({ pointers }) => pointers.includes(POINTER));
  if (document === undefined) {
    const elsewhere = referencedPaths(manifest.value).uris.find(({ pointer }) => pointer === POINTER);
    if (elsewhere !== undefined && options.topics.length > 0) {
      const values = { uri: elsewhere.uri, topics: options.topics };
      return [say("card-elsewhere", values, { ...about, where: elsewhere.where })];
    }
    const where = whereOfKey(manifest.value, "/model");
    return [say(options.required ? "card-missing" : "not-asked", {}, { ...about, where })];
  }
  const { path, reading } = document;
  if (reading === null || reading.problems.length > 0) return [unreadable(document, say, about)];
  const told = [
    ...unfinished(reading, say, about),
    ...judgeTopics(reading, options, say, about),
    ...(options.renew && isStale(one, known)
      ? [say("not-renewed", { path }, { ...about, where: { path, line: 1 } })]
      : []),
  ];
  if (told.length > 0) return told;
  const topics = Object.entries(KINDS).flatMap(([topic, { name }]) => {
    const key = options.topics.find((each) => each === topic);
    return key === undefined ? [] : [name];
  });
  const titles = topics.length > 0 ? topics : titlesOf(reading);
  return [say("described", { path, topics: titles }, { ...about, where: { path } })];
}

function unreadable({ path, reading, issue }: DocumentFacts, say: Say<Messages>, about: About): Finding {
  const problem = reading?.problems[0] ?? issue;
  const where = problem?.where ?? { path, line: 1 };
  const quoted =
    problem === undefined
      ? { problem: "its format is not known.", remedy: "Write it in Markdown." }
      : quoteIssue(problem);
  return say("card-unreadable", { path, ...quoted }, { ...about, where });
}

function unfinished({ path, details = {} }: EvidenceReading, say: Say<Messages>, about: About) {
  return unfinishedSections(details.sections ?? []).map(({ title, placeholder = "", source }) => {
    const where = { path, ...(source.line === undefined ? {} : { line: source.line }) };
    return say("left-to-fill-in", { path, title, placeholder }, { ...about, where });
  });
}

function judgeTopics(
  reading: EvidenceReading,
  { topics, min_words: least }: Options,
  say: Say<Messages>,
  about: About,
): readonly Finding[] {
  const { path, details = {} } = reading;
  return topics.flatMap((topic) => {
    const { name, example } = KINDS[topic];
    if (saidByFields(topic, reading)) return [];
    const section = sectionOf(topic, details.sections ?? [], least);
    if (section === undefined) {
      const values = { path, topic: name, titles: titlesOf(reading), example };
      return [say("topic-missing", values, { ...about, where: { path, line: 1 } })];
    }
    if (section.words >= least) return [];
    const { title, words, source } = section;
    const where = { path, ...(source.line === undefined ? {} : { line: source.line }) };
    return [say("topic-empty", { path, title, words, least }, { ...about, where })];
  });
}

function titlesOf({ details = {} }: EvidenceReading): readonly string[] {
  return (details.sections ?? []).flatMap(({ title }) => (title === "" ? [] : [title])).slice(0, 8);
}

/** Whether the model changed since the base and its card did not. */
function isStale(one: PackageFacts, known: Pick<Facts, "packages" | "baseline">): boolean {
  const base = baseOf(one, known);
  if (base === undefined || base === "unclear") return false;
  return contentAt(one, MODEL) !== contentAt(base, MODEL) && contentAt(one, CARD) === contentAt(base, CARD);
}
