export { t as readYaml } from "./read-yaml2.js";
