import { type Checked, checked, type Words } from "./checked.ts";
import { extensionOf, type PackageRecord, type RecordExtension } from "./record-schema.ts";

type Waiver = RecordExtension["waivers"][number];

/** Whether each excused finding has a waiver that was in force, and each waiver a finding. `null` where nothing was waived. */
export function checkWaivers(record: PackageRecord): Checked | null {
  const { gates, waivers, package: about } = extensionOf(record);
  const isFor = (waiver: Waiver, each: Excused) => names(waiver, each) && isOfPackage(waiver, each, about);
  const excused = gates.flatMap(({ gate, findings }) =>
    findings
      .filter(({ outcome }) => outcome === "waived")
      .map(({ id, check, package: folder }): Excused => ({ gate, finding: id, check, folder })),
  );
  if (excused.length === 0 && waivers.length === 0) return null;
  const day = record.predicate.timeVerified.slice(0, 10);
  const wrong: Words[] = [
    ...excused.filter((each) => !waivers.some((waiver) => isFor(waiver, each))).map(unexcused),
    ...waivers.filter((waiver) => !excused.some((each) => isFor(waiver, each))).map(unused),
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

function names(waiver: Waiver, { gate, finding, check }: Excused): boolean {
  return (
    waiver.gate === gate &&
    waiver.finding === finding &&
    (waiver.check === undefined || waiver.check === check)
  );
}

/** A waiver is for one version of one package. Of another package in the pull request, the record knows no more than that it is another. */
function isOfPackage(waiver: Waiver, { folder }: Excused, about: RecordExtension["package"]): boolean {
  const isOwn = waiver.package === `${about.name}@${about.version}`;
  return folder !== undefined && isOwn === (folder === about.folder);
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
