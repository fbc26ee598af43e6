// What whoever follows a share link sees: the comparison, nothing to change.

import "./change-steps.js";
import "./score-scale.js";
