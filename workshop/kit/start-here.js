/**
 * What an attendee reads first.
 */
import { installCommand } from '../src/doctor/rust.js';

/**
 * @param {object} facts
 * @param {string} facts.folder the name of the unpacked folder
 * @param {string} facts.channel the version of Rust
 * @param {boolean} facts.hasPage
 */
export const startHere = ({ folder, channel, hasPage }) => `Growth Lab: the workshop, in one folder

Nothing here needs a network, and nothing needs to be installed with npm.

In a terminal, in this folder (${folder}):

  node workshop doctor     is this machine ready? The last line is for your instructor
  node workshop            the first exercise; keep it running, and edit the file that it names

The JavaScript exercises need only Node.js 20 or later.

The Rust exercises need Rust ${channel} with its target wasm32-unknown-unknown, and a linker. Install those while you
have a network; the crates are in vendor/ already:

  ${installCommand(channel)}

The first Rust build takes some minutes. You can have it done before class:

  cargo build --offline --locked --package host-check --package assemble
${
  hasPage
    ? `
The lab's page, where you step through a greeting and watch a view die:

  node host-web/server
`
    : ''
}
Your own files go to workshop/work/.
`;
