import { quoteIssue } from "#core/evidence/quote-issue.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Details } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { placeholderOf } from "#core/source/placeholder.ts";
import { unfinishedSections } from "../unfinished-sections.ts";
import type { PackageSay } from "./messages.ts";
import { DECISION_PARTS, type DecisionPart, type Options } from "./options.ts";

const APPROACH = "/model/approach";

/** How a part is called in a sentence, and by which headings or keys of front matter records say it (MADR, Nygard's template). */
const PARTS: Readonly<
  Record<DecisionPart, { readonly name: string; readonly example: string; readonly words: RegExp }>
> = {
  context: {
    name: "in which situation it was made",
    example: "Context",
    words: /\b(?:context|background|problem|situation|constraints?)\b/i,
  },
  decision: {
    name: "what was decided",
    example: "Decision",
    words: /^(?:the )?decision(?: outcome)?$|^what (?:was|is) decided$|^outcome$/i,
  },
  consequences: {
    name: "what follows from it",
    example: "Consequences",
    words: /\b(?:consequences?|implications?|trade-?offs?|what follows)\b/i,
  },
  deciders: {
    name: "who decided",
    example: "Deciders",
    words: /\b(?:deciders?|decision[-_ ]makers?|decided[-_ ]by|who decided)\b/i,
  },
};

/** A value of front matter by which nobody is named and nothing is said. */
const NOTHING = /^(?:-+|n\/a|none|)$/i;

/** Whether the record of why this model was chosen says what the policy asks for, and leaves nothing to be filled in. */
export function judgeDecision(
  facts: PackageFacts,
  manifest: ResolvedHandoff,
  { decision = [] }: Options,
  say: PackageSay,
): Finding[] {
  const record = facts.documents.find(({ pointers }) => pointers.includes(APPROACH));
  // That it is empty is told where everything is that is empty.
  if (record?.blank === true) return [];
  const about = { where: whereOf(manifest, APPROACH) };
  if (record?.reading?.details === undefined || record.reading.problems.length > 0) {
    if (decision.length === 0) return [];
    const { approach } = manifest.handoff.model ?? {};
    if (approach === undefined) return [say("decision-absent", {}, about)];
    const path = typeof approach === "string" ? approach : approach.uri;
    return [say("decision-unread", { path, ...problemOf(record) }, about)];
  }
  const { path, reading } = record;
  const { sections = [], properties = [] } = reading.details ?? {};
  const unfinished = unfinishedSections(sections).map((section) =>
    say(
      "decision-unfinished",
      { path, title: section.title, placeholder: section.placeholder ?? "" },
      {
        where: { path, ...(section.placeholderLine === undefined ? {} : { line: section.placeholderLine }) },
      },
    ),
  );
  const open = openKeys(reading.details ?? {}, decision).map(({ name, value, source }) =>
    say(
      "decision-unfinished",
      { path, title: name, placeholder: placeholderOf(String(value)) ?? "" },
      { where: { path, ...(source.line === undefined ? {} : { line: source.line }) } },
    ),
  );
  const left = decision.filter((part) => !isSaid(part, { sections, properties }));
  const missing = left.map((part) => {
    const { name, example } = PARTS[part];
    return say("decision-silent", { path, what: name, example }, { where: { path, line: 1 } });
  });
  return [...unfinished, ...open, ...missing];
}

/** Keys of front matter that were left to be written, of parts that the policy does not ask for: of those it is told that they are not said. */
function openKeys({ properties = [] }: Details, asked: readonly DecisionPart[]) {
  const others = DECISION_PARTS.filter((part) => !asked.includes(part));
  return properties.filter(
    ({ name, value }) =>
      others.some((part) => PARTS[part].words.test(name)) && placeholderOf(String(value)) !== undefined,
  );
}

function problemOf(record: DocumentFacts | undefined) {
  const problem = record?.reading?.problems[0] ?? record?.issue;
  if (problem !== undefined) return quoteIssue(problem);
  return {
    problem: "it is no document of this repository that is known here.",
    remedy: "Write the record in Markdown, beside the package.",
  };
}

function isSaid(part: DecisionPart, { sections = [], properties = [] }: Details): boolean {
  const { words } = PARTS[part];
  const plain = (title: string) => title.replace(/^[\d.\s]+/, "").trim();
  return (
    sections.some((section) => section.words > 0 && words.test(plain(section.title))) ||
    properties.some(({ name, value }) => words.test(name) && !isOpen(String(value).trim()))
  );
}

function isOpen(value: string): boolean {
  return NOTHING.test(value) || placeholderOf(value) !== undefined;
}
