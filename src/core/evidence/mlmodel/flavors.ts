import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/**
 * Keys of a flavour that name the file or folder that holds the model; the first two are those of
 * mlflow/mlflow:mlflow/sklearn/__init__.py, and other flavours have others.
 */
const MODEL_KEYS = ["model_path", "pickled_model", "python_model", "model_data", "data", "model_binary"];
const VERSION_KEY = /^([a-z][a-z0-9_]{0,60})_version$/;
const PICKLES: readonly string[] = ["pickle", "cloudpickle", "joblib", "dill"];
const EXACT = /^\d+(?:\.\d+)+(?:[.+-]?[A-Za-z0-9]+)*$/;

/** Reads the flavours of an MLmodel file: files, versions, and what runs code when the model is loaded. */
export function readFlavors(
  flavors: Foreign,
  spell: (value: Foreign) => string | undefined,
  builder: ReadingBuilder,
): void {
  const files = new Map<string, Foreign>();
  for (const [flavor, conf] of flavors.entries) {
    for (const key of MODEL_KEYS) addFile(conf.at(key), files);
    addPins(flavor, conf, spell, builder);
  }
  const names = flavors.entries
    .map(([flavor]) => flavor)
    .join(", ")
    .slice(0, 500);
  if (flavors.entries.length > 0)
    builder.add("properties", { name: "flavors", value: names, source: flavors.source });
  for (const [name, at] of files) builder.add("artifacts", { name, digests: [], source: at.source });
  addExecutables(flavors, builder);
}

/** Files of the model, each once. They are relative to the folder of the MLmodel file. */
function addFile(at: Foreign, files: Map<string, Foreign>): void {
  const name = at.text;
  if (name !== undefined && !files.has(name)) files.set(name, at);
}

function addPins(
  flavor: string,
  conf: Foreign,
  spell: (value: Foreign) => string | undefined,
  builder: ReadingBuilder,
): void {
  for (const [key, at] of conf.entries) {
    const name = VERSION_KEY.exec(key)?.[1];
    const version = spell(at);
    if (name === undefined || version === undefined) continue;
    const exact = EXACT.test(version.slice(0, 100));
    builder.add("pins", { kind: "runtime", name, version, exact, locked: false, source: at.source });
  }
  // Without it nobody knows which interpreter unpickles the model.
  if (flavor !== "python_function" || conf.at("python_version").present) return;
  builder.add("pins", { kind: "runtime", name: "python", exact: false, locked: false, source: conf.source });
}

function addExecutables(flavors: Foreign, builder: ReadingBuilder): void {
  const found = new Map<string, readonly [why: string, at: Foreign]>();
  for (const [flavor, conf] of flavors.entries)
    for (const [at, name, why] of executablesOf(flavor, conf)) {
      if (!found.has(name)) found.set(name, [why, at]);
    }
  for (const [name, [why, at]] of found) builder.add("executables", { name, why, source: at.source });
}

function* executablesOf(flavor: string, conf: Foreign): Iterable<readonly [Foreign, string, string]> {
  const format = conf.at("serialization_format");
  const pickled = conf.at("pickled_model").text ?? conf.at("model_path").text ?? flavor;
  if (format.text !== undefined && PICKLES.includes(format.text)) yield [format, pickled, PICKLE];
  else if (conf.at("pickled_model").text !== undefined && !format.present)
    yield [conf.at("pickled_model"), pickled, PICKLE];
  const python = conf.at("python_model");
  if (python.text !== undefined) yield [python, python.text, PICKLE];
  const torch = conf.at("pickle_module_name");
  if (torch.text !== undefined) yield [torch, conf.at("data").text ?? flavor, PICKLE];
  const script = conf.at("model_code_path");
  if (script.text !== undefined)
    yield [script, script.text, "is a script, which runs when the model is loaded"];
  const code = conf.at("code");
  if (code.text !== undefined) yield [code, code.text, "is a folder of code that is imported with the model"];
  const loader = conf.at("loader_module");
  if (loader.text !== undefined && !/^mlflow(?:\.|$)/.test(loader.text))
    yield [loader, loader.text, "is a loader of its own, which runs code when the model is loaded"];
}

const PICKLE = "is a pickle, which runs code when it is loaded";
