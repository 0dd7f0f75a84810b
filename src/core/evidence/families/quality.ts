import type { Family } from "../format.ts";

/** Tests, scans and benchmarks. */
export const QUALITY: Family = {
  junit: {
    title: "JUnit XML",
    endings: [".xml"],
    load: async () => (await import("../junit/reader.ts")).junit,
  },
  sarif: {
    title: "SARIF",
    endings: [".sarif", ".json"],
    signs: ['"runs"'],
    load: async () => (await import("../sarif/reader.ts")).sarif,
  },
  trivy: {
    title: "Trivy JSON",
    endings: [".json"],
    signs: ['"SchemaVersion"'],
    load: async () => (await import("../trivy/reader.ts")).trivy,
  },
  k6: {
    title: "k6 summary",
    endings: [".json"],
    signs: ['"metrics"'],
    load: async () => (await import("../k6/reader.ts")).k6,
  },
  "pytest-benchmark": {
    title: "pytest-benchmark",
    endings: [".json"],
    signs: ['"machine_info"'],
    load: async () => (await import("../pytest-benchmark/reader.ts")).pytestBenchmark,
  },
  inspect: {
    title: "Inspect eval log",
    endings: [".json"],
    signs: ['"eval"'],
    load: async () => (await import("../inspect/reader.ts")).inspect,
  },
  locust: {
    title: "Locust statistics",
    endings: [".csv", ".json"],
    signs: ["Request Count", '"num_requests"'],
    load: async () => (await import("../locust/reader.ts")).locust,
  },
  avid: {
    title: "AVID report",
    endings: [".json"],
    signs: ['"AVID"'],
    load: async () => (await import("../avid/reader.ts")).avid,
  },
};
