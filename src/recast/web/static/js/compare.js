// The compare page.

import "./change-steps.js";
import "./download-box.js";
import "./parser-check.js";
import "./score-scale.js";
import { watchPhrases } from "./receipt-box.js";
import { watchSharing } from "./share-dialog.js";

watchPhrases();
watchSharing(document.querySelector("#sharing"));
