export { t as readChecklist } from "./read-checklist.js";
