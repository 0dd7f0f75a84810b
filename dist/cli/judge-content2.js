export { t as judgeContent } from "./judge-content.js";
