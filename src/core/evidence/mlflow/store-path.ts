/** What the path of a file in MLflow's file store says of it. Source: mlflow/mlflow:mlflow/store/tracking/file_store.py. */
export interface StorePath {
  readonly kind: "metric" | "param" | "tag";
  /** Name of the metric, parameter or tag; it may hold slashes. */
  readonly name: string;
  /** Absent where the path does not reach up to the folder of the run, or the file belongs to a logged model. */
  readonly run?: string;
  /** Logged model of MLflow 3. */
  readonly model?: string;
}

const KINDS = { metrics: "metric", params: "param", tags: "tag" } as const;
const IN_STORE = /(?:^|\/)(?:([0-9a-f]{32})|(m-[0-9a-f]{32}))\/(metrics|params|tags)\/(.+)$/;
const OUTSIDE = /(?:^|\/)(metrics|params|tags)\/(.+)$/;

/** Reads a path `<run id>/metrics/<name>` or `m-<id>/metrics/<name>`; `undefined` for any other. */
export function storePathOf(path: string): StorePath | undefined {
  const [, run, model, folder, name] = IN_STORE.exec(path) ?? [];
  if (folder === undefined || name === undefined) return undefined;
  const kind = KINDS[folder as keyof typeof KINDS];
  return { kind, name, ...(run === undefined ? {} : { run }), ...(model === undefined ? {} : { model }) };
}

/** The same for a file that was copied out of its store: by its folder alone, else a metric of the file's name. */
export function copiedPathOf(path: string): StorePath {
  const [, folder, name] = OUTSIDE.exec(path) ?? [];
  if (folder !== undefined && name !== undefined) return { kind: KINDS[folder as keyof typeof KINDS], name };
  return { kind: "metric", name: path.slice(path.lastIndexOf("/") + 1) };
}
