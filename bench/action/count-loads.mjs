// Preloaded into a process (`node --import`): counts the bytes of JavaScript that it loads, up to its first output and in
// all, and leaves them as JSON at $BENCH_LOADS. Plain JavaScript, so that nothing has to be stripped before it runs.
import { writeFileSync } from "node:fs";
import { registerHooks } from "node:module";

let bytes = 0;
let files = 0;
let first = null;

registerHooks({
  load(url, context, nextLoad) {
    const result = nextLoad(url, context);
    if (url.startsWith("file:") && result.source !== null && result.source !== undefined) {
      bytes += Buffer.byteLength(result.source);
      files += 1;
    }
    return result;
  },
});

const write = process.stdout.write;
process.stdout.write = function (...given) {
  first ??= { bytes, files };
  return write.apply(this, given);
};

process.on("exit", () => {
  const { BENCH_LOADS: path } = process.env;
  if (path !== undefined) writeFileSync(path, JSON.stringify({ first, whole: { bytes, files } }));
});
