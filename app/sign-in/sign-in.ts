import type { Logger } from "pino";
import { toGithubError } from "#github/github-error.ts";
import type { OctokitLike } from "#github/octokit-like.ts";
import { ConfigError } from "../config/config-error.ts";

/** Longest wait in milliseconds for GitHub to say who we are. */
const WAIT_MS = 10_000;

/**
 * Asks GitHub once which App the id and the key belong to, and logs it. Throws a {@link ConfigError} when GitHub knows no
 * such App. Resolves with the App's name in addresses. Where GitHub cannot be asked, that is logged, `null`, and no reason to stay down: each task signs in by itself.
 */
export async function signIn(octokit: Pick<OctokitLike, "request">, log: Logger): Promise<string | null> {
  try {
    const signal = AbortSignal.timeout(WAIT_MS);
    const { data } = await octokit.request("GET /app", { request: { signal, retries: 0 } });
    const slug = slugOf(data);
    log.info(`signed in as app ${slug ?? "without a name"}`);
    return slug;
  } catch (error) {
    const { code, message } = toGithubError(error, "signing in");
    if (code === "forbidden" || code === "not-found") {
      throw new ConfigError([
        `APP_ID, PRIVATE_KEY: GitHub knows no App with this id and this key (${message}); compare both with the App's settings page, and GITHUB_API_URL with where the App lives`,
      ]);
    }
    log.error({ code, err: error }, "GitHub could not be asked which App this is");
    return null;
  }
}

function slugOf(app: unknown): string | null {
  const named = typeof app === "object" && app !== null && "slug" in app ? app.slug : undefined;
  return typeof named === "string" ? named : null;
}
