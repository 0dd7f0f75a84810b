import { withoutCommands } from "#core/report/escape-command.ts";
import * as escape from "#core/report/escape-terminal.ts";
import { fillTemplate, fixOf, PLAIN, says, TERMINAL } from "#core/report/fill-template.ts";
import type { Paint } from "#core/report/paint.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { Examination } from "./examination.ts";
import { GRAVITIES, type Gravity } from "./gravity.ts";

const MARKS: Readonly<Record<Gravity, string>> = { grave: "✗", weak: "!", unseen: "?", fine: "✓" };
const TONES = { grave: "error", weak: "warning", unseen: "waiting", fine: "good" } as const;

/** The gravest first; what is equally grave stays in the order in which it was looked at. */
function inOrder(diagnoses: readonly Diagnosis[]): readonly Diagnosis[] {
  return GRAVITIES.flatMap((gravity) => diagnoses.filter((each) => each.gravity === gravity));
}

/** The examination for a terminal: what is wrong with what follows and what mends it, then what is in order, a line each. */
export function examinationToTerminal({ subject, diagnoses }: Examination, paint: Paint): string {
  const told = new Map<string, Diagnosis>();
  const parts = inOrder(diagnoses).map((each) =>
    each.gravity === "fine" ? lineOf(each, paint) : `${lineOf(each, paint)}${adviceOf(each, told, paint)}\n`,
  );
  return `${parts.join("")}${parts.length > 0 ? "\n" : ""}${lastLine(subject, diagnoses, paint)}\n`;
}

function lineOf(diagnosis: Diagnosis, paint: Paint): string {
  const { gravity, about } = diagnosis;
  const place = paint("strong", escape.text(about));
  const said = `${says(diagnosis, TERMINAL)}${placeOf(diagnosis)}`;
  return `${paint(TONES[gravity], MARKS[gravity])} ${place}: ${said}\n`;
}

function placeOf({ where }: Diagnosis): string {
  if (where?.line === undefined) return "";
  const { path, line, column } = where;
  return `  ${escape.text([path, line, column].filter((part) => part !== undefined).join(":"))}`;
}

function adviceOf(diagnosis: Diagnosis, told: Map<string, Diagnosis>, paint: Paint): string {
  const { why, values, command, lookUps = [], link } = diagnosis;
  const fix = fixOf(diagnosis, TERMINAL);
  const lines = [
    ...(why === undefined ? [] : [paint("quiet", fillTemplate(why, values, TERMINAL))]),
    ...(fix === null ? [] : [`→ ${fix}`]),
    ...lookUps.map((each) => commandOf(each, diagnosis, told)),
    ...(command === undefined ? [] : [commandOf(command, diagnosis, told)]),
    ...(link === undefined ? [] : [`  ${escape.text(link)}`]),
  ];
  return lines.map((line) => `    ${line}\n`).join("");
}

/** One command often mends several things: a long one is shown whole once, and then by what it was shown for. */
function commandOf(command: string, diagnosis: Diagnosis, told: Map<string, Diagnosis>): string {
  const shown = withoutCommands(escape.sourceLine(command));
  const first = told.get(command);
  if (first === undefined) told.set(command, diagnosis);
  else {
    const place = first.about === diagnosis.about ? "" : `${escape.text(first.about)}: `;
    const pointer = `the same command as for "${place}${says(first, TERMINAL)}"`;
    if (pointer.length < shown.length) return `  ${pointer}`;
  }
  return `  ${shown}`;
}

const NOUNS: Readonly<Record<Gravity, string>> = {
  grave: "grave",
  weak: "weak",
  unseen: "not seen",
  fine: "in order",
};

function lastLine(subject: string, diagnoses: readonly Diagnosis[], paint: Paint): string {
  const counts = GRAVITIES.flatMap((gravity) => {
    const count = diagnoses.filter((each) => each.gravity === gravity).length;
    return count === 0 ? [] : [`${count} ${NOUNS[gravity]}`];
  });
  const said = protectedBy(diagnoses);
  const gravity = said === null ? "unseen" : said ? "fine" : "grave";
  const mark = paint(TONES[gravity], MARKS[gravity]);
  return `${mark} ${escape.text(subject)}: ${counts.join(", ")}`;
}

/** The examination as JSON: every diagnosis with its words filled in, and whether the repository is protected, which is `null` where that was not seen. */
export function examinationToJson({ subject, online, diagnoses }: Examination): string {
  const list = inOrder(diagnoses).map((each) => {
    const { id, gravity, about, why, values, where, command, lookUps, link } = each;
    const advice = fixOf(each, PLAIN);
    return {
      id,
      gravity,
      about,
      message: says(each, PLAIN),
      ...(why === undefined ? {} : { consequence: fillTemplate(why, values, PLAIN) }),
      ...(advice === null ? {} : { advice }),
      ...(lookUps === undefined ? {} : { lookUps }),
      ...(command === undefined ? {} : { command }),
      ...(link === undefined ? {} : { link }),
      ...(where === undefined ? {} : { where }),
    };
  });
  return `${JSON.stringify({ subject, online, protected: protectedBy(diagnoses), diagnoses: list }, null, 2)}\n`;
}

/** Whether nothing gets around the gate; `null` where nothing grave was found, and not everything was seen. */
function protectedBy(diagnoses: readonly Diagnosis[]): boolean | null {
  if (diagnoses.some(({ gravity }) => gravity === "grave")) return false;
  return diagnoses.some(({ gravity }) => gravity === "unseen") ? null : true;
}
