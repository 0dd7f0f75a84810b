import type { Finding } from "#core/model/finding.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { whyNotWaivable } from "#core/policy/waivable.ts";
import { gatePage } from "#core/report/gate-page.ts";
import { findingRows } from "./explain-gate.ts";
import type { FindingExplanation } from "./explanation.ts";
import { spelled, type Topic } from "./find-topics.ts";

/** All that is known of a finding; `verdict` is `null` where nothing could be judged. */
export function explainFinding(
  { gate, id }: Extract<Topic, { kind: "finding" }>,
  verdict: Verdict | null,
): FindingExplanation {
  return {
    kind: "finding",
    name: spelled({ gate, id }),
    gate: gate?.meta ?? null,
    page: gatePage(gate?.meta.id ?? null),
    message: (gate === null ? [] : findingRows(gate)).find((row) => row.id === id) ?? null,
    notWaivable: gate === null ? "it is about the judgement and no gate's" : whyNotWaivable(gate),
    occurs:
      verdict === null
        ? null
        : {
            stage: verdict.stage,
            findings: namedFindings(verdict).flatMap(({ name, finding }) =>
              name === spelled({ gate, id }) ? [finding] : [],
            ),
          },
  };
}

/** Every finding of a verdict under the name that is printed for it. */
export function namedFindings({
  gates,
  notices,
}: Verdict): readonly { readonly name: string; readonly finding: Finding }[] {
  return [
    ...notices.map((finding) => ({ name: `verdict/${finding.id}`, finding })),
    ...gates.flatMap(({ gate, findings }) =>
      findings.map((finding) => ({ name: `${gate}/${finding.id}`, finding })),
    ),
  ];
}
