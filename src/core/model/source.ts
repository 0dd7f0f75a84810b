/** Where in its file a fact was read. */
export interface Source {
  /** RFC 6901 JSON pointer, or the nearest a format has (an XPath-like path for XML). */
  readonly pointer: string;
  readonly line?: number;
  readonly column?: number;
}
