#!/usr/bin/env node
// Plain JavaScript, because it has to run on the Node that it refuses: an older one cannot load the rest.
const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  console.error(
    `gatehouse needs Node 24 or newer, and this is Node ${process.versions.node}: put a newer one first in PATH`,
  );
  process.exitCode = 2;
} else {
  const { enableCompileCache } = await import("node:module");
  // Beside the packages, where who may write could change the packages as well; never in a folder that all users share. `check` has
  // one of its own: it compiles files as a whole, and V8 takes nothing of what was compiled in another way, but throws it away.
  const folder = process.argv[2] === "check" ? "check" : "cli";
  enableCompileCache(`${import.meta.dirname}/../../node_modules/.cache/gatehouse/${folder}`);
  try {
    await import("./main.js");
  } catch (error) {
    // What a command fails at is told in there: here, its files are not all there, or are not what was built.
    const { code = "internal", message = String(error) } = Object(error);
    console.error(`error: Gatehouse itself cannot be loaded (${code}): ${message.split("\n")[0]}`);
    console.error("  → this is no mistake in your files: install it again, or clone it anew");
    process.exitCode = 3;
  }
}
