import type { Section } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import type { About, Say } from "../define-gate.ts";
import { unfinishedSections } from "../unfinished-sections.ts";
import type { Messages } from "./messages.ts";
import type { Options, Topic } from "./options.ts";

/** Words of a heading by which a topic is known, and a heading that would do. */
const TOPICS: Readonly<
  Record<Topic, { readonly words: RegExp; readonly name: string; readonly example: string }>
> = {
  users: {
    words: /\b(?:who|users?|people|touched|affected|customers?|patients?|stakeholders?)\b/i,
    name: "who is touched",
    example: "Who is touched",
  },
  alternatives: {
    words: /\b(?:alternatives?|fall-?backs?|what if|if (?:an |the )?assumptions?|otherwise|plan b)\b/i,
    name: "what is done if an assumption fails",
    example: "If an assumption fails",
  },
  risk: {
    words: /\b(?:risks?|harms?|go(?:es)? wrong|failures?|dangers?|hazards?)\b/i,
    name: "what can go wrong",
    example: "What can go wrong",
  },
};

/** Titles that are shown of a document. */
const MOST_TITLES = 8;

/** Whether the sections of an assessment speak of every topic that is asked for, and none was left to be filled in. */
export function judgeTopics(
  path: string,
  sections: readonly Section[],
  options: Options,
  say: Say<Messages>,
  about: About,
): readonly Finding[] {
  const top = { ...about, where: { path, line: 1 } };
  const titles = sections.flatMap(({ title }) => (title === "" ? [] : [title])).slice(0, MOST_TITLES);
  const unfinished = unfinishedSections(sections).map((section) =>
    say(
      "left-to-fill-in",
      { path, title: section.title, placeholder: section.placeholder ?? "" },
      { ...about, where: placeOf(path, section) },
    ),
  );
  const topics = options.topics.flatMap((topic) => {
    const { words, name, example } = TOPICS[topic];
    const found = sections.filter(({ title }) => words.test(title.replaceAll(/\s+/g, " ")));
    const section = found.find((each) => each.words >= options.min_words) ?? found[0];
    if (section === undefined) return [say("topic-missing", { path, topic: name, titles, example }, top)];
    if (section.words >= options.min_words) return [];
    const values = { path, title: section.title, words: section.words, least: options.min_words };
    return [say("topic-empty", values, { ...about, where: placeOf(path, section) })];
  });
  return [...unfinished, ...topics];
}

function placeOf(path: string, { source }: Section) {
  return { path, ...(source.line === undefined ? {} : { line: source.line }) };
}
