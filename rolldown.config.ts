import type { OutputOptions, RolldownOptions } from "rolldown";

/** What is bundled from one entry, and into which folder of the repository. */
interface Shell extends RolldownOptions {
  readonly output: OutputOptions & { readonly dir: string };
}

/**
 * Packages whose import does nothing by itself. `@actions/core` imports an HTTP client for OpenID Connect tokens and a way
 * to run programs: this Action uses neither, and so the bundle that starts it holds neither.
 */
const WITHOUT_EFFECTS = /\/node_modules\/(@actions\/[\w-]+|@octokit\/[\w-]+|undici|tunnel|zod)\//;

/** Packages that become a file of their own, by name of the file. */
const LIBRARIES: Readonly<Record<string, RegExp>> = {
  zod: /\/node_modules\/zod\//,
  "js-yaml": /\/node_modules\/js-yaml\//,
  "markdown-it": /\/node_modules\/(markdown-it|mdurl|linkify-it|uc\.micro|entities|punycode\.js)\//,
  "fast-xml-parser": /\/node_modules\/(fast-xml-[\w-]+|strnum|@nodable\/[\w-]+|path-expression-matcher)\//,
  minimatch: /\/node_modules\/(minimatch|brace-expansion|balanced-match)\//,
  spdx: /\/node_modules\/spdx-[\w-]+\//,
  network:
    /\/node_modules\/(@octokit\/|undici\/|tunnel\/|@actions\/(github|http-client)\/|before-after-hook\/|universal-user-agent\/)/,
};

/**
 * A shell as a few files that load when they are used. Not minified, and named without hashes: what is committed can
 * be read, and a change of a source shows as a change of few lines.
 */
function shell(main: string, dir: string): Shell {
  return {
    input: { main },
    platform: "node",
    treeshake: { moduleSideEffects: (id) => !WITHOUT_EFFECTS.test(id.replaceAll("\\", "/")) },
    output: {
      dir,
      format: "esm",
      entryFileNames: "[name].js",
      chunkFileNames: ({ name, facadeModuleId }) =>
        `${/\/evidence\/(\w+)\/reader\.ts$/.exec(facadeModuleId ?? "")?.[1] ?? name}.js`,
      codeSplitting: {
        groups: Object.entries(LIBRARIES).map(([name, test]) => ({ name, test })),
      },
    },
  };
}

/**
 * The Action, and beside it the command, each whole: no file serves both. Files for both would be cut wherever either loads
 * less than the other, and the Action read 90 of them in a run where 53 are enough.
 */
const shells: readonly Shell[] = [shell("src/action/main.ts", "dist"), shell("src/cli/main.ts", "dist/cli")];
export default shells;
