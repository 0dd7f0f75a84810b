export { n as replayVerdict } from "./replay.js";
