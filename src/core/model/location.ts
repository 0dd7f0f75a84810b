/** A place in a file of the repository. Lines and columns are 1-based; columns count UTF-16 units, as GitHub's annotations do. */
export interface Location {
  /** Repository-relative, `/`-separated. */
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** A range of text inside one file: a {@link Location} without its file. `endColumn` is exclusive. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
