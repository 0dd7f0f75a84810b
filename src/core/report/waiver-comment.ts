import type { Waiver } from "#core/model/finding.ts";
import type { Statement } from "#core/model/statement.ts";
import { link } from "./escape-markdown.ts";
import { COMMENT_LIMIT } from "./explain-comment.ts";
import { fillTemplate, fixOf, MARKDOWN, says } from "./fill-template.ts";
import { oneLine } from "./hidden-characters.ts";
import { joinSections, paragraph } from "./markdown-section.ts";
import { shorten } from "./text-size.ts";

/** A waiver as it would stand in the policy; `replaces` is the line of the one that it takes the place of. */
export interface WaiverEntry extends Omit<Waiver, "where"> {
  readonly replaces?: { readonly line?: number };
}

/** Where proposed waivers are to be written, and what else is to be known of them. */
export interface WaiverPlace {
  /** Of the policy, and the branch on which it counts. */
  readonly path: string;
  readonly branch: string;
  /** Address at which GitHub opens the file in its editor. */
  readonly editUrl: string;
  /** Owners who could answer for it, too. */
  readonly others: readonly string[];
  /** Whether the policy has a list of waivers already: two of the key would be a mistake. */
  readonly listed: boolean;
  /** Findings of the gate that no waiver can excuse. */
  readonly left: number;
}

/** Longest reason that a policy takes. */
const LONGEST_REASON = 1000;

/**
 * Entries of a policy's `waivers`, as YAML: the list's lines alone, for pasting below the key. Foreign words are quoted on one line, with
 * what cannot be seen spelled out, so that nothing in them is YAML.
 */
export function waiverYaml(entries: readonly WaiverEntry[]): string {
  return entries
    .map(({ gate, check, package: one, reason, authority, expires }) =>
      [
        `  - gate: ${gate}`,
        ...(check === undefined ? [] : [`    check: ${quoted(check)}`]),
        `    package: ${one}`,
        `    reason: ${quoted(shorten(oneLine(reason), LONGEST_REASON))}`,
        `    authority: ${quoted(authority)}`,
        `    expires: ${expires}`,
      ].join("\n"),
    )
    .join("\n");
}

/** A JSON string, which every YAML 1.2 reader takes for the same text. */
function quoted(foreign: string): string {
  return JSON.stringify(foreign.toWellFormed());
}

/** Answers which entries would excuse what a gate finds, and that they count once they are merged. */
export function waiverComment(entries: readonly WaiverEntry[], place: WaiverPlace): string {
  const { path, branch, editUrl, others, listed, left } = place;
  const said = (template: string, values: Statement["values"]) =>
    paragraph(fillTemplate(template, values, MARKDOWN));
  const fresh = entries.filter(({ replaces }) => replaces === undefined);
  const instead = entries.filter(({ replaces }) => replaces !== undefined);
  const authority = entries[0]?.authority ?? "";
  return joinSections(
    [
      paragraph("**Nothing is excused by this.** A waiver counts once its line is reviewed and merged:"),
      ...(fresh.length === 0
        ? []
        : [
            said(`In \`{path}\` on \`{branch}\`, add ${listed ? "to the list `waivers`" : "at the end"}:`, {
              path,
              branch,
            }),
            paragraph(`\`\`\`yaml\n${listed ? "" : "waivers:\n"}${waiverYaml(fresh)}\n\`\`\``),
          ]),
      ...instead.flatMap((entry) => [
        said("In `{path}` on `{branch}`, instead of the waiver in line {line}:", {
          path,
          branch,
          line: entry.replaces?.line ?? "?",
        }),
        paragraph(`\`\`\`yaml\n${waiverYaml([entry])}\n\`\`\``),
      ]),
      paragraph(`${link("Open the policy in GitHub's editor", editUrl)}, in a pull request of its own.`),
      said(
        `\`{authority}\` answers for it${others.length > 0 ? "; so could `{others}`" : ""}. The last day is a proposal: an earlier one is better.`,
        { authority, others },
      ),
      ...(left === 0
        ? []
        : [
            said(
              "{left} more [finding|findings] of the gate cannot be excused: only what belongs to one version of a package can.",
              { left },
            ),
          ]),
    ],
    COMMENT_LIMIT,
  );
}

/** Answers why a command did nothing, and what to write instead. */
export function refusalComment(because: Statement): string {
  const fix = fixOf(because, MARKDOWN);
  return `${says(because, MARKDOWN)}${fix === null ? "" : ` ${fix}`}\n`;
}
