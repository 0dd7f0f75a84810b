export { t as readManifest, n as repeatedNames, r as withFile } from "./read-manifest.js";
