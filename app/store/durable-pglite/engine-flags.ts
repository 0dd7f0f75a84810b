import { setFlagsFromString } from "node:v8";

/**
 * Keeps V8 from compiling PGlite's WebAssembly a second time, to faster code, which takes several hundred megabytes that the process keeps. To be
 * called before PGlite is loaded: afterwards it does nothing.
 */
export function spareMemory(): void {
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
}
