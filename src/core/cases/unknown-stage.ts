import type { Statement } from "#core/model/statement.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";

/** That a policy has no such stage, and which one was most likely meant. */
export function unknownStage(name: string, known: readonly string[]): Statement {
  const nearest = didYouMean(name, known);
  return {
    id: "unknown-stage",
    says: "The policy has no stage `{name}`; it has {known}.",
    ...(nearest === undefined ? {} : { fix: "Did you mean `{nearest}`?" }),
    values: { name, known, nearest: nearest ?? "" },
  };
}
