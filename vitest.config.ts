import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

// GitHub's workflow parser imports JSON in a way that Node refuses and Vite understands.
const parser = /node_modules\/@actions\/(workflow-parser|expressions)\/.*\.js$/;

/** The parser's source maps name files that it does not ship; a warning for each would bury the test report. */
const withoutSourceMaps: Plugin = {
  name: "without-source-maps",
  load: (id) =>
    parser.test(id)
      ? { code: readFileSync(id, "utf8").replace(/^\/\/# sourceMappingURL=.*$/m, ""), map: null }
      : null,
};

export default defineConfig({
  test: {
    coverage: { provider: "v8", include: ["src/core/**/*.ts"], exclude: ["**/*.test.ts", "**/*.fixture.ts"] },
    projects: [
      {
        extends: true,
        test: {
          // Pure, and so in need of no isolation: modules are loaded once for all of it.
          name: "core",
          include: ["src/core/**/*.test.ts"],
          pool: "threads",
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        plugins: [withoutSourceMaps],
        test: {
          name: "shells",
          include: ["src/!(core)/**/*.test.ts", "{app,test,bench,.github}/**/*.test.ts"],
          server: { deps: { inline: [parser] } },
          globalSetup: "test/store/start-engines.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
