import type { Family } from "../format.ts";

/** Where content comes from, and who stands for it: bills of materials, statements, signatures. */
export const PROVENANCE: Family = {
  cyclonedx: {
    title: "CycloneDX",
    endings: [".json"],
    signs: ['"CycloneDX"'],
    load: async () => (await import("../cyclonedx/reader.ts")).cyclonedx,
  },
  spdx3: {
    title: "SPDX 3",
    endings: [".json", ".jsonld"],
    signs: ["spdx.org/rdf/3"],
    load: async () => (await import("../spdx3/reader.ts")).spdx3,
  },
  "sigstore-bundle": {
    title: "Sigstore bundle",
    endings: [".sig", ".sigstore", ".bundle", ".json", ".jsonl"],
    signs: ["vnd.dev.sigstore.bundle"],
    load: async () => (await import("../sigstore-bundle/reader.ts")).sigstoreBundle,
  },
  dsse: {
    title: "DSSE envelope",
    endings: [".json", ".jsonl", ".dsse", ".att", ".sig"],
    signs: ['"payloadType"', '"payload"'],
    load: async () => (await import("../dsse/reader.ts")).dsse,
  },
  "in-toto": {
    title: "in-toto statement",
    endings: [".json", ".jsonl", ".intoto"],
    signs: ["in-toto.io/Statement"],
    load: async () => (await import("../in-toto/reader.ts")).inToto,
  },
  onnx: {
    title: "ONNX model",
    endings: [".onnx"],
    load: async () => (await import("../onnx/reader.ts")).onnx,
  },
  safetensors: {
    title: "safetensors",
    endings: [".safetensors"],
    load: async () => (await import("../safetensors/reader.ts")).safetensors,
  },
  pickle: {
    title: "Python pickle",
    endings: [".pkl", ".pickle", ".joblib", ".pt", ".pth", ".bin", ".ckpt", ".model", ".sav", ".dat"],
    load: async () => (await import("../pickle/reader.ts")).pickle,
  },
};
