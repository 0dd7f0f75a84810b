import { Minimatch } from "minimatch";
import { claimedPath } from "#core/facts/claimed-path.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { shown } from "#core/source/source-issue.ts";
import { bounded, type Context } from "./context.ts";

/** Endings of formats that run code when they are loaded, and how. The ones that nothing but their name tells. */
const BY_NAME: readonly (readonly [ending: RegExp, reason: string])[] = [
  [
    /\.(?:pkl|pickle|p|joblib|dill|cloudpickle)(?:\.(?:gz|bz2|xz|lzma|z|zst|lz4))?$/,
    "is a pickle by its name, which runs code when it is loaded",
  ],
  [
    /\.(?:pt|pth|ckpt)$|(?:^|\/)pytorch_model[^/]*\.bin$/,
    "is a PyTorch file by its name, which may hold a pickle that runs code when it is loaded",
  ],
  [/\.(?:keras|h5|hdf5)$/, "may hold Keras layers that run code when they are loaded, by its name"],
];

/** Files of the package, and those that it names elsewhere, that run code when they are loaded. */
export function judgeExecutables(context: Context): readonly Finding[] {
  const { options, say, about, package: facts } = context;
  const refused = options.executables === "refuse";
  const globs = { dot: true, nobrace: true, nonegate: true, nocomment: true };
  const allow = options.allow.map((glob) => new Minimatch(glob, globs));
  const findings = executablesOf(facts).map(({ path, reason, line }) => {
    const where = { ...about, where: { path, ...(line === undefined ? {} : { line }) } };
    const allowed = !refused || allow.some((glob) => glob.match(path));
    return say(allowed ? "executable" : "executable-refused", { path, reason }, where);
  });
  const [noted, blocked] = [findings.filter(isNoted), findings.filter((one) => !isNoted(one))];
  return [...bounded("executables", blocked, context), ...bounded("executables", noted, context)];
}

function isNoted({ outcome }: Finding): boolean {
  return outcome === "pass";
}

interface Executable {
  readonly path: string;
  /** Completes "it …". */
  readonly reason: string;
  readonly line?: number;
}

/** What a reader found in a file tells more than its name; a name tells only of files that no reader has looked into. */
function executablesOf(one: PackageFacts): readonly Executable[] {
  const { files, outside, documents } = one;
  const found = new Map<string, Executable>();
  const looked = new Set<string>();
  for (const { path, reading } of documents) {
    if (reading === null) continue;
    // A reader that does not speak of what runs has not looked for it.
    if (reading.problems.length === 0 && reading.details?.executables !== undefined) looked.add(path);
    const [first] = reading.details?.executables ?? [];
    if (first === undefined) continue;
    const { line } = first.source;
    // A file that describes a model names the one that runs code.
    const named = claimedPath(one, path, first.name);
    const reason = shown(first.why, 200);
    if (named === null || named === path)
      found.set(path, { path, reason, ...(line === undefined ? {} : { line }) });
    else found.set(named, { path: named, reason });
  }
  for (const { path, mode } of [...files, ...outside]) {
    if (looked.has(path) || found.has(path) || !mode.startsWith("100")) continue;
    const reason = BY_NAME.find(([ending]) => ending.test(path.toLowerCase()))?.[1];
    if (reason !== undefined) found.set(path, { path, reason });
  }
  return [...found.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
