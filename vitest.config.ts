import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { Plugin } from "vite";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { findPostgres } from "./test/store/postgres-cluster.ts";

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

/**
 * Tests that leave the engine of their store open. Of those of the App as a whole, only some, which accept, queue, command and sweep: all of them
 * took eleven minutes on two busy cores, and these with the parts two. Other tests on a store run on every engine by themselves.
 */
const onAnyEngine = globSync(
  ["app/**/*.test.ts", "test/scenarios/app-{commands,deliveries,queue,sweep}.test.ts"],
  {
    cwd: import.meta.dirname,
  },
).filter((file) =>
  /openTestStore\(\)|\/small-world\.ts"/.test(readFileSync(`${import.meta.dirname}/${file}`, "utf8")),
);

/** The same once more on PGlite, where the others have PostgreSQL: what works on many connections can hang on one. */
const onPglite: TestProjectConfiguration = {
  extends: true,
  test: {
    name: "app-on-pglite",
    include: onAnyEngine,
    env: { GATEHOUSE_TEST_ENGINE: "pglite" },
    // A process with PGlite in it takes half a gigabyte. Such a limit is kept to only behind the other projects.
    maxWorkers: Math.min(4, availableParallelism()),
    sequence: { groupOrder: 1 },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
};

export default defineConfig({
  test: {
    // Half of the time goes to git and to stores, beside which a second test file runs: of two cores Vitest alone would use one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
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
      ...(findPostgres() === null ? [] : [onPglite]),
    ],
  },
});
