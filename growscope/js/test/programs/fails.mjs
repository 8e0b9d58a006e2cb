// It fails by itself, and growth has no part in it.
import './fresh.mjs';
process.exitCode = 7;
