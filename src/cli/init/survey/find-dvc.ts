import type { Transformation } from "#core/model/details.ts";
import type { Statement } from "#core/model/statement.ts";
import { looksLikeModel } from "./model-names.ts";
import { baseName, besides, firstPath, mainPath, type Place, readAs } from "./place.ts";
import type { FoundDataset, Part } from "./survey.ts";

/** Data sets that are listed; a manifest with more says less. */
const MOST_DATASETS = 20;
const CODE = /\.(?:py|ipynb|r|jl|sh|sql|ya?ml|toml|cfg)$/i;

/** Files that are named in one sentence. */
const MOST_NAMED = 5;

/**
 * What DVC tracks: the pipeline of `dvc.lock` with what goes into it, what `dvc.yaml` calls a model or metrics, and pointers
 * (`data.csv.dvc`). A pointer of a model is the model; every other one is data.
 */
export async function findDvc(place: Place): Promise<Part> {
  const lock = mainPath(place, /(?:^|\/)dvc\.lock$/) ?? firstPath(place, /(?:^|\/)dvc\.lock$/);
  const steps =
    lock === undefined ? [] : ((await readAs(place, lock, "dvc-lock"))?.details?.transformations ?? []);
  const declared = await declaredIn(place, lock);
  const pointers = place.paths.filter((path) => /[^/]\.dvc$/.test(path));
  const pointed = await Promise.all(pointers.map((path) => pointedBy(place, path)));
  const datasets = [
    ...pointed.flatMap(({ dataset }) => dataset ?? []),
    ...(lock === undefined ? [] : sourcesOf(lock, steps, place)),
  ];
  const models = pointed.flatMap(({ model }) => model ?? []);
  const made = lock === undefined ? [] : madeModels(lock, steps, declared.models);
  const [model] = models.length > 0 ? models : made.length === 1 ? made : [];
  const code = lock === undefined ? null : codeOf(lock, steps);
  return {
    ...(code === null || lock === undefined ? {} : { code: { value: code, from: lock } }),
    ...(model === undefined
      ? {}
      : { model: { path: model, from: lock !== undefined && made.includes(model) ? lock : model } }),
    datasets: datasets.slice(0, MOST_DATASETS),
    metrics: declared.metrics,
    read: readOf(lock, steps, pointers),
    left: [
      ...(models.length > 0 || lock === undefined ? [] : untracked(lock, made, place)),
      ...declared.inCache,
    ],
  };
}

function readOf(lock: string | undefined, steps: readonly Transformation[], pointers: readonly string[]) {
  const ofLock = {
    id: "dvc-lock",
    says: "DVC: the {count} [step|steps] of `{path}`",
    values: { count: steps.length, path: lock ?? "" },
  };
  const ofPointers = {
    id: "dvc-pointers",
    says: "DVC: {count} [pointer|pointers]: {pointers}",
    values: { count: pointers.length, pointers: few(pointers) },
  };
  return [...(lock === undefined ? [] : [ofLock]), ...(pointers.length === 0 ? [] : [ofPointers])];
}

function few(paths: readonly string[]): readonly string[] {
  return paths.length > MOST_NAMED ? [...paths.slice(0, MOST_NAMED), "…"] : paths;
}

/** What `dvc.yaml` beside the lock declares: models, as repository-relative paths, and metrics, in git or in DVC's cache alone. */
interface Declared {
  readonly models: readonly string[];
  readonly metrics: readonly string[];
  readonly inCache: readonly Statement[];
}

async function declaredIn(place: Place, lock: string | undefined): Promise<Declared> {
  const path =
    lock === undefined ? mainPath(place, /(?:^|\/)dvc\.ya?ml$/) : lock.replace(/dvc\.lock$/, "dvc.yaml");
  const reading = path === undefined ? null : await readAs(place, path, "dvc-yaml");
  if (path === undefined || reading === null) return { models: [], metrics: [], inCache: [] };
  const { artifacts = [], properties = [], transformations = [] } = reading.details ?? {};
  const isModel = new Set(
    properties.flatMap(({ name, value }) => (value === "model" ? [/^(.*)\.type$/.exec(name)?.[1]] : [])),
  );
  const all = [...artifacts, ...transformations.flatMap(({ outputs }) => outputs)];
  const at = (fits: (pointer: string) => boolean): readonly string[] => [
    ...new Set(all.flatMap(({ name, source }) => (fits(source.pointer) ? (besides(path, name) ?? []) : []))),
  ];
  const models = at((pointer) => {
    const [, name] = /^\/artifacts\/([^/]+)\/path$/.exec(pointer) ?? [];
    return name !== undefined && isModel.has(`artifacts.${name}`);
  });
  // What is still to be filled in (`${item}`) names no file.
  const metrics = at((pointer) => /\/metrics\//.test(pointer)).filter((each) => !each.includes("${"));
  const isHere = (each: string): boolean => place.files.files.has(each);
  const away = metrics.filter((each) => !isHere(each));
  return {
    models,
    metrics: metrics.filter(isHere),
    inCache: away.length === 0 ? [] : [{ ...METRICS_IN_CACHE, values: { path, metrics: few(away) } }],
  };
}

const METRICS_IN_CACHE = {
  id: "metrics-in-cache",
  says: "`{path}` names metrics that git does not hold, so nothing was read of {metrics}",
  fix: "let git hold small reports: `cache: false` for them in `dvc.yaml`, and commit them",
};

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
  return {
    dataset: { name: plainName(name), path, ...roleOf(path.replace(/\.dvc$/, "")), lineage, from: path },
  };
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
    // A pointer beside the data is what stands for it, and is listed by itself.
    if (files.files.has(`${path}.dvc`)) return [];
    if (made.has(name) && roleOf(path).role === undefined) return [];
    const isHere =
      files.files.has(path) || [...files.files.keys()].some((each) => each.startsWith(`${path}/`));
    if (!isHere || /(?:^|\/)(?:src|code|scripts)(?:\/|$)/.test(path)) return [];
    return [{ name: plainName(baseName(path)), path, ...roleOf(path), lineage: [lock], from: lock }];
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

/** What the pipeline makes that is called a model: by `dvc.yaml`, or else by its name. */
function madeModels(
  lock: string,
  steps: readonly Transformation[],
  declared: readonly string[],
): readonly string[] {
  const outputs = steps.flatMap(({ outputs }) => outputs.map(({ name }) => besides(lock, name)));
  const made = [...new Set(outputs.filter((path) => path !== null))];
  const named = made.filter((path) => declared.includes(path));
  return named.length > 0 ? named : made.filter(looksLikeModel);
}

/** A model that only DVC's cache holds: git has nothing of it but the digest in the lock file. */
function untracked(lock: string, made: readonly string[], { files }: Place): readonly Statement[] {
  const [model, other] = made;
  if (model === undefined) return [];
  if (other !== undefined)
    return [{ ...MANY_MADE, values: { count: made.length, path: lock, models: few(made) } }];
  return files.files.has(model) || files.files.has(`${model}.dvc`)
    ? []
    : [{ ...IN_CACHE, values: { path: model } }];
}

const MANY_MADE = {
  id: "many-models",
  says: "{count} outputs of `{path}` are called as models are, so none was taken: {models}",
  fix: "name the one that is handed over under `artifacts` of `dvc.yaml`, with `type: model`, or in the manifest",
};
const IN_CACHE = {
  id: "model-in-cache",
  says: "the model `{path}`, which the pipeline of DVC makes, would not be in a commit",
  fix: "let git hold the model or a pointer to it: `cache: false` in `dvc.yaml`, or Git LFS",
};

/** The role that a file's own name gives it, or else the folder in which it lies. */
export function roleOf(path: string): Pick<FoundDataset, "role"> {
  const [own = "", folder = ""] = path.split("/").reverse();
  const role =
    roleIn(own) ?? (/^(?:train|test|val|valid|validation)$/i.test(folder) ? roleIn(folder) : undefined);
  return role === undefined ? {} : { role };
}

function roleIn(name: string): FoundDataset["role"] | undefined {
  const words = name.toLowerCase().split(/[^a-z]+/);
  if (words.some((word) => word === "train" || word === "training")) return "train";
  if (words.some((word) => word === "test" || word === "holdout")) return "test";
  if (words.some((word) => /^(?:val|valid|validate|validation|dev)$/.test(word))) return "validate";
  return words.includes("reference") ? "reference" : undefined;
}

/** A data set's name: its file's, without the ending. */
export function plainName(file: string): string {
  return file.replace(/(?!^)\.[A-Za-z0-9]+$/, "").slice(0, 200);
}
