import { describe, expect, test } from "vitest";
import { Expressions, MOST_CHARACTERS, MOST_EXPRESSIONS } from "./expressions.ts";
import { prometheusRules } from "./reader.ts";

describe("Expressions", () => {
  test("reads no more different expressions than a file may hold", () => {
    const expressions = new Expressions();
    for (let index = 0; index < MOST_EXPRESSIONS; index++) {
      expect(expressions.read(`metric_${index}`)).toEqual({ ok: true, metrics: [`metric_${index}`] });
    }
    expect(expressions.full).toBe(false);
    expect(expressions.read("one_more")).toBeUndefined();
    expect(expressions.full).toBe(true);
    expect(expressions.read("metric_0")).toEqual({ ok: true, metrics: ["metric_0"] });
  });

  test("reads no more characters than a file may hold", () => {
    const expressions = new Expressions();
    const long = (index: number) => `m${index}{a="${"x".repeat(9_980)}"}`;
    const read = Array.from({ length: 30 }, (_, index) => expressions.read(long(index)));
    expect(read.filter((each) => each !== undefined).length).toBe(
      Math.floor(MOST_CHARACTERS / long(1).length),
    );
    expect(expressions.full).toBe(true);
  });

  test("does not count an expression twice, whether it is PromQL or not", () => {
    const expressions = new Expressions();
    for (let index = 0; index < MOST_EXPRESSIONS * 2; index++) {
      expect(expressions.read("up == 0")).toEqual({ ok: true, metrics: ["up"] });
      expect(expressions.read("up ==")?.ok).toBe(false);
    }
    expect(expressions.full).toBe(false);
  });
});

test("rules with too many expressions are told once, where reading stopped", () => {
  const rules = Array.from({ length: MOST_EXPRESSIONS + 50 }, (_, i) => `  - {record: r${i}, expr: m${i}}`);
  const text = `groups:\n- name: a\n  rules:\n${rules.join("\n")}\n- name: b\n  rules:\n  - {record: z, expr: zz}\n`;
  const { problems, observations } = prometheusRules.read({ path: "rules.yml", text, oid: "0".repeat(40) });
  expect(problems.map(({ id, where }) => [id, where.line])).toEqual([
    ["too-many-expressions", MOST_EXPRESSIONS + 4],
  ]);
  expect(observations.find(({ name }) => name === "records")?.value).toBe(MOST_EXPRESSIONS);
});
