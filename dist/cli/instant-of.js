export { t as instantOf } from "./instant-of2.js";
