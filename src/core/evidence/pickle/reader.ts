import { defineReader, type EvidenceFile } from "../define-reader.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { isPacked, type Pickled, whatIsPickled } from "./what-is-pickled.ts";

const ID = "pickle";
/** Endings that mean a pickle whatever stands inside, and those that may mean one. */
const SURELY = /\.(?:pkl|pickle|joblib)$/i;
const PERHAPS = /\.(?:pt|pth|bin|ckpt|model|sav|dat)$/i;

/** Pickles, bare or inside of a file of PyTorch or joblib. They are never loaded: it is only told that they are there. */
export const pickle = defineReader({
  id: ID,
  title: "Python pickle",
  detect: (_, path, bytes) =>
    SURELY.test(path) || (PERHAPS.test(path) && bytes !== undefined && whatIsPickled(bytes) !== undefined),
  read: (file) => {
    const builder = new ReadingBuilder(ID, file);
    const found = find(file);
    const name = file.path.split("/").at(-1) ?? file.path;
    if (found === undefined) {
      builder.problem(NO_PICKLE, { path: file.path });
      return builder.build();
    }
    builder.add("executables", { name, why: found.why, source: { pointer: "" } });
    if (found.protocol !== undefined)
      builder.add("properties", { name: "protocol", value: found.protocol, source: { pointer: "" } });
    return builder.build();
  },
});

/** By its bytes, else by its name: pickles of protocols 0 and 1 are plain text, and packed ones show only their packing. */
function find({ path, bytes = new Uint8Array(), text }: EvidenceFile): Pickled | undefined {
  const found = whatIsPickled(bytes);
  if (found !== undefined || !SURELY.test(path)) return found;
  const packed = isPacked(bytes) ? "is packed, and by its name" : "by its name";
  if (bytes.length === 0 && text === "") return undefined;
  return { why: `${packed} is a pickle, which runs code when it is loaded` };
}

const NO_PICKLE = {
  id: "no-pickle",
  says: "This does not begin like a pickle, nor like a file of PyTorch that holds one.",
  fix: "Name the format that it is in with `as:`, or save the file again: it may be empty or cut off.",
};
