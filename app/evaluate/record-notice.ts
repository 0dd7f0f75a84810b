import { sha256 } from "#audit/sha256.ts";
import { recordedPackage } from "#core/record/recorded-package.ts";
import { recordsOf } from "#core/record/records-of.ts";
import { signOffsOf } from "#core/record/sign-offs-of.ts";
import { conclusionOf } from "#core/report/plan.ts";
import type { RecordNotice } from "#core/report/record-line.ts";
import { ownVersion } from "../config/own-version.ts";
import type { Judgement } from "./judgement.ts";
import type { PullRequestHost } from "./pull-request-host.ts";

/**
 * What the check's page tells of the records that the log's verdict gives, as `gatehouse record` makes them; `null` where there is nothing to take
 * along. It has no clock in it. Of a commit that several pull requests share it tells nothing: the log has the verdict under one of them, and the
 * page is that of all.
 */
export function recordNotice(
  { judged, verdict, queue }: Judgement,
  { server, owner, repo }: Pick<PullRequestHost, "server" | "owner" | "repo">,
): RecordNotice | null {
  const [{ number, subject }, ...others] = judged;
  if (conclusionOf(verdict.outcome) !== "success" || subject.kind === "refused") return null;
  if (others.length > 0 || queue !== undefined) return null;
  const { policy, stage, facts } = subject;
  const signOffs = signOffsOf(verdict, [{ number, policy, stage, facts }], sha256);
  const { records } = recordsOf({ verdict, facts, signOffs, program: ownVersion(), server, sha256 });
  const packages = records.map(recordedPackage);
  return packages.length === 0
    ? null
    : { packages, from: { kind: "log", repository: `${owner}/${repo}`, number } };
}
