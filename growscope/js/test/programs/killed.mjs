// It is killed, and has no moment to report.
import './caught.mjs';
process.kill(process.pid, 'SIGKILL');
