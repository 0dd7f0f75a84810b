import type { Foreign } from "../foreign.ts";
import { readStatement } from "../in-toto/read-statement.ts";
import { unpack } from "../in-toto/read-values.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { decodeText } from "./decode-base64.ts";

const IN_TOTO = "application/vnd.in-toto+json";

/** Whether a value is shaped like a DSSE envelope. */
export function isEnvelope(value: Foreign): boolean {
  return value.at("payloadType").text !== undefined && typeof value.at("payload").value === "string";
}

/**
 * Reads the statement in a DSSE envelope. The signatures are not verified: it is only told whether one is there. All of the
 * statement stands where its payload stands, since base64 has no lines of its own.
 */
export function readEnvelope(envelope: Foreign, path: string, builder: ReadingBuilder): void {
  const type = envelope.at("payloadType");
  const payload = envelope.at("payload");
  if (type.text !== IN_TOTO) {
    builder.problem({ ...OTHER_PAYLOAD, values: { found: type.spelled } }, type.where);
    return;
  }
  const text = payload.text === undefined ? undefined : decodeText(payload.text);
  const statement = text === undefined ? undefined : unpack(text, payload, path);
  if (statement === undefined) {
    builder.problem(BROKEN_PAYLOAD, payload.where);
    return;
  }
  readStatement(statement, isSigned(envelope), builder);
}

function isSigned(envelope: Foreign): boolean {
  return envelope.at("signatures").items.some((signature) => signature.at("sig").text !== undefined);
}

const OTHER_PAYLOAD = {
  id: "other-payload",
  says: "The envelope holds `{found}`, which is not an in-toto statement.",
  fix: "Use an envelope whose payload type is `application/vnd.in-toto+json`.",
};

const BROKEN_PAYLOAD = {
  id: "broken-payload",
  says: "The payload of the envelope is not base64 of one JSON text, so what was signed cannot be read.",
  fix: "Write the file again with the tool that signed it.",
};
