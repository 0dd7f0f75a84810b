#!/usr/bin/env node
// Plain JavaScript, because it has to run on the Node that it refuses: an older one cannot load the rest.
const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  console.error(
    `gatehouse needs Node 24 or newer, and this is Node ${process.versions.node}: put a newer one first in PATH`,
  );
  process.exitCode = 2;
} else {
  await import("./main.ts");
}
