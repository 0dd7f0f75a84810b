/** What a browser asks for. Whoever has the browser is taken for an owner: the forge keeps no sessions. */
export interface Visit {
  readonly method: string;
  readonly url: URL;
  /** The site whose form was sent, as the browser tells it. */
  readonly origin: string | undefined;
  readonly raw: Buffer;
}
