import type { Words } from "./checked.ts";
import { extensionOf, type PackageRecord } from "./record-schema.ts";

/** What a record claims and nothing but a signature of it can show: without one, it rests on whoever sent it. */
export interface Unshown {
  readonly claim: "judgement" | "findings" | "sign-offs";
  readonly says: Words;
}

/** Every such claim of a record. What its files and its policy show is none of them. */
export function unshownOf(record: PackageRecord): readonly Unshown[] {
  const { signOffs } = extensionOf(record);
  const said = (claim: Unshown["claim"], says: string): Unshown => ({ claim, says: { says, values: {} } });
  return [
    said("judgement", "that Gatehouse judged, when, and at which commits"),
    said("findings", "what each gate found"),
    ...(signOffs.judged ? [said("sign-offs", "who was asked, who signed, and for which files")] : []),
  ];
}

/** The same in one sentence. */
export function restsOnSender(record: PackageRecord): Words {
  const claims = unshownOf(record).map(({ says }) => says.says);
  return {
    says: `no --bundle was given, so this rests on whoever sent it: ${claims.join("; ")}`,
    values: {},
  };
}
