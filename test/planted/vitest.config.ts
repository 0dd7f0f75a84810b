import { join } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { HOLES } from "./holes.ts";
import { planted } from "./planted.ts";

const root = join(import.meta.dirname, "../..");
const hole = HOLES.find(({ name }) => name === process.env["GATEHOUSE_PLANT"]);
const isPlanted = process.env["GATEHOUSE_PLANT_GROUND"] !== "whole";
if (hole === undefined) throw new Error("GATEHOUSE_PLANT names no hole");

/** Hands the tests a source with the hole in it; the file itself is never touched. */
const plant: Plugin = {
  name: "plant",
  enforce: "pre",
  transform: (code, id) =>
    isPlanted && id.split("?", 1)[0] === join(root, hole.file)
      ? { code: planted(code, hole), map: null }
      : null,
};

export default defineConfig({
  root,
  plugins: [plant],
  test: {
    include: [...hole.tests],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Kept modules are known by their text and this file, not by what is planted: a run would be handed another one's source.
    fsModuleCache: false,
  },
});
