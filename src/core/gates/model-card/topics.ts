import type { Details, Section, Term } from "#core/model/details.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import type { Topic } from "./options.ts";

interface Kind {
  /** How it is called in a sentence. */
  readonly name: string;
  readonly example: string;
  /** Words of a heading by which it is known. */
  readonly heading: RegExp;
  /** Fields of card formats that say it without a heading. */
  readonly terms: readonly Term["kind"][];
  readonly list?: keyof Details;
}

/** The topics by how cards spell them: Hugging Face's template, and the headings that people write instead. */
export const KINDS: Readonly<Record<Topic, Kind>> = {
  "intended-use": {
    name: "what it is meant for",
    example: "Intended use",
    heading: /\b(?:intended uses?|(?:direct|downstream) use|uses|meant for|purpose|use cases?)\b/i,
    terms: ["purpose"],
  },
  "out-of-scope": {
    name: "what it is not meant for",
    example: "Out-of-scope use",
    heading: /\b(?:out[- ]of[- ]scope|not meant for|misuse|not intended|should not)\b/i,
    terms: [],
  },
  limitations: {
    name: "its limitations",
    example: "Bias, risks and limitations",
    heading: /\b(?:limitations?|bias(?:es)?|risks?|caveats?|what to know|trade-?offs?)\b/i,
    terms: ["limitation", "risk"],
  },
  "training-data": {
    name: "the data it was trained on",
    example: "Training data",
    heading: /\b(?:training (?:data|details|set)|trained on|data ?sets?|data)\b/i,
    terms: [],
    list: "transformations",
  },
  evaluation: {
    name: "how well it does",
    example: "Evaluation",
    heading: /\b(?:evaluation|results?|metrics|performance|measured|numbers)\b/i,
    terms: [],
  },
  licence: {
    name: "its licence",
    example: "Licence",
    heading: /\blicen[cs]e\b/i,
    terms: [],
    list: "licences",
  },
  contact: {
    name: "whom to ask",
    example: "Contact",
    heading: /\b(?:contact|authors?|owners?|maintainers?|citation)\b/i,
    terms: ["owner"],
  },
};

/** The section of a topic, one that says something where there are several; sections about what a model is not meant for are none about what it is meant for. */
export function sectionOf(topic: Topic, sections: readonly Section[], least: number): Section | undefined {
  const negative = KINDS["out-of-scope"].heading;
  const found = sections.filter(({ title }) => {
    const plain = title.replaceAll(/\s+/g, " ");
    if (topic !== "out-of-scope" && negative.test(plain)) return false;
    return KINDS[topic].heading.test(plain);
  });
  return found.find(({ words }) => words >= least) ?? found[0];
}

/** Whether the fields of a card's format say it, without a section. */
export function saidByFields(topic: Topic, { details = {}, observations }: EvidenceReading): boolean {
  const { terms, list } = KINDS[topic];
  if (topic === "evaluation" && observations.some(({ value }) => typeof value === "number")) return true;
  if ((details.terms ?? []).some(({ kind }) => terms.includes(kind))) return true;
  return list !== undefined && (details[list] ?? []).length > 0;
}
