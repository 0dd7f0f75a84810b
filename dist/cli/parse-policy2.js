export { t as parsePolicy } from "./parse-policy.js";
