import { type Checked, checked, type Words } from "./checked.ts";
import { extensionOf, type PackageRecord, type RecordExtension } from "./record-schema.ts";

type Waiver = RecordExtension["waivers"][number];

/** Whether each excused finding has a waiver that was in force, and each waiver a finding. `null` where nothing was waived. */
export function checkWaivers(record: PackageRecord): Checked | null {
  const { gates, waivers, package: about } = extensionOf(record);
  const excused = gates.flatMap(({ gate, findings }) =>
    findings
      .filter(({ outcome }) => outcome === "waived")
      .map(({ id, check, package: folder }): Excused => ({ gate, finding: id, check, folder })),
  );
  if (excused.length === 0 && waivers.length === 0) return null;
  const day = record.predicate.timeVerified.slice(0, 10);
  // By key, since a record from anybody may have thousands of both.
  const granted = new Set(waivers.map((waiver) => keyOfWaiver(waiver, about)));
  const needed = new Set(excused.flatMap((each) => keysOfExcused(each, about)));
  const wrong: Words[] = [
    ...excused.filter((each) => !keysOfExcused(each, about).some((key) => granted.has(key))).map(unexcused),
    ...waivers.filter((waiver) => !needed.has(keyOfWaiver(waiver, about))).map(unused),
    ...waivers.filter(({ expires }) => expires < day).map((waiver) => ended(waiver, day)),
  ];
  return checked(
    "waivers",
    {
      says: "{count} [finding|findings] excused, by {authorities}",
      values: {
        count: excused.length,
        authorities: waivers.map(
          ({ authority, gate, expires, reason }) => `${authority} (${gate}, until ${expires}: ${reason})`,
        ),
      },
    },
    { says: "{count} [finding|findings] said to be excused", values: { count: excused.length } },
    wrong,
  );
}

interface Excused {
  readonly gate: string;
  readonly finding: string;
  readonly check?: string | undefined;
  /** Folder of the package that it is about. */
  readonly folder?: string | undefined;
}

type About = RecordExtension["package"];

/** What a waiver excuses: a finding of any check where it names none, and of one version of one package. */
function keyOfWaiver({ gate, finding, check, package: version }: Waiver, about: About): string {
  return JSON.stringify([gate, finding, check ?? null, version === `${about.name}@${about.version}`]);
}

/**
 * The waivers that would do for a finding: of its check, or of any. Of another package in the pull request, the record knows no more than that it is
 * another.
 */
function keysOfExcused({ gate, finding, check, folder }: Excused, about: About): readonly string[] {
  if (folder === undefined) return [];
  const isOwn = folder === about.folder;
  return [null, ...(check === undefined ? [] : [check])].map((each) =>
    JSON.stringify([gate, finding, each, isOwn]),
  );
}

function unexcused({ gate, finding }: Excused): Words {
  return { says: "no waiver is told for `{gate}/{finding}`", values: { gate, finding } };
}

function unused({ gate, finding }: Waiver): Words {
  return { says: "a waiver of `{gate}/{finding}` is told, which excuses nothing", values: { gate, finding } };
}

function ended({ gate, finding, expires }: Waiver, day: string): Words {
  return {
    says: "the waiver of `{gate}/{finding}` ended on {expires}, and this was judged on {day}",
    values: { gate, finding, expires, day },
  };
}
