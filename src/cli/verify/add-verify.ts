import { type Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { RecordOptions } from "./record.ts";
import type { VerifyOptions } from "./verify-options.ts";

/** Adds `gatehouse verify` and `gatehouse record`: the commands on the record that travels with a package. */
export function addVerify(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  gatehouse
    .command("verify")
    .description("Verify the record of a release, offline and without its repository.")
    .argument("<record>", "the record: gatehouse-record-….intoto.json")
    .option("--bundle <file>", "its signature: a Sigstore bundle, a DSSE envelope or an OpenSSH signature")
    .option("--key <file>", "public key that must have signed, in PEM or as OpenSSH writes it")
    .option("--certificate-identity <subject>", "who must have signed, letter by letter")
    .option("--certificate-oidc-issuer <url>", "who must have vouched for the signer")
    .option("--trusted-root <file>", "Sigstore trusted root in place of the one that is built in")
    .option("--files <dir>", "folder with the released files: the repository's, or the package's own")
    .addOption(
      new Option("--layout <kind>", "what <dir> is, where it could be either").choices([
        "repository",
        "package",
      ]),
    )
    .option(
      "--policy <file>",
      "the policy that judged; once more for the one that it extends",
      (file: string, before: readonly string[]) => [...before, file],
      [],
    )
    .option("--strict", "end with 1 also when something could not be verified with what was given")
    .option("--json", "print what was verified as JSON")
    .addHelpText(
      "after",
      "\nEnds with 0 when the release passed and nothing that was verified is wrong, 1 when something is or it did not pass, 2 when it could not be verified.",
    )
    .action(async (path: string, options: VerifyOptions) => {
      const { verify } = await import("./verify.ts");
      exit(await verify(path, options, terminal));
    });
  gatehouse
    .command("record")
    .description("Write the records of a verdict of the App's log, sign-offs and all.")
    .argument("<id>", "number of the verdict's row in the log, or a pull request: acme/churn#7")
    .requiredOption("--from <file>", "export of the log")
    .option("--out <dir>", "folder to write them to; left out, the only one is printed")
    .option("--force", "with --out: write over other records that are there")
    .option(
      "--server <url>",
      "address of the GitHub that holds the repository, where the log does not say it",
    )
    .addHelpText(
      "after",
      "\nEnds with 0 when they are written, 1 when the row is not as it was sealed or comes to another verdict, 2 when there is none, nobody says which GitHub it is of, or another file is in its place.",
    )
    .action(async (id: string, options: RecordOptions) => {
      const { record } = await import("./record.ts");
      exit(await record(id, options, terminal));
    });
}
