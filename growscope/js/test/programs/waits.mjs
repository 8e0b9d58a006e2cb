// It waits for SIGINT, and answers it in its own way.
import { writeFileSync } from 'node:fs';
import './caught.mjs';
process.on('SIGINT', () => process.exit(5));
setTimeout(() => {}, 60_000);
writeFileSync(new URL('./waiting', import.meta.url), '');
