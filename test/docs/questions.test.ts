import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { readPage } from "./fenced-blocks.ts";
import { isTitleIn } from "./is-title-in.ts";

const question = z.strictObject({
  /** `r` and a number: asked of gates for reviews; `m`: of tools for models. */
  id: z.string().regex(/^[rm]\d+$/),
  /** What people ask for, or suffer from. */
  pain: z.string().min(20).max(90),
  /** Heading of the answer. */
  answer: z.string(),
  /** Test that proves the answer, or a case of one in a table: file, ` › `, and its title. */
  proof: z.string().regex(/^[\w./-]+\.(?:test|fixture)\.ts › .+$/),
});

const text = readFileSync(join(import.meta.dirname, "questions.yml"), "utf8");
const questions = z.array(question).parse(load(text));

/** The answers of the page by their headings. */
const answers = new Map(
  readPage("docs/faq.md")
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const [heading = "", ...rest] = part.split("\n");
      return [heading, rest.join("\n").split(/^## /m)[0]?.trim() ?? ""] as const;
    }),
);

describe("every pain has its answer, and every answer a proof", () => {
  test("all of both lists are there, once, in order", () => {
    const numbers = (kind: string) =>
      questions.flatMap(({ id }) => (id[0] === kind ? [Number(id.slice(1))] : []));
    expect(numbers("r")).toEqual(Array.from({ length: 32 }, (_, at) => at + 1));
    expect(numbers("m")).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
  });

  test.for(questions)("$id: $pain", ({ answer, proof }) => {
    expect(answers.get(answer), `docs/faq.md has no heading ${answer}`).toBeDefined();
    const [file = "", title = ""] = proof.split(" › ");
    expect(existsSync(join(import.meta.dirname, "../..", file)), file).toBe(true);
    expect(isTitleIn(readPage(file), title), proof).toBe(true);
  });
});

describe("the page of answers", () => {
  test("asks nothing twice", () => {
    const headings = [...readPage("docs/faq.md").matchAll(/^### (.+)$/gm)].map(([, heading = ""]) => heading);
    expect(new Set(headings).size).toBe(headings.length);
    expect(headings.length).toBe(answers.size);
  });

  test.for([...answers])("%s – short, and no dead end", ([, answer]) => {
    expect(answer.length).toBeGreaterThan(40);
    expect(answer.length).toBeLessThan(600);
  });
});
