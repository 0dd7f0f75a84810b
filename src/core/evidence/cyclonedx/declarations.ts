import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { readDataSet } from "./data-set.ts";

/** Reads declarations of conformance: scores by requirement, when evidence expires, who affirms. */
export function readDeclarations(declarations: Foreign, builder: ReadingBuilder): void {
  for (const attestation of declarations.at("attestations").items) {
    for (const entry of attestation.at("map").items) {
      const requirement = entry.at("requirement").text ?? "unnamed";
      for (const name of ["conformance", "confidence"])
        readScore(`${requirement}.${name}`, entry.at(name), builder);
    }
  }
  for (const evidence of declarations.at("evidence").items) {
    const name = evidence.at("bom-ref").text ?? "evidence";
    for (const key of ["created", "expires"]) {
      const { text, source } = evidence.at(key);
      if (text !== undefined) builder.add("properties", { name: `${name}.${key}`, value: text, source });
    }
    for (const data of evidence.at("data").items) readDataSet(data, name, builder);
  }
  for (const signatory of declarations.at("affirmation", "signatories").items) {
    const role = signatory.at("role").text;
    const { text, source } = signatory.at("name");
    if (text !== undefined)
      builder.add("properties", {
        name: "signatory",
        value: role === undefined ? text : `${text}, ${role}`,
        source,
      });
  }
}

function readScore(name: string, from: Foreign, builder: ReadingBuilder): void {
  const score = from.at("score");
  if (!score.present) return;
  const { number, source } = score;
  if (number !== undefined && number >= 0 && number <= 1) builder.record({ name, value: number, source });
  else {
    builder.problem(
      {
        id: "invalid-score",
        says: "`{name}` has the score `{found}`, which is not a number from 0 to 1.",
        fix: "Write the score as the specification asks: 0 is none, 1 is all.",
        values: { name: shown(name), found: score.spelled },
      },
      score.where,
    );
  }
}
