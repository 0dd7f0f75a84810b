import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import markdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import type { Verdict } from "#core/model/verdict.ts";
import { fixOf, PLAIN, says } from "./fill-template.ts";
import { BROKEN, GREEN, MANY, PENDING, RED } from "./golden/verdicts.fixture.ts";
import { openFindings, type PlacedFinding } from "./tally.ts";
import { toAnnotations } from "./to-annotations.ts";
import { toCheckOutput } from "./to-check-output.ts";
import { toJson } from "./to-json.ts";
import { toSarif } from "./to-sarif.ts";
import { toSummary } from "./to-summary.ts";
import { toTerminal } from "./to-terminal.ts";
import { adviceOf, linesOf, saysOf, type Told, toldTogether } from "./told-together.ts";

const golden = join(import.meta.dirname, "../../../test/golden");
const judged = globSync("*/verdict.json", { cwd: golden })
  .sort()
  .map((file) => [file, JSON.parse(readFileSync(join(golden, file), "utf8")) as Verdict] as const);
const VERDICTS = [
  ["red", RED],
  ["pending", PENDING],
  ["green", GREEN],
  ["broken", BROKEN],
  ["many", MANY],
  ...judged,
] as const;

const renderer = markdownIt({ html: true });

/** Words alone: how a window sets code apart and breaks lines is its own. */
function words(text: string): string {
  return text.replaceAll("`", "").replaceAll("\u200B", "").replaceAll(/\s+/g, " ");
}

/** Markdown as the words that a reader of the page has before them. */
function onThePage(markdown: string): string {
  const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  const text = renderer
    .render(markdown)
    .replaceAll(/<br\s*\/?>/g, " ")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)))
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? "");
  return words(text);
}

/** Each window that shows findings, as words. */
function windows(verdict: Verdict): Readonly<Record<string, string>> {
  const { summary, text = "", annotations } = toCheckOutput(verdict);
  const { runs } = JSON.parse(toSarif(verdict, { version: "1" })) as {
    runs: readonly { results: readonly { message: { text: string } }[] }[];
  };
  const { gates, notices } = JSON.parse(toJson(verdict)) as {
    gates: readonly { findings: readonly Printed[] }[];
    notices: readonly Printed[];
  };
  const told = [...notices, ...gates.flatMap(({ findings }) => findings)];
  return {
    page: onThePage(`${summary}\n\n${text}`),
    summary: onThePage(toSummary(verdict)),
    terminal: words(toTerminal(verdict)),
    annotations: words(
      toAnnotations(verdict)
        .map(({ message }) => message)
        .join("\n"),
    ),
    "annotations of the check": words(annotations.map(({ message }) => message).join("\n")),
    sarif: words(runs.flatMap(({ results }) => results.map(({ message }) => message.text)).join("\n")),
    json: words(told.map(({ message, advice = "" }) => `${message}\n${advice}`).join("\n")),
  };
}

/** Windows that are laid over files: what has no place in one is not in them. */
const OF_FILES: ReadonlySet<string> = new Set(["annotations of the check", "sarif"]);
/** Windows of programs, which get each finding by itself. */
const OF_PROGRAMS: ReadonlySet<string> = new Set(["sarif", "json"]);
/** Windows in which what is told as one stands at each of its lines. */
const BY_LINE: ReadonlySet<string> = new Set(["annotations", "annotations of the check"]);

interface Printed {
  readonly message: string;
  readonly advice?: string;
}

test("there are verdicts that find something", () => {
  expect(VERDICTS.filter(([, verdict]) => openFindings(verdict).length > 0).length).toBeGreaterThan(10);
});

describe.for(VERDICTS)("%s", ([, verdict]) => {
  const shown = windows(verdict);

  const together = toldTogether(openFindings(verdict));

  test("what is found is the same sentence in every window, and so is what to do", () => {
    for (const told of together) {
      for (const [window, text] of Object.entries(shown)) {
        if (OF_FILES.has(window) && told[0].finding.where === undefined) continue;
        for (const sentence of sentencesIn(window, told)) expect(text, window).toContain(words(sentence));
      }
    }
  });

  test("whoever reads the line of one of several reads what a program gets by itself", () => {
    for (const told of together) {
      for (const { each, note } of linesOf(told, PLAIN)) {
        for (const [window, text] of Object.entries(shown)) {
          if (OF_PROGRAMS.has(window)) continue;
          expect(text, window).toContain(words(each));
          expect(text, window).toContain(words(note ?? ""));
        }
      }
    }
  });
});

/** What a window says and advises of findings that are told as one. */
function sentencesIn(window: string, told: Told<PlacedFinding>): readonly string[] {
  if (OF_PROGRAMS.has(window))
    return told.flatMap(({ finding }) => [says(finding, PLAIN), fixOf(finding, PLAIN) ?? ""]);
  // One at a line of its own is told there by itself.
  const isAlone = (here: Told<PlacedFinding>) => BY_LINE.has(window) && here.length === 1;
  return annotatedOf(told).flatMap((here) => {
    const said = isAlone(here) ? here : told;
    return [saysOf(said, PLAIN), adviceOf(said, PLAIN) ?? ""];
  });
}

function annotatedOf(told: Told<PlacedFinding>): readonly Told<PlacedFinding>[] {
  return [...Map.groupBy(told, ({ finding }) => finding.where?.line).values()].flatMap(
    ([first, ...others]): Told<PlacedFinding>[] => (first === undefined ? [] : [[first, ...others]]),
  );
}
