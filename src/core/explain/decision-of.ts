import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Section } from "#core/model/details.ts";
import type { Decision } from "#core/model/verdict.ts";

/** Headings under which a decision record says what was decided, as MADR and Nygard's template spell them. */
const DECIDED = /^(?:the )?decision(?: outcome)?$|^what (?:was|is) decided$|^outcome$/i;

/** Why this model: what the decision record says that the manifest names; `undefined` when there is none that can be read. */
export function decisionOf({ documents }: PackageFacts): Decision | undefined {
  const record = documents.find(({ pointers }) => pointers.includes("/model/approach"));
  const sections = record?.reading?.details?.sections ?? [];
  const [first] = sections;
  if (record === undefined || first === undefined) return undefined;
  const title = sections.find(({ level }) => level === 1) ?? first;
  const decided = sections.find((section) => DECIDED.test(section.title.trim())) ?? firstWithText(sections);
  const line = decided.source.line;
  return {
    path: record.path,
    title: title.title,
    decided: decided.opening,
    ...(line === undefined ? {} : { line }),
  };
}

function firstWithText(sections: readonly [Section, ...Section[]] | readonly Section[]): Section {
  const [first] = sections;
  const told = sections.find(({ opening }) => opening !== "") ?? first;
  if (told === undefined) throw new Error("a record has a section");
  return told;
}
