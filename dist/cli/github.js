export { t as getOctokit } from "./network.js";
