import type { z } from "zod";
import type { FactKey, Facts } from "#core/facts/facts.ts";
import type { Finding, Graph, Many, Table } from "#core/model/finding.ts";
import { blocks, type Outcome } from "#core/model/outcome.ts";
import type { Value } from "#core/model/statement.ts";

/** What a gate is, as data: printed in the docs, the verdict and the policy's JSON Schema. */
export interface GateMeta {
  /** Kebab-case; the folder's name and the key in the policy. */
  readonly id: string;
  /** Completes "this pull request is releasable when …". */
  readonly title: string;
  /** One sentence for tables. */
  readonly summary: string;
  /** Who changes its outcome: an edit of the content, or a person's act alone. */
  readonly kind: "content" | "people";
  /** Version of Gatehouse that brought it. */
  readonly since: string;
  /** Why it is asked, in one sentence: what stands beside each finding whose message has no reason of its own. */
  readonly why: string;
}

/** A sentence of a gate, with the outcome that it stands for. See {@link Statement} for the template language. */
export interface Message {
  readonly outcome: Outcome;
  readonly says: string;
  /** Required where the outcome blocks; see `gate-tester.ts`. */
  readonly fix?: string;
  /** What should have been found, short: `at least {threshold}`. Required where the outcome blocks. */
  readonly expected?: string;
  /** What was found, short: `{actual}`. Required where the outcome blocks. */
  readonly actual?: string;
  /** Why it is asked, where the gate's own `why` does not say it. */
  readonly why?: string;
  /** How several in one file are told as one; see {@link Many}. */
  readonly many?: Many;
}

type Places<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never;
type PlacesOf<M extends Message> =
  | Places<M["says"]>
  | (M extends { fix: infer F } ? Places<F> : never)
  | (M extends { expected: infer E } ? Places<E> : never)
  | (M extends { actual: infer A } ? Places<A> : never)
  | (M extends { many: { each: infer E } } ? Places<E> : never)
  | (M extends { many: { note: infer N } } ? Places<N> : never);

/** Where a finding points and whom it concerns. */
export type About = Pick<Finding, "where" | "who" | "package" | "check" | "severity">;

/** Makes a finding from a message of the gate; every place of its template must be filled. */
export type Say<M extends Readonly<Record<string, Message>>> = <Id extends keyof M & string>(
  id: Id,
  values: Readonly<Record<PlacesOf<M[Id]>, Value>>,
  about?: About,
) => Finding;

/** What `evaluate` gives: findings, and details to fold below them. No finding at all is an error of the gate. */
export interface Evaluation {
  readonly findings: readonly Finding[];
  readonly tables?: readonly Table[];
  readonly graphs?: readonly Graph[];
}

/** A role that a gate's options name, and where in the options: the policy checks that it exists. */
export interface RoleReference {
  readonly role: string;
  readonly path: readonly (string | number)[];
}

/** The contract of a gate. `evaluate` is pure: same facts, same options, same findings. */
export interface Gate<
  N extends readonly FactKey[] = readonly FactKey[],
  S extends z.ZodObject = z.ZodObject,
  M extends Readonly<Record<string, Message>> = Readonly<Record<string, Message>>,
> {
  readonly meta: GateMeta;
  /** Facts it reads. Types `evaluate`, tells the shells what to fetch, and is printed in the docs. */
  readonly needs: N;
  /** Its options in the policy, strict, each key described. */
  readonly options: S;
  /** The option, a list, without whose entries it looks at nothing, whatever a pull request holds: then it is not asked at all. */
  readonly idleWithout?: keyof z.output<S> & string;
  readonly messages: M;
  /** Whether it hands mistakes of a reader on as findings that fail, under the reader's own names, which are none of `messages`. */
  readonly handsOn?: true;
  /** Joins what an earlier stage (or the stage itself) asks for with what a later one (or a risk tier) adds: never weaker than either. */
  readonly strengthen: (earlier: z.input<S>, later: z.input<S>) => z.input<S>;
  /** Roles that the options name. */
  readonly roles?: (options: z.output<S>) => readonly RoleReference[];
  readonly evaluate: (facts: Pick<Facts, N[number]>, options: z.output<S>, say: Say<M>) => Evaluation;
}

/** Identity function whose only job is inference. */
export function defineGate<
  const N extends readonly FactKey[],
  S extends z.ZodObject,
  const M extends Readonly<Record<string, Message>>,
>(gate: Gate<N, S, M>): Gate<N, S, M> {
  return gate;
}

/** The `say` of a gate: looks the message up and carries its templates along, so that `report/` needs no registry. */
export function sayer<M extends Readonly<Record<string, Message>>>(messages: M, meta?: GateMeta): Say<M> {
  return (id, values, about = {}) => {
    const message = messages[id];
    if (message === undefined) throw new Error(`no message "${id}"`);
    const { outcome, says, fix, expected, actual, why = meta?.why, many } = message;
    return {
      id,
      outcome,
      says,
      ...(fix === undefined ? {} : { fix }),
      ...(expected === undefined ? {} : { expected }),
      ...(actual === undefined ? {} : { actual }),
      ...(why === undefined || !blocks(outcome) ? {} : { why }),
      ...(many === undefined ? {} : { many }),
      values,
      ...about,
    };
  };
}
