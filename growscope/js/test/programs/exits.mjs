// A finding, and an exit code of the program's own.
import './caught.mjs';
process.exit(3);
