import type { Transformation } from "#core/model/details.ts";
import { looksLikeModel } from "./model-names.ts";
import { baseName, besides, firstPath, type Place, readAs } from "./place.ts";
import type { FoundDataset, Part } from "./survey.ts";

/** Data sets that are listed; a manifest with more says less. */
const MOST_DATASETS = 20;
const CODE = /\.(?:py|ipynb|r|jl|sh|sql|ya?ml|toml|cfg)$/i;

/**
 * What DVC tracks: the pipeline of `dvc.lock` with what goes into it, and pointers (`data.csv.dvc`). A pointer of a model is the
 * model; every other one is data.
 */
export async function findDvc(place: Place): Promise<Part> {
  const lock = firstPath(place, /(?:^|\/)dvc\.lock$/);
  const steps =
    lock === undefined ? [] : ((await readAs(place, lock, "dvc-lock"))?.details?.transformations ?? []);
  const pointers = place.paths.filter((path) => /[^/]\.dvc$/.test(path));
  const pointed = await Promise.all(pointers.map((path) => pointedBy(place, path)));
  const datasets = [
    ...pointed.flatMap(({ dataset }) => dataset ?? []),
    ...(lock === undefined ? [] : sourcesOf(lock, steps, place)),
  ];
  const models = pointed.flatMap(({ model }) => model ?? []);
  const made = lock === undefined ? undefined : madeModel(lock, steps);
  const [model = made] = models;
  const code = lock === undefined ? null : codeOf(lock, steps);
  return {
    ...(code === null || lock === undefined ? {} : { code: { value: code, from: lock } }),
    ...(model === undefined
      ? {}
      : { model: { path: model, from: lock !== undefined && model === made ? lock : model } }),
    datasets: datasets.slice(0, MOST_DATASETS),
    read: [
      ...(lock === undefined
        ? []
        : [
            {
              id: "dvc-lock",
              says: "DVC: the {count} [step|steps] of `{path}`",
              values: { count: steps.length, path: lock },
            },
          ]),
      ...(pointers.length === 0
        ? []
        : [
            {
              id: "dvc-pointers",
              says: "DVC: {count} [pointer|pointers]: {pointers}",
              values: { count: pointers.length, pointers },
            },
          ]),
    ],
    left: untracked(lock, made, place),
  };
}

async function pointedBy(
  place: Place,
  path: string,
): Promise<{ readonly dataset?: FoundDataset; readonly model?: string }> {
  const reading = await readAs(place, path, "dvc-pointer");
  const name = baseName(path).replace(/\.dvc$/, "");
  // The database of a tracking server is no data of the model.
  if (reading === null || /^mlflow\.db$/.test(name)) return {};
  if (looksLikeModel(path.replace(/\.dvc$/, ""))) return { model: path };
  // Only an import says where its data came from.
  const lineage = reading.details?.transformations === undefined ? [] : [path];
  return { dataset: { name: plainName(name), path, ...roleOf(name), lineage, from: path } };
}

/** What steps read, as far as it is data and in the repository. What a step made in between counts where its name says what it is for. */
function sourcesOf(
  lock: string,
  steps: readonly Transformation[],
  { files }: Place,
): readonly FoundDataset[] {
  const made = new Set(steps.flatMap(({ outputs }) => outputs.map(({ name }) => name)));
  const read = steps.flatMap(({ inputs }) => inputs.map(({ name }) => name));
  return [...new Set(read)].flatMap((name): FoundDataset[] => {
    const path = besides(lock, name);
    if (CODE.test(name) || looksLikeModel(name) || path === null) return [];
    if (made.has(name) && roleOf(baseName(path)).role === undefined) return [];
    const isHere =
      files.files.has(path) || [...files.files.keys()].some((each) => each.startsWith(`${path}/`));
    // A pointer beside the data is what git holds of it, and is listed by itself.
    if (!isHere || /(?:^|\/)(?:src|code|scripts)(?:\/|$)/.test(path)) return [];
    return [
      { name: plainName(baseName(path)), path, ...roleOf(baseName(path)), lineage: [lock], from: lock },
    ];
  });
}

/** The one folder in which the scripts of all steps lie. */
function codeOf(lock: string, steps: readonly Transformation[]): string | null {
  const scripts = steps
    .flatMap(({ inputs }) => inputs.map(({ name }) => name))
    .filter((name) => /\.(?:py|R|jl)$/.test(name));
  const folders = new Set(scripts.map((name) => besides(lock, name)?.split("/").slice(0, -1)[0]));
  const [only] = folders;
  return folders.size === 1 && only !== undefined ? only : null;
}

/** The one output of the pipeline that looks like a model. */
function madeModel(lock: string, steps: readonly Transformation[]): string | undefined {
  const outputs = steps.flatMap(({ outputs }) => outputs.map(({ name }) => name)).filter(looksLikeModel);
  const path = outputs.length === 1 && outputs[0] !== undefined ? besides(lock, outputs[0]) : null;
  return path ?? undefined;
}

/** A model that only DVC's cache holds: git has nothing of it but the digest in the lock file. */
function untracked(lock: string | undefined, made: string | undefined, { files }: Place) {
  if (lock === undefined || made === undefined || files.files.has(made) || files.files.has(`${made}.dvc`))
    return [];
  return [
    {
      id: "model-in-cache",
      says: "the model `{path}`, which the pipeline of DVC makes, would not be in a commit",
      fix: "let git hold the model or a pointer to it: `cache: false` in `dvc.yaml`, or Git LFS",
      values: { path: made },
    },
  ];
}

/** The role that a file's own name gives it. */
export function roleOf(name: string): Pick<FoundDataset, "role"> {
  const words = name.toLowerCase().split(/[^a-z]+/);
  if (words.some((word) => word === "train" || word === "training")) return { role: "train" };
  if (words.includes("test")) return { role: "test" };
  if (words.some((word) => /^(?:val|valid|validate|validation|dev)$/.test(word))) return { role: "validate" };
  return words.includes("reference") ? { role: "reference" } : {};
}

/** A data set's name: its file's, without the ending. */
export function plainName(file: string): string {
  return file.replace(/(?!^)\.[A-Za-z0-9]+$/, "").slice(0, 200);
}
