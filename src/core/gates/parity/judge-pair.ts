import { quoteIssue } from "#core/evidence/quote-issue.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import { shown } from "#core/source/source-issue.ts";
import type { About, Say } from "../define-gate.ts";
import { compareSettings, type Difference } from "./compare-settings.ts";
import type { Messages } from "./messages.ts";
import { matcherOf, type Options } from "./options.ts";
import { type Pair, SIDES } from "./pair-documents.ts";
import { type Setting, settingsOf } from "./settings-of.ts";

/** What every judgement about one package needs. */
export interface Context {
  readonly package: PackageFacts;
  readonly options: Options;
  readonly say: Say<Messages>;
  readonly about: About;
}

/** A difference of two files, and the glob of the policy that allows it. */
export interface Told extends Difference {
  readonly file: string;
  readonly allowed: string | undefined;
}

/** What comes of one pair of files. */
export interface Judged {
  /** Whether it could be told what is the same and what is not. */
  readonly compared: boolean;
  readonly findings: readonly Finding[];
  readonly differences: readonly Told[];
}

const NOTHING: ReadonlyMap<string, Setting> = new Map();

/** Compares a file of staging with its counterpart of production. */
export function judgePair(pair: Pair, context: Context): Judged {
  const files = [pair.staging, pair.production].filter((file) => file !== undefined);
  const broken = files.flatMap((file) => unreadable(file, context));
  if (broken.length > 0) return { compared: false, findings: broken, differences: [] };
  if (isSameContent(pair, context)) return { compared: true, findings: [], differences: [] };
  const unread = files.find(({ reading }) => !speaks(reading));
  if (unread !== undefined)
    return { compared: false, findings: incomparable(pair, unread, context), differences: [] };
  const allows = matcherOf(context.options.allow ?? []);
  const [left = NOTHING, right = NOTHING] = [pair.staging, pair.production].map((file) =>
    file?.reading ? settingsOf(file.reading) : undefined,
  );
  const differences = compareSettings(left, right).map((difference): Told => {
    const file = pair[difference.at.side]?.path ?? "";
    return { ...difference, file, allowed: allows(difference.name) };
  });
  return {
    compared: true,
    findings: differences.flatMap((each) => judgeDifference(each, context)),
    differences,
  };
}

function judgeDifference(difference: Told, { options, say, about }: Context): readonly Finding[] {
  const { file, image, allowed, staging, production, at } = difference;
  const { line, column } = at.source;
  const where = {
    path: file,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
  const values = { setting: shown(difference.name), staging, production, path: file };
  if (image) return [say("image-differs", values, { ...about, where })];
  if (options.allow === undefined || allowed !== undefined) return [];
  return [say("setting-differs", values, { ...about, where })];
}

function unreadable({ path, reading, issue }: DocumentFacts, { say, about }: Context): readonly Finding[] {
  const problem = reading?.problems[0] ?? issue;
  if (problem === undefined) return [];
  return [say("unreadable", { path, ...quoteIssue(problem) }, { ...about, where: problem.where })];
}

/** A file whose values nobody can tell apart from here, and which is not the same on both sides. */
function incomparable(
  pair: Pair,
  { path, reading }: DocumentFacts,
  { options, say, about }: Context,
): readonly Finding[] {
  const alone = SIDES.find((side) => pair[side] === undefined);
  // A page, or a script that only one side has, says nothing about the configuration.
  if (!options.required || alone !== undefined || reading?.details?.sections !== undefined) return [];
  return [say("incomparable", { path }, { ...about, where: { path } })];
}

function speaks(reading: EvidenceReading | null): boolean {
  const { parameters, pins } = reading?.details ?? {};
  return parameters !== undefined || pins !== undefined;
}

function isSameContent({ staging, production }: Pair, { package: one }: Context): boolean {
  if (staging === undefined || production === undefined) return false;
  if (staging.path === production.path) return true;
  const oidOf = ({ path }: DocumentFacts) =>
    [...one.files, ...one.outside].find((file) => file.path === path)?.oid;
  const oid = oidOf(staging);
  return oid !== undefined && oid === oidOf(production);
}
