import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "app/**/*.test.ts", "test/**/*.test.ts", ".github/**/*.test.ts"],
    testTimeout: 20_000,
    coverage: { provider: "v8", include: ["src/core/**/*.ts"], exclude: ["**/*.test.ts"] },
  },
});
