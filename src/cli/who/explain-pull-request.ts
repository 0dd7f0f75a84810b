import { EXIT, type ExitCode } from "../exit-code.ts";
import { cannotAsk } from "../github/cannot-ask.ts";
import { connect } from "../github/connect.ts";
import type { Environment } from "../github/github-place.ts";
import { paintFor, type Terminal, tell } from "../terminal.ts";
import { standingToJson, standingToTerminal } from "./tell-standing.ts";

/** What `gatehouse explain --pr` was asked beside the number. */
export interface WhoOptions {
  readonly repo: string;
  /** `OWNER/NAME`; absent: the remote of the clone. */
  readonly repository?: string;
  /** Only what this gate says. */
  readonly gate?: string | undefined;
  readonly json?: boolean;
}

/**
 * Prints who can act on a pull request now, as the App's check says it, or why there is no check. Ends with 2 where the number is none, or
 * GitHub could not be asked.
 */
export async function explainPullRequest(
  number: string,
  { repo, repository, gate, json }: WhoOptions,
  terminal: Terminal,
  environment: Environment = process.env,
): Promise<ExitCode> {
  if (!/^[1-9]\d{0,9}$/.test(number)) {
    const says = "--pr takes the number of a pull request, and `{number}` is none";
    tell(terminal, "error", { says, values: { number } });
    return EXIT.unanswered;
  }
  const connected = await connect({ repository, repo, environment });
  if (!connected.ok) {
    tell(terminal, "error", connected.problem);
    return EXIT.unanswered;
  }
  const { address, client } = connected.value;
  const { readStanding } = await import("./read-standing.ts");
  try {
    const standing = await readStanding(client, Number(number));
    const text =
      json === true
        ? standingToJson(standing, gate)
        : standingToTerminal(standing, gate, paintFor(terminal.out));
    terminal.out.write(text);
    return EXIT.done;
  } catch (error) {
    const because = cannotAsk(error, `${address.owner}/${address.name}`);
    if (because === null) throw error;
    const says =
      because.id === "no-repository"
        ? "GitHub has no pull request #{number} in `{repository}`, or does not show it to this token"
        : because.says;
    tell(terminal, "error", { ...because, says, values: { ...because.values, number } });
    return EXIT.unanswered;
  }
}
