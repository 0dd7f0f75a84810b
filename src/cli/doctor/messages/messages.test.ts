import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MESSAGES, type MessageId } from "./messages.ts";

const all = Object.entries(MESSAGES) as [MessageId, { gravity: string; why?: string; fix?: string }][];
const here = import.meta.dirname;
const read = (pattern: string, cwd: string) =>
  globSync(pattern, { cwd })
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => readFileSync(join(cwd, file), "utf8"))
    .join("\n");
const sources = read("*.ts", join(here, ".."));

describe("every message", () => {
  test.for(all)(
    "%s is said somewhere, and says what follows and what to do where something is wrong",
    ([id, message]) => {
      expect(sources.includes(`"${id}"`)).toBe(true);
      const isWrong = message.gravity === "grave" || message.gravity === "weak";
      expect(message.why !== undefined).toBe(isWrong);
      if (isWrong) expect(message.fix).not.toBeUndefined();
      if (message.gravity === "fine") expect(message.fix).toBeUndefined();
    },
  );

  test("has an id of its own", () => {
    const written = read("*-messages.ts", here).match(/\bgravity: /g);
    expect(all).toHaveLength(written?.length ?? 0);
  });
});
