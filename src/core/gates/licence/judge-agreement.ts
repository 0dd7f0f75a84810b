import type { Finding } from "#core/model/finding.ts";
import type { About, Say } from "../define-gate.ts";
import { choicesOf } from "./licence-choices.ts";
import type { Messages } from "./messages.ts";
import type { Stated } from "./stated-licences.ts";

/** Licences that documents state otherwise than the manifest does: of the model, and of data sets and base models of the same name. */
export function judgeAgreement(all: readonly Stated[], say: Say<Messages>, about: About): readonly Finding[] {
  const own = all.filter((each) => each.own);
  return all
    .filter((each) => !each.own)
    .flatMap((stated): readonly Finding[] => {
      const counterpart = own.find((each) => isSame(each, stated));
      if (counterpart === undefined || agree(counterpart.expression, stated.expression)) return [];
      const { subject, expression: licence, path, where } = stated;
      const values = { path, licence, own: counterpart.expression };
      const there = { ...about, where };
      return counterpart.of === "package"
        ? [say("cards-disagree", values, there)]
        : [say("sources-disagree", { ...values, subject }, there)];
    });
}

/** What a card calls the model is what the manifest calls the package. */
function isSame(own: Stated, stated: Stated): boolean {
  if (own.of === "package") return stated.of === "model" || stated.of === "package";
  return own.of === stated.of && own.name !== undefined && own.name === stated.name;
}

/** Whether two expressions give the same choices, however their ids are spelled and ordered. */
function agree(a: string, b: string): boolean {
  const plain = (expression: string) =>
    choicesOf(expression)
      .map((ids) =>
        ids
          .map((id) => id.toLowerCase())
          .toSorted()
          .join(" and "),
      )
      .toSorted()
      .join(" or ");
  return plain(a) === plain(b);
}
