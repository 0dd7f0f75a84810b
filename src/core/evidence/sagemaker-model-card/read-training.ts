import type { Artifact } from "#core/model/details.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** What the model was trained from and into what, with which parameters, in which image, and the metrics of training. */
export function readTraining(builder: ReadingBuilder, root: Foreign): void {
  const outputs = artifactsOf(root.at("model_overview", "model_artifact"));
  for (const output of outputs) builder.add("artifacts", output);
  const details = root.at("training_details", "training_job_details");
  const inputs = artifactsOf(details.at("training_datasets"));
  const parameters = [
    ...details.at("hyper_parameters").items,
    ...details.at("user_provided_hyper_parameters").items,
  ];
  for (const parameter of parameters) {
    const name = parameter.at("name").text;
    const value = parameter.at("value");
    const plain = value.text ?? value.number ?? value.boolean;
    if (name !== undefined && plain !== undefined)
      builder.add("parameters", { name, value: plain, source: parameter.source });
  }
  if (inputs.length > 0)
    builder.add("transformations", {
      name: "training",
      inputs,
      outputs,
      parameters: [],
      source: details.source,
    });
  const arn = details.at("training_arn");
  if (arn.text !== undefined) builder.add("subjects", { kind: "run", id: arn.text, source: arn.source });
  for (const image of details.at("training_environment", "container_image").items)
    if (image.text !== undefined) builder.add("pins", pinOf(image.text, image.source));
  for (const key of ["training_metrics", "user_provided_training_metrics"] as const)
    for (const metric of details.at(key).items) {
      const name = metric.at("name").text;
      if (name !== undefined) builder.observe(`training.${name}`, metric.at("value"));
    }
}

function artifactsOf(list: Foreign): readonly Artifact[] {
  return list.items.flatMap(({ text, source }) =>
    text === undefined ? [] : [{ name: text, digests: [], source }],
  );
}

/** An image is one version only where its digest says so: a tag may move. */
function pinOf(image: string, source: Artifact["source"]) {
  const locked = /@sha256:[0-9a-f]{64}$/.test(image);
  const name = image.split("@", 1)[0] ?? image;
  const colon = name.lastIndexOf(":");
  const tagged = colon > name.lastIndexOf("/");
  return {
    kind: "image" as const,
    name: tagged ? name.slice(0, colon) : name,
    ...(tagged ? { version: name.slice(colon + 1) } : {}),
    exact: locked,
    locked,
    source,
  };
}
