// It crashes natively, with a finding before.
import './caught.mjs';
process.abort();
