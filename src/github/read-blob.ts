import type { GithubClient } from "./github-client.ts";
import { GithubError, toGithubError } from "./github-error.ts";

/** How often a blob is asked for whose bytes broke off on the way. */
const TRIES = 3;

/**
 * The bytes of a file, `size` of them: no fewer and no more are taken. They come as a stream, because Octokit takes
 * whatever GitHub labels `charset=utf-8` for text, and GitHub labels every raw blob so. Rejects with a {@link GithubError}.
 * Source: GitHub docs, "Get a blob" (`application/vnd.github.raw+json`, up to 100 MB).
 */
export async function readBlob(client: GithubClient, oid: string, size: number): Promise<Uint8Array> {
  for (let tries = 1; ; tries++) {
    const { data } = await ask(client, oid);
    // Octokit gives no stream for an answer without a body.
    const bytes = data instanceof ReadableStream ? await take(data, size) : null;
    if (bytes !== null) return bytes;
    if (tries === TRIES) throw new GithubError("unavailable", `blob ${oid} did not come whole`);
  }
}

async function ask(client: GithubClient, oid: string): Promise<{ readonly data: unknown }> {
  try {
    return await client.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", {
      file_sha: oid,
      headers: { accept: "application/vnd.github.raw+json" },
      request: { parseSuccessResponseBody: false },
    });
  } catch (error) {
    throw toGithubError(error, "reading a blob");
  }
}

/** Exactly so many bytes of a stream; `null` when it ends early, breaks off, or holds more. */
async function take(stream: ReadableStream<unknown>, size: number): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(size);
  let at = 0;
  try {
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array) || at + chunk.length > size) return null;
      bytes.set(chunk, at);
      at += chunk.length;
    }
  } catch {
    return null;
  }
  return at === size ? bytes : null;
}
