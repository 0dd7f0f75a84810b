import { createHmac } from "node:crypto";
import { EVENTS, PERMISSIONS } from "../../test/app-manifest.ts";
import { startForge } from "../../test/forge/forge.ts";
import { GOOD_CHANGE, populate } from "../../test/scenarios/small-world.ts";

/** A webhook as GitHub sends it, but for its delivery id, which the sender gives. */
export interface SignedWebhook {
  readonly event: string;
  readonly body: string;
  readonly signature: string;
}

/** Characters of a description, so that the payload is as long as those of github.com usually are: 24 KB. */
const DESCRIPTION = 5000;

/** One `pull_request` webhook for each of so many pull requests, in five installations, as the forge of the tests words them. */
export async function pullRequestWebhooks(count: number, secret: string): Promise<readonly SignedWebhook[]> {
  const payload = await openedPayload();
  return Array.from({ length: count }, (_, at) => signed(renumbered(payload, at), secret));
}

interface Payload {
  readonly number: number;
  readonly pull_request: Readonly<Record<string, unknown>>;
  readonly installation: Readonly<Record<string, unknown>>;
}

async function openedPayload(): Promise<Payload> {
  const forge = await startForge({});
  try {
    const { acme, repository } = await populate(forge, {});
    // Nobody listens on port 2: what would have been sent is kept all the same.
    const webhook = { webhookUrl: "http://127.0.0.1:2/", webhookSecret: "s".repeat(32) };
    forge
      .createApp({ slug: "gatehouse", ...webhook, permissions: PERMISSIONS, events: EVENTS })
      .install(acme);
    await repository.push({ user: "ada", branch: "change", from: "release", files: GOOD_CHANGE });
    await repository.openPullRequest({ author: "ada", head: "change", base: "release" });
    await forge.settled();
    const delivery = forge.deliveries.find(({ event }) => event === "pull_request");
    if (delivery === undefined) throw new Error("the forge told of no pull request");
    return JSON.parse(delivery.body) as Payload;
  } finally {
    await forge.close();
  }
}

function renumbered(payload: Payload, at: number): string {
  const number = at + 1;
  const body = "Retrained on the queue of October; read from the top. ".repeat(100).slice(0, DESCRIPTION);
  return JSON.stringify({
    ...payload,
    number,
    pull_request: { ...payload.pull_request, number, body },
    installation: { ...payload.installation, id: 1 + (at % 5) },
  });
}

function signed(body: string, secret: string): SignedWebhook {
  const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  return { event: "pull_request", body, signature };
}
