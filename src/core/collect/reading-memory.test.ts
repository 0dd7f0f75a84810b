import { describe, expect, test, vi } from "vitest";
import { FORMATS } from "#core/evidence/formats.ts";
import { ReadingMemory } from "./reading-memory.ts";

const file = (path: string, text: string, oid = `oid of ${text}`) => ({ path, text, oid });
const METRICS = '{ "auc": 0.8 }';

describe("ReadingMemory", () => {
  test("the same content at the same path is read once, whatever asks", async () => {
    const memory = new ReadingMemory();
    const first = await memory.evidence(file("a.json", METRICS), "metrics");
    expect(first.observations).toMatchObject([{ name: "auc", value: 0.8 }]);
    expect(await memory.evidence(file("a.json", METRICS), "metrics")).toBe(first);
  });

  test.for([
    ["another content", file("a.json", '{ "auc": 0.7 }'), "metrics"],
    ["another path", file("b.json", METRICS), "metrics"],
    ["another format", file("a.json", METRICS), "parameters"],
    ["no format", file("a.json", METRICS), undefined],
  ] as const)("%s is read anew", async ([, other, format]) => {
    const memory = new ReadingMemory();
    const first = await memory.evidence(file("a.json", METRICS), "metrics");
    expect(await memory.evidence(other, format)).not.toBe(first);
  });

  test("a document is not mistaken for evidence, and hints tell documents apart", async () => {
    const memory = new ReadingMemory();
    const evidence = await memory.evidence(file("a.json", METRICS), "parameters");
    const document = await memory.document(file("a.json", METRICS), { format: "parameters" });
    expect(document).not.toBe(evidence);
    expect(await memory.document(file("a.json", METRICS), { format: "parameters" })).toBe(document);
    expect(await memory.document(file("a.json", METRICS), { never: ["parameters"] })).toBeNull();
  });

  test("a reader that could not be loaded once is tried again", async () => {
    const format = FORMATS.get("metrics");
    if (format === undefined) throw new Error("there is no such format");
    const load = vi.spyOn(format, "load").mockRejectedValueOnce(new Error("not there yet"));
    const memory = new ReadingMemory();
    await expect(memory.evidence(file("a.json", METRICS), "metrics")).rejects.toThrow("not there yet");
    const again = await memory.evidence(file("a.json", METRICS), "metrics");
    load.mockRestore();
    expect(again.observations).toMatchObject([{ name: "auc", value: 0.8 }]);
  });

  test("beyond its bound it forgets what was not asked for longest", async () => {
    const memory = new ReadingMemory(2 * METRICS.length);
    const [a, b] = [file("a.json", METRICS), file("b.json", METRICS)];
    const [readA, readB] = [await memory.evidence(a, "metrics"), await memory.evidence(b, "metrics")];
    expect(await memory.evidence(a, "metrics")).toBe(readA);
    await memory.evidence(file("c.json", METRICS), "metrics");
    expect(await memory.evidence(a, "metrics")).toBe(readA);
    expect(await memory.evidence(b, "metrics")).not.toBe(readB);
  });
});
