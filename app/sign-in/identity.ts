import type { Logger } from "pino";
import { Probot, ProbotOctokit } from "probot";
import { statusOf } from "#github/github-error.ts";
import type { OctokitLike } from "#github/octokit-like.ts";

export interface IdentityOptions {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly apiUrl: string;
  readonly log: Logger;
}

/** Who we are on GitHub, and in whose name we ask. */
export interface Identity {
  /** As the App itself. */
  app(): Promise<OctokitLike>;
  /** As the App where it is installed. The token is asked for once an hour. */
  installed(installation: number): Promise<OctokitLike>;
  /** Signs in with another key from now on. What is under way ends with the old one, which GitHub takes until it is deleted there. */
  replaceKey(privateKey: string): void;
}

/** Octokit without waits and repetitions of its own: what GitHub allows is minded in one place, `app/limits`. */
const PlainOctokit = ProbotOctokit.defaults((given: { throttle?: object }) => ({
  ...given,
  throttle: { ...given.throttle, enabled: false },
  retry: { enabled: false },
}));

/** Creates the App's identity. Nothing is asked of GitHub yet. */
export function createIdentity(options: IdentityOptions): Identity {
  let key = options.privateKey;
  let probot = probotWith(options, key);
  return {
    app: () => probot.auth(),
    async installed(installation) {
      const signedIn = probot;
      const octokit = await signedIn.auth(installation);
      octokit.hook.wrap("request", async (request, parameters) => {
        try {
          return await request(parameters);
        } catch (error) {
          if (statusOf(error) !== 401) throw error;
          // The token is older than it claims, or was taken back, which GitHub tells nobody: a new one is asked for, once.
          if (probot === signedIn) probot = probotWith(options, key);
          const anew = await probot.auth(installation);
          // Without the hook, which is the one of the Octokit that failed: this very function.
          const { hook: _, ...how } = parameters.request ?? {};
          return anew.request({ ...parameters, request: how });
        }
      });
      return octokit;
    },
    replaceKey: (privateKey) => {
      key = privateKey;
      probot = probotWith(options, key);
    },
  };
}

function probotWith({ appId, apiUrl, log }: IdentityOptions, privateKey: string): Probot {
  return new Probot({
    appId,
    privateKey,
    // Webhooks are proven before they come to any Probot; this one hears none.
    secret: privateKey.slice(-64),
    baseUrl: apiUrl,
    Octokit: PlainOctokit,
    log,
  });
}
