import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { meaningOf } from "#core/handoff/meaning-of.ts";
import { REQUIREMENTS } from "#core/handoff/required-when.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { isNoAnswer, placeholderOf } from "#core/source/placeholder.ts";
import { pointerSegment, spelledPointer } from "#core/source/positions.ts";
import { unfinishedSections } from "../unfinished-sections.ts";
import type { PackageSay } from "./messages.ts";

/** Documents whose finishing is judged by themselves: the decision record here, the card and the assessment by gates of their own. */
const JUDGED: ReadonlySet<string> = new Set(["/model/approach", "/model/card", "/deployment/impact"]);
/** What a document's reader sees in plain prose. One that it sees more in follows a form that others made. */
const PROSE: ReadonlySet<string> = new Set(["sections", "properties", "links"]);

/** Places that some stage asks for, with what is in them. */
const ASKED: readonly RegExp[] = REQUIREMENTS.map(
  ({ pointer }) => new RegExp(`^${pointer.replaceAll("*", "\\d+")}(?:/|$)`),
);

/** A value of the manifest in whose place a placeholder stands. */
interface OpenValue {
  readonly pointer: string;
  readonly placeholder: string;
}

/**
 * Values of the manifest that were left to be written. Paths that lead to something are names of files, which may be called
 * anything. `N/A` is an answer where a key may be left out at every stage, and none where one asks for it.
 */
export function openValues(
  { handoff }: ResolvedHandoff,
  { references }: PackageFacts,
): ReadonlyMap<string, OpenValue> {
  const leads = new Set(references.flatMap(({ pointer, kind }) => (kind === "absent" ? [] : [pointer])));
  const open = textsIn(handoff, "").flatMap(({ pointer, text }): [string, OpenValue][] => {
    const placeholder = leads.has(pointer) ? undefined : openIn(text, pointer);
    return placeholder === undefined ? [] : [[pointer, { pointer, placeholder }]];
  });
  return new Map(open);
}

function openIn(text: string, pointer: string): string | undefined {
  const isDodged = isNoAnswer(text) && ASKED.some((asked) => asked.test(pointer));
  return isDodged ? text.trim() : placeholderOf(text);
}

interface Text {
  readonly pointer: string;
  readonly text: string;
}

function textsIn(value: unknown, pointer: string): readonly Text[] {
  if (typeof value === "string") return [{ pointer, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, `${pointer}/${pointerSegment(key)}`));
}

/** What was left to be written: in the manifest itself, and in documents that it names. */
export function unfinishedParts(
  { documents }: PackageFacts,
  manifest: ResolvedHandoff,
  open: ReadonlyMap<string, OpenValue>,
  say: PackageSay,
): Finding[] {
  const values = [...open.values()].map(({ pointer, placeholder }) =>
    say(
      "placeholder",
      { pointer: spelledPointer(pointer), placeholder, meaning: meaningOf(pointer) },
      { where: whereOf(manifest, pointer) },
    ),
  );
  return [...values, ...documents.filter(isProse).flatMap((document) => leftIn(document, say))];
}

/** Whether the manifest names a document that is plain prose, and that nobody else looks through. */
function isProse({ pointers, reading, blank }: DocumentFacts): boolean {
  return (
    // That it says nothing is told where everything is that is empty.
    blank !== true &&
    pointers.length > 0 &&
    !pointers.some((pointer) => JUDGED.has(pointer)) &&
    Object.keys(reading?.details ?? {}).every((kind) => PROSE.has(kind))
  );
}

function leftIn({ path, reading }: DocumentFacts, say: PackageSay): Finding[] {
  return unfinishedSections(reading?.details?.sections ?? []).map(
    ({ placeholder = "", placeholderLine: line, title }) => {
      const about = { where: { path, ...(line === undefined ? {} : { line }) } };
      return title === ""
        ? say("document-open", { path, placeholder }, about)
        : say("document-unfinished", { path, placeholder, title }, about);
    },
  );
}
