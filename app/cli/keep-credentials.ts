import type { Logger } from "pino";
import { type Credentials, readCredentials } from "../config/credentials.ts";
import type { Environment } from "../config/environment.ts";

interface CredentialsKept {
  readonly env: Environment;
  readonly log: Pick<Logger, "info" | "error">;
  /** Those that are in use. */
  readonly current: Credentials;
  readonly exchange: (credentials: Credentials) => Promise<void>;
}

/**
 * Makes what looks whether key or secrets were exchanged in the files that hold them, and has others used from then on. What cannot be read, or
 * is no key, or too short a secret, changes nothing and is logged.
 */
export function credentialsKeeper({ env, log, current, exchange }: CredentialsKept): () => Promise<void> {
  let used = JSON.stringify(current);
  return async () => {
    const faults: string[] = [];
    const { privateKey, webhookSecrets } = readCredentials(env, faults);
    if (faults.length > 0) return log.error({ faults }, "key and secrets stay as they are");
    const read = JSON.stringify({ privateKey, webhookSecrets });
    if (read === used) return;
    try {
      await exchange({ privateKey, webhookSecrets });
      used = read;
      log.info("key or secrets were exchanged");
    } catch (error) {
      const reason = error instanceof Error ? error.message : "unknown";
      log.error({ reason }, "GitHub does not take the new key; it is asked again at the next look");
    }
  };
}

/** As much of a configuration as may be exchanged, in the order in which it is compared. */
export function credentialsOf({ privateKey, webhookSecrets }: Credentials): Credentials {
  return { privateKey, webhookSecrets };
}
