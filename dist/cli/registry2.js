export { t as gates } from "./registry.js";
