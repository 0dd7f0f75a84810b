import type { Statement } from "#core/model/statement.ts";
import { withoutCommands } from "#core/report/escape-command.ts";
import { text } from "#core/report/escape-terminal.ts";
import { fillTemplate, fixOf, says, TERMINAL } from "#core/report/fill-template.ts";
import type { Paint } from "#core/report/paint.ts";
import { adviceOf, byPlace, linesOf, saysOf, type Told, toldTogether } from "#core/report/told-together.ts";
import { shellQuoted } from "../shell-quoted.ts";
import { paintFor } from "../terminal.ts";
import type { InitResult } from "./init-result.ts";
import type { Gap } from "./judge-plan.ts";
import { folderOf } from "./survey/place.ts";
import type { SettledFile } from "./write-files.ts";

/** What was done, what is open and what comes next, for a terminal. Ends in a line break. */
export function initToTerminal(result: InitResult, stream: NodeJS.WriteStream): string {
  const paint = paintFor(stream);
  const parts = [
    heading(result, paint),
    part("Read", result.plan.survey.read.map(sentence), paint),
    part(
      "Seen, and not taken",
      result.plan.survey.left.flatMap((each) => advised(each, paint)),
      paint,
    ),
    part(writtenTitle(result), writtenLines(result), paint),
    part("There already, and kept", keptLines(result), paint),
    part(
      "Ignored by git, so that a commit leaves it out: mend .gitignore, or git add --force",
      result.ignored.map(line),
      paint,
    ),
    part("CODEOWNERS", [...ownersLines(result), ...sharedLines(result)], paint),
    part(openTitle(result), openLines(result, paint), paint),
    part(nextTitle(result), nextLines(result), paint),
    part("Next", steps(result), paint),
  ];
  return withoutCommands(`${parts.filter((each) => each !== "").join("\n\n")}\n`);
}

function part(title: string, lines: readonly string[], paint: Paint): string {
  return lines.length === 0 ? "" : [paint("strong", title), ...lines.map((each) => `  ${each}`)].join("\n");
}

const fill = (template: string, values: Statement["values"]): string =>
  fillTemplate(template, values, TERMINAL);
const sentence = (statement: Omit<Statement, "id">): string => says(statement, TERMINAL);
const line = (path: string): string => text(path);

function heading({ plan }: InitResult, paint: Paint): string {
  return paint(
    "strong",
    fill("{folder}: {name}, for which {owner} answers", {
      folder: plan.folder,
      name: plan.name,
      owner: plan.owner,
    }),
  );
}

function advised(statement: Omit<Statement, "id">, paint: Paint): readonly string[] {
  const fix = fixOf(statement, TERMINAL);
  return [sentence(statement), ...(fix === null ? [] : [paint("quiet", `  → ${fix}`)])];
}

function writtenTitle({ dryRun, standpoint: { toTop } }: InitResult): string {
  const title = dryRun ? "Would be written" : "Written";
  return toTop === "" ? title : fill("{title}, from the top of the repository ({toTop})", { title, toTop });
}

function writtenLines({ files }: InitResult): readonly string[] {
  const written = files.filter(({ state }) => state === "written" || state === "overwritten");
  const byFolder = Map.groupBy(written, (file) =>
    file.copyOf === undefined ? file.path : folderOf(file.path),
  );
  return [...byFolder].flatMap(([folder, own]) => {
    const [first] = own;
    if (first?.copyOf === undefined || own.length < MANY_COPIES) return own.map(writtenLine);
    const values = { count: own.length, folder: folderOf(first.copyOf) };
    return [`${line(folder)}/  ${fill("({count} copies from {folder})", values)}`];
  });
}

/** Copies that go from one folder to another are counted from here on. */
const MANY_COPIES = 3;

function writtenLine({ path, state, copyOf }: SettledFile): string {
  const about = [
    ...(state === "overwritten" ? ["over what was there"] : []),
    ...(copyOf === undefined ? [] : [fill("a copy of {copyOf}", { copyOf })]),
  ];
  return [line(path), ...(about.length === 0 ? [] : [`(${about.join(", ")})`])].join("  ");
}

function keptLines({ files, kept }: InitResult): readonly string[] {
  const left = files.filter(({ state }) => state === "kept" || state === "same").map(({ path }) => path);
  return [...kept, ...left].map(line);
}

function ownersLines({ owners, plan }: InitResult): readonly string[] {
  if (owners === null) return [];
  const { path, lines, loaded, instead } = owners;
  if (!loaded)
    return [
      fill("GitHub does not load `{path}`: make it a text file of less than 3 MB, and no link", { path }),
    ];
  const why =
    instead === undefined
      ? []
      : [
          fill("line {line} of `{path}` gives {folder} to {owners}", {
            line: instead.line,
            path,
            folder: plan.folder,
            owners: instead.owners,
          }),
        ];
  return [
    ...why,
    fill("add at the end of `{path}`, where the last line that matches decides:", { path }),
    ...lines.map((each) => `  ${line(each)}`),
  ];
}

/** Who hands over and answers for the rules, too, sets their own bar. */
function sharedLines({ sharedRules, plan: { owner } }: InitResult): readonly string[] {
  if (sharedRules === null) return [];
  const says =
    "{owner} hands over and, by `{path}`, owns `/.github/`, too, and with it the policy: give it to others there, such as who runs the model";
  return [fill(says, { owner, path: sharedRules })];
}

function openTitle({ outlook: { stage, gaps } }: InitResult): string {
  const values = { stage: stage ?? "", count: gaps.length };
  if (stage === null && gaps.length === 0) return "Not judged";
  if (stage === null) return fill("Not judged until the policy that was there is mended", values);
  return fill("Open for {stage}: {count} [gap|gaps] that only people or tools can fill", values);
}

/** File by file, as the terminal shows findings anywhere. */
function openLines({ outlook: { stage, gaps }, ignored }: InitResult, paint: Paint): readonly string[] {
  if (gaps.length === 0 && stage === null)
    return [
      ignored.length > 0
        ? "git leaves out the policy or the manifest: mend .gitignore, and run it again to see what is open"
        : "gatehouse check says why",
    ];
  if (gaps.length === 0 && stage !== null) return ["none: what gates can judge without people is in order"];
  const byPath = Map.groupBy(gaps, ({ finding }) => finding.where?.path ?? "");
  return [...byPath].flatMap(([path, own]) => [
    ...(path === "" ? [] : [line(path)]),
    ...toldTogether(own.toSorted(byPlace)).flatMap((told) => gapLines(told, path === "" ? "" : "  ", paint)),
  ]);
}

/** What is the same in several places of a file is one, with a line for each, as `check` tells it. */
function gapLines(told: Told<Gap>, indent: string, paint: Paint): readonly string[] {
  const [{ gate, finding }] = told;
  // That something missing is to be added goes without saying, and the manifest shows an example in its place.
  const fix = finding.id === "missing" ? null : adviceOf(told, TERMINAL);
  const name = paint("quiet", `${gate}/${finding.id}`);
  return [
    `${indent}${paint("quiet", placeIn(finding))}${saysOf(told, TERMINAL)}  ${name}`,
    ...eachLine(told, indent, paint),
    ...(fix === null ? [] : [`${indent}  ${paint("quiet", `→ ${fix}`)}`]),
  ];
}

/** A line for each of several, below what is said of all; its place only where it is another than that of the one before. */
function eachLine(told: Told<Gap>, indent: string, paint: Paint): readonly string[] {
  const lines = linesOf(told, TERMINAL);
  const width = Math.max(0, ...lines.map(({ each: { length } }) => (length > EACH_COLUMN ? 0 : length)));
  return lines.map(({ each, note, of: { finding } }, index) => {
    const place = placeIn(finding);
    const before = told[Math.max(0, index - 1)]?.finding ?? finding;
    const shown = placeIn(before) === place ? " ".repeat(place.length) : place;
    const row = note === null ? each : `${each.padEnd(width)}  ${paint("quiet", note)}`;
    return `${indent}${paint("quiet", shown)}  ${row}`;
  });
}

/** Widest name in a list that still lets what is said of each stand in one column, in characters. */
const EACH_COLUMN = 40;

function placeIn({ where }: Gap["finding"]): string {
  return where?.line === undefined ? "" : `${String(where.line).padStart(3)}  `;
}

function nextTitle({ outlook: { next } }: InitResult): string {
  return fill("Later, for {stage}: {count} more", {
    stage: next?.stage ?? "",
    count: next?.gaps.length ?? 0,
  });
}

/** What a later stage asks for, a line a gate: it is far off, and all of it is in `--json`. */
function nextLines({ outlook: { next } }: InitResult): readonly string[] {
  const byGate = Map.groupBy(next?.gaps ?? [], ({ gate }: Gap) => gate);
  return [...byGate].map(([gate, gaps]) => {
    const [first] = toldTogether(gaps);
    if (first === undefined) return gate;
    const left = gaps.length - first.length;
    const rest = left === 0 ? "" : fill(" (and {count} more)", { count: left });
    return `${gate}: ${withNames(first)}${rest}`;
  });
}

/** What is told, and of several the names of the first alone. */
function withNames(told: Told<Gap>): string {
  const said = saysOf(told, TERMINAL);
  const names = linesOf(told, TERMINAL).map(({ each }) => each);
  if (names.length === 0) return said;
  const more = names.length > MOST_NAMED ? ["…"] : [];
  return `${said.replace(/\.$/, "")}: ${[...names.slice(0, MOST_NAMED), ...more].join(", ")}`;
}

const MOST_NAMED = 5;

function steps(result: InitResult): readonly string[] {
  if (result.dryRun) return ["run it again without --dry-run"];
  const { plan, outlook, policyIsNew } = result;
  return [
    ...(policyIsNew ? [`${firstStep(result)}: a policy never judges the change that brings it`] : []),
    fill("on a branch of its own, fill the gaps in {folder}/, commit, and run: {command}", {
      folder: plan.folder,
      command: checkCommand(result),
    }),
    ...(outlook.deferred.length === 0
      ? []
      : [fill("people sign in the pull request, where the App counts them: {page}", { page: INSTALL_APP })]),
  ];
}

const INSTALL_APP = "https://github.com/gatehouse/gatehouse/blob/main/docs/install-app.md";

/** How the rules get to the branch: there is no pull request to a branch that is not there. */
function firstStep({ plan: { branch }, owners, standpoint }: InitResult): string {
  const what = owners === null ? ".github/" : ".github/ with those lines of CODEOWNERS";
  if (!standpoint.hasCommit) return fill(`commit ${what} on \`{branch}\` first, by itself`, { branch });
  if (!standpoint.hasBranch)
    return fill(`begin the branch \`{branch}\`, and bring ${what} to it first`, { branch });
  return fill(`bring ${what} to \`{branch}\` first, by a pull request of its own`, { branch });
}

/** What judges the package once the rules are there, as it is typed where the user stands. */
function checkCommand({ plan: { branch }, standpoint: { isDefaultBase }, repo }: InitResult): string {
  return [
    "gatehouse check",
    ...(isDefaultBase ? [] : [`--base ${shellQuoted(branch)}`]),
    ...(repo === null ? [] : [`--repo ${shellQuoted(repo)}`]),
  ].join(" ");
}
