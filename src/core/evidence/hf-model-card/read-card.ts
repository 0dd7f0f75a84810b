import type { Licence, Section, Term } from "#core/model/details.ts";
import { exceedsBytes } from "#core/source/source-document.ts";
import { sourceIssue } from "#core/source/source-issue.ts";
import { type EvidenceFile, startOf } from "../define-reader.ts";
import type { Foreign } from "../foreign.ts";
import { linksOfBlocks } from "../markdown/links.ts";
import { blocksOf, MARKDOWN_BYTES } from "../markdown/markdown-blocks.ts";
import { frontMatterOf, propertiesIn } from "../markdown/properties.ts";
import { sectionsOfBlocks } from "../markdown/sections.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** Headings of the Hub's card templates (huggingface/huggingface_hub: src/huggingface_hub/templates), and what stands under them. */
const HEADINGS: readonly (readonly [RegExp, Term["kind"]])[] = [
  [/\b(?:limitations?|bias(?:es)?|out[- ]of[- ]scope)\b/i, "limitation"],
  [/\brisks?\b/i, "risk"],
  [/\b(?:recommendations|mitigations?)\b/i, "mitigation"],
  [/^(?:intended uses?|direct use|downstream use|uses)\b/i, "purpose"],
  [/\b(?:personal|sensitive)\b.*\b(?:information|data)\b/i, "sensitive-data"],
];

/**
 * What every card of the Hub has: front matter as properties, licences, sections, links, and terms from the template's
 * headings. Gives the front matter, or `undefined` when there is none that can be read; why is told to the builder.
 */
export function readCard(
  builder: ReadingBuilder,
  file: EvidenceFile,
  of: Licence["of"],
): Foreign | undefined {
  if (exceedsBytes(file.text, MARKDOWN_BYTES)) {
    builder.problems([sourceIssue("too-large", startOf(file), { limit: MARKDOWN_BYTES })]);
    return undefined;
  }
  const { blocks } = blocksOf(file.text);
  for (const section of sectionsOfBlocks(blocks)) {
    builder.add("sections", section);
    for (const term of termsOf(section)) builder.add("terms", term);
  }
  for (const link of linksOfBlocks(blocks)) builder.add("links", link);
  const matter = frontMatterOf(file.text, file.path);
  if (matter === null) return undefined;
  if (!matter.ok) {
    builder.problems(matter.issues);
    return undefined;
  }
  for (const property of propertiesIn(matter.value)) builder.add("properties", property);
  readLicence(builder, matter.value, of);
  readGate(builder, matter.value);
  return matter.value;
}

/** What a section says, unless it is empty or was left to be filled in. */
function termsOf({ title, words, placeholder, opening, source }: Section): readonly Term[] {
  if (words === 0 || placeholder !== undefined) return [];
  return HEADINGS.flatMap(([heading, kind]) =>
    heading.test(title.slice(0, 200)) ? [{ kind, value: opening, source }] : [],
  );
}

/** `license` is one identifier or several; `other` stands for `license_name`, at `license_link`. */
function readLicence(builder: ReadingBuilder, matter: Foreign, of: Licence["of"]): void {
  const license = matter.at("license");
  for (const each of license.isList ? license.items : [license]) {
    if (!each.present) continue;
    const name = matter.at("license_name").text;
    if (each.text === undefined) {
      const says = "`license` is no licence identifier.";
      const fix = "Write one of the Hub's identifiers, such as `apache-2.0`.";
      builder.problem({ id: "unnamed-licence", says, fix }, each.where);
    } else if (each.text !== "other") {
      builder.add("licences", { of, expression: each.text, source: each.source });
    } else if (name === undefined) {
      const says = "The licence is `other`, and `license_name` does not say which.";
      const fix = "Write `license_name`, and `license_link` with its text.";
      builder.problem({ id: "unnamed-licence", says, fix }, each.where);
    } else {
      builder.add("licences", { of, expression: name, source: matter.at("license_name").source });
    }
  }
  const link = matter.at("license_link");
  if (link.text !== undefined) builder.add("links", { target: link.text, source: link.source });
}

/** Who wants access has to agree to something first. */
function readGate(builder: ReadingBuilder, matter: Foreign): void {
  const prompt = matter.at("extra_gated_prompt");
  const value = prompt.text?.slice(0, 400);
  if (value !== undefined) builder.add("terms", { kind: "access", value, source: prompt.source });
  const fields = matter.at("extra_gated_fields");
  // A mapping, or in older cards a list of mappings.
  const maps = fields.isList ? fields.items : [fields];
  const names = maps.flatMap((map) => map.entries.map(([name]) => name));
  if (names.length > 0)
    builder.add("terms", { kind: "access", value: names.join(", ").slice(0, 400), source: fields.source });
}
