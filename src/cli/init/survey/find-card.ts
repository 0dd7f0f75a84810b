import { licence } from "#core/handoff/handoff-fields.ts";
import type { Details } from "#core/model/details.ts";
import { baseName, depthIn, folderOf, type Place, readAs } from "./place.ts";
import type { Part } from "./survey.ts";

/** Keys of the front matter that only a model card has. */
const OF_MODEL = /^(?:library_name|pipeline_tag|base_model(?:\.\d+)?|model-index\b.*)$/;
/** Keys that an application on the Hub has, whose licence is not the model's. */
const OF_APPLICATION = /^(?:sdk|app_file|app_port)$/;
/** Weights as the libraries of the Hub save them, from the one that is loaded first. */
const WEIGHTS = ["model.safetensors", "adapter_model.safetensors", "pytorch_model.bin", "tf_model.h5"];

/** The layout of the Hugging Face Hub: `README.md` with its front matter is the model's card, and the weights lie beside it. */
export async function findCard(place: Place): Promise<Part> {
  const path = place.paths.find((each) => depthIn(place, each) === 0 && baseName(each) === "README.md");
  if (path === undefined || !/^\uFEFF?---\r?\n/.test((await place.files.text(path)) ?? "")) return {};
  const reading = await readAs(place, path, "hf-model-card");
  const keys = (reading?.details?.properties ?? []).map(({ name }) => name);
  const weights = weightsBeside(path, place);
  const isCard =
    keys.some((key) => OF_MODEL.test(key)) ||
    (weights !== undefined && !keys.some((key) => OF_APPLICATION.test(key)));
  if (reading === null || !isCard) return {};
  const stated = licenceOf(reading.details ?? {});
  const framework = reading.details?.properties?.find(({ name }) => name === "library_name")?.value;
  return {
    card: { value: path, from: path },
    ...(stated === undefined ? {} : { license: { value: stated, from: path } }),
    ...(weights === undefined
      ? {}
      : {
          model: {
            path: weights,
            ...(typeof framework === "string" ? { framework } : {}),
            from: weights,
          },
        }),
    read: [{ id: "model-card", says: "Hugging Face: the model card `{path}`", values: { path } }],
  };
}

function weightsBeside(card: string, { files }: Place): string | undefined {
  const folder = folderOf(card);
  const prefix = folder === "" ? "" : `${folder}/`;
  return WEIGHTS.map((name) => `${prefix}${name}`).find((path) => files.files.has(path));
}

/** The licence that the front matter states, in SPDX's spelling. */
function licenceOf({ licences = [] }: Details): string | undefined {
  const stated = licences.find(({ source }) => source.pointer === "/license")?.expression;
  return stated === undefined ? undefined : spdxOf(stated);
}

/** The Hub writes identifiers in small letters; SPDX writes them `MIT`, `Apache-2.0` and `BSD-3-Clause`. Others are none of SPDX's. */
function spdxOf(stated: string): string | undefined {
  const [first = "", ...rest] = stated.split("-");
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  return [
    stated,
    stated.toUpperCase(),
    capital(stated),
    [first.toUpperCase(), ...rest.map(capital)].join("-"),
  ].find((each) => licence.safeParse(each).success);
}
