import type { Logger } from "pino";
import { Probot, ProbotOctokit } from "probot";
import type { OctokitLike } from "#github/github-client.ts";

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
  let probot = probotWith(options, options.privateKey);
  return {
    app: () => probot.auth(),
    installed: (installation) => probot.auth(installation),
    replaceKey: (privateKey) => {
      probot = probotWith(options, privateKey);
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
