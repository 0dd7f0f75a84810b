import { describe, expect, test } from "vitest";
import type { z } from "zod";
import type { FactKey, Facts } from "#core/facts/facts.ts";
import type { Gate, Message } from "#core/gates/define-gate.ts";
import { sayer } from "#core/gates/define-gate.ts";
import type { Outcome } from "#core/model/outcome.ts";
import { blocks, gravest } from "#core/model/outcome.ts";

interface GateCase<N extends readonly FactKey[], S extends z.ZodObject> {
  readonly name: string;
  readonly facts: Pick<Facts, N[number]>;
  readonly options?: z.input<S>;
  /** Ids of the findings, in order. Prose is never asserted. */
  readonly finds: readonly string[];
  readonly outcome: Outcome;
  /** `line` or `line:column` of the findings that have a place, in order; asserted when given. */
  readonly at?: readonly string[];
}

/**
 * Runs a table of cases over a gate, and proves that the table reaches every message of the gate and that a message which
 * blocks leaves nobody to guess.
 */
export function testGate<
  const N extends readonly FactKey[],
  S extends z.ZodObject,
  const M extends Readonly<Record<string, Message>>,
>(gate: Gate<N, S, M>, cases: readonly GateCase<N, S>[]): void {
  describe(gate.meta.id, () => {
    const reached = new Set<string>();
    test.for(cases)("$outcome: $name", ({ facts, options, finds, outcome, at }) => {
      const say = sayer(gate.messages, gate.meta);
      const { findings } = gate.evaluate(facts, gate.options.parse(options ?? {}), say);
      for (const finding of findings) reached.add(finding.id);
      expect(findings.map((finding) => finding.id)).toEqual(finds);
      expect(gravest(findings.map((finding) => finding.outcome))).toBe(outcome);
      if (at !== undefined) {
        const places = findings.flatMap(({ where }) => (where?.line === undefined ? [] : [where]));
        expect(places.map((w, i) => (at[i]?.includes(":") ? `${w.line}:${w.column}` : `${w.line}`))).toEqual(
          at,
        );
      }
    });
    test("every message is reached by a case", () => {
      expect([...reached].sort()).toEqual(Object.keys(gate.messages).sort());
    });
    test("what is said of several findings holds for all of them: it names their number, and nothing of one", () => {
      for (const [id, { many, says, fix }] of Object.entries<Message>(gate.messages)) {
        if (many === undefined) continue;
        expect(placesIn(`${many.says} ${many.fix ?? ""}`), id).toEqual(["count"]);
        // Whoever reads the line of one reads nothing that a program does not get.
        for (const place of placesIn(`${many.each} ${many.note ?? ""}`))
          expect(
            placesIn(`${says} ${fix ?? ""} ${gate.messages[id]?.expected} ${gate.messages[id]?.actual}`),
            id,
          ).toContain(place);
        expect(many.fix === undefined, id).toBe(fix === undefined);
      }
    });
    test("every message that blocks says what to do, what was expected and found", () => {
      const blocking = Object.entries<Message>(gate.messages).filter(([, { outcome }]) => blocks(outcome));
      const short = blocking.filter(
        ([, { fix, expected, actual }]) =>
          fix === undefined || expected === undefined || actual === undefined,
      );
      expect(short.map(([id]) => id)).toEqual([]);
    });
  });
}

/** Names of the places of a template. */
function placesIn(template: string): readonly string[] {
  return [...template.matchAll(/\{([\w.-]+)\}/g)].map(([, name = ""]) => name);
}
