import "./rolldown-runtime.js";
import { setFlagsFromString } from "node:v8";
// src/cli/check/compile-whole.ts
/**
* Has V8 compile what is loaded from now on as a whole, instead of each function when it is first called. Node's compile cache keeps
* what was compiled as a file was loaded, and nothing of what was compiled later: so this is what makes it hold the functions, too,
* and a judgement calls most of those that it loads. Nothing else about how programs run is changed. For commands that load much; what
* loads little is faster without. A command that calls this has to have a cache folder of its own (`gatehouse.mjs`).
*/
function compileWhole() {
	setFlagsFromString("--no-lazy");
}
export { compileWhole };
