/** A ref that a push asks to move. */
export interface PushCommand {
  readonly before: string;
  readonly after: string;
  readonly ref: string;
}

/** Reads the commands at the start of a `git-receive-pack` request ("pack-protocol": pkt-lines up to the flush packet). */
export function pushCommands(body: Buffer): PushCommand[] {
  const commands: PushCommand[] = [];
  for (let at = 0; at + 4 <= body.length; ) {
    const length = Number.parseInt(body.subarray(at, at + 4).toString("latin1"), 16);
    if (!(length >= 4)) break;
    const line =
      body
        .subarray(at + 4, at + length)
        .toString("utf8")
        .split("\0")[0] ?? "";
    const match = /^([0-9a-f]{40}) ([0-9a-f]{40}) (\S+)/.exec(line);
    if (match !== null) commands.push({ before: match[1] ?? "", after: match[2] ?? "", ref: match[3] ?? "" });
    at += length;
  }
  return commands;
}
