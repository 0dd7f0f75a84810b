import type { PackageFacts } from "#core/facts/package-facts.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import type { About, Say } from "../define-gate.ts";
import { type Dataset, type DatasetStatements, datasetStatements } from "./dataset-statements.ts";
import { days } from "./days.ts";
import type { Messages } from "./messages.ts";
import type { Options, StatementKind } from "./options.ts";

/** What judging one data set needs beside it. */
export interface Scene {
  readonly package: PackageFacts;
  readonly handoff: ResolvedHandoff;
  readonly options: Options;
  readonly say: Say<Messages>;
  readonly about: About;
}

/** Columns of one data set that are told one by one. */
const MOST_TOLD = 5;

const lower = (text: string) => text.toLowerCase();
const among = (list: readonly string[], found: string) =>
  list.some((each) => lower(each) === lower(found.trim()));

/** Everything that one data set comes to. */
export function judgeDataset(dataset: Dataset, index: number, scene: Scene): readonly Finding[] {
  const { options, say } = scene;
  const { name, classification: found } = dataset;
  const about = at(scene, index, "classification");
  const { classes, refuse } = options;
  const stated = datasetStatements(scene.package, index);
  const refused = refusedParts(name, stated, scene);
  if (found === undefined) {
    const withheld = [...refused, ...sensitiveParts(name, stated, scene)];
    if (withheld.length > 0) return withheld;
    return classes === undefined
      ? [say("unclassified", { dataset: name }, about)]
      : [say("class-missing", { dataset: name, classes }, about)];
  }
  const told = [
    ...refused,
    ...(classes === undefined || among(classes, found)
      ? []
      : [say("class-unknown", { dataset: name, found, classes }, about)]),
    ...(among(refuse, found) ? [say("class-refused", { dataset: name, found, refused: refuse }, about)] : []),
    ...contradictions(dataset, found, stated, scene),
    ...(among(options.sensitive, found) ? sensitiveData(dataset, index, found, stated, scene) : []),
    ...disagreeingRetention(dataset, index, stated, scene),
  ];
  if (told.length > 0) return told;
  const kept = dataset.retention === undefined ? "no retention is stated" : `kept ${dataset.retention}`;
  const used = dataset.purpose === undefined ? "no purpose is stated" : `for ${dataset.purpose}`;
  return [say("handled", { dataset: name, found, stated: `${kept}, ${used}` }, about)];
}

function at({ handoff, about }: Scene, index: number, key: string): About {
  return { ...about, where: whereOf(handoff, `/datasets/${index}/${key}`) };
}

/** Parts of the data that a document classifies as what no package may be made from, whatever the whole is called. */
function refusedParts(name: string, { classes }: DatasetStatements, { options, say, about }: Scene) {
  const { refuse } = options;
  return classes
    .filter(({ value }) => among(refuse, value))
    .slice(0, MOST_TOLD)
    .map(({ value, path, where, column = "a part" }) =>
      say(
        "part-refused",
        { dataset: name, path, column, stated: value, refused: refuse },
        { ...about, where },
      ),
    );
}

/** What documents say of sensitive parts of data that the manifest does not classify at all. */
function sensitiveParts(
  name: string,
  { classes, sensitive }: DatasetStatements,
  { options, say, about }: Scene,
): readonly Finding[] {
  const columns = classes.filter(({ value }) => among(options.sensitive, value));
  const fields = sensitive.map(({ value, ...rest }) => ({ ...rest, column: value, value: "sensitive" }));
  return [...columns, ...fields]
    .slice(0, MOST_TOLD)
    .map(({ value, path, where, column = "a part" }) =>
      say("class-withheld", { dataset: name, path, column, stated: value }, { ...about, where }),
    );
}

/** Documents that call parts of the data more sensitive than the manifest calls the whole. */
function contradictions(
  { name }: Dataset,
  found: string,
  { classes, sensitive }: DatasetStatements,
  { options, say, about }: Scene,
): readonly Finding[] {
  if (among(options.sensitive, found)) return [];
  const columns = classes
    .filter(({ value }) => among(options.sensitive, value))
    .slice(0, MOST_TOLD)
    .map(({ value, path, where, column = "a part" }) =>
      say("class-too-low", { dataset: name, found, path, column, stated: value }, { ...about, where }),
    );
  const fields = sensitive
    .slice(0, MOST_TOLD)
    .map(({ value, path, where }) =>
      say("class-silent", { dataset: name, found, path, column: value }, { ...about, where }),
    );
  return [...columns, ...fields];
}

const REMEDIES: Readonly<Record<StatementKind, string>> = {
  retention: "Write `retention` beside it, such as `2y`.",
  purpose: "Write `purpose` beside it: what the people in it were told.",
  contract: "Name its data contract under `contract`.",
  mitigation:
    "Say in its card or contract how people in it are protected, such as by removing names before training.",
  access: "Name in its contract who may get at it, such as `roles: [{ role: churn_reader, access: read }]`.",
};

function sensitiveData(
  dataset: Dataset,
  index: number,
  found: string,
  stated: DatasetStatements,
  scene: Scene,
): readonly Finding[] {
  const { options, say } = scene;
  const { name, retention, purpose, contract } = dataset;
  const there: Readonly<Record<StatementKind, boolean>> = {
    retention: retention !== undefined || stated.retention.length > 0,
    purpose: purpose !== undefined || stated.purpose.length > 0,
    contract: contract !== undefined,
    mitigation: stated.mitigation.length > 0,
    access: stated.access.length > 0,
  };
  const missing = options.require
    .filter((kind) => !there[kind])
    .map((statement) =>
      say(
        "statement-missing",
        { dataset: name, found, statement, remedy: REMEDIES[statement] },
        at(scene, index, "name"),
      ),
    );
  return [...missing, ...tooLong(dataset, index, stated, scene)];
}

function tooLong(
  { name, retention }: Dataset,
  index: number,
  stated: DatasetStatements,
  scene: Scene,
): readonly Finding[] {
  const { options, say } = scene;
  const most = options.max_retention;
  const limit = most === undefined ? null : days(most);
  if (most === undefined || limit === null) return [];
  const about = at(scene, index, "retention");
  const all = retention === undefined ? stated.retention.map(({ value }) => value) : [retention];
  const told = [...new Set(all)].flatMap((own): readonly Finding[] => {
    const length = days(own);
    if (length === null) return [say("retention-unclear", { dataset: name, own, most }, about)];
    return length > limit ? [say("retention-too-long", { dataset: name, own, most }, about)] : [];
  });
  return told.slice(0, MOST_TOLD);
}

/** A contract that promises another end than the manifest. What is no length of time is not compared. */
function disagreeingRetention(
  { name, retention }: Dataset,
  index: number,
  stated: DatasetStatements,
  scene: Scene,
): readonly Finding[] {
  const own = retention === undefined ? null : days(retention);
  if (retention === undefined || own === null) return [];
  const other = stated.retention.find(({ value, column }) => {
    const theirs = days(value);
    return column === undefined && theirs !== null && theirs !== own;
  });
  if (other === undefined) return [];
  const values = { dataset: name, own: retention, stated: other.value, path: other.path };
  return [scene.say("retention-disagrees", values, at(scene, index, "retention"))];
}
