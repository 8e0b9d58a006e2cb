/**
 * The shapes that cross module borders. `dist/guests.json` is written by crates/build-guests; its fields are explained
 * in crates/catalogue.
 *
 * @import { Schedule } from './growth/schedule.js'
 *
 * @typedef {'never' | 'first-call' | 'eventually'} When
 *
 * @typedef {{ module?: string, name: string, type: string }} Extern
 *
 * @typedef {object} MemoryType
 * @property {number} initialPages
 * @property {number | null} maximumPages
 * @property {boolean} shared
 * @property {'i32' | 'i64'} address
 * @property {boolean} imported
 * @property {number} [pageBytes]
 *
 * @typedef {object} Artefact
 * @property {number} bytes
 * @property {number} nameBytes
 * @property {MemoryType | null} memory
 * @property {Extern[]} imports
 * @property {Extern[]} exports
 * @property {string} sha256 which binary it is, in hexadecimal
 * @property {number} memories how many it has
 * @property {{ function: { index: number, name: string | null }, memory: number, offset: number }[]} memoryGrow
 *
 * @typedef {object} Guest one entry of guests.json
 * @property {string} name
 * @property {string} why
 * @property {string} source
 * @property {string[]} features the cargo features that it was built with
 * @property {string} file
 * @property {string | null} glue the JavaScript module that hosts call it through, where it was made with wasm-bindgen
 * @property {boolean} greets
 * @property {boolean} checksUtf8
 * @property {When | null} grows
 * @property {When | null} detaches
 * @property {When | null} growsWhenReset
 * @property {string | null} verdict what growscope says of growth by its `set_name`; null where it does not greet
 * @property {Artefact} artefact
 *
 * @typedef {{ offset: number, bytes: number }} Slot
 *
 * @typedef {object} Protocol
 * @property {number} pageBytes
 * @property {Slot} salutation
 * @property {Slot} name
 * @property {Slot} message
 * @property {(Extern & { meaning: string })[]} exports
 * @property {{ code: number, meaning: string }[]} failures
 *
 * @typedef {{ salutation: string, name: string }} Texts
 *
 * @typedef {{ protocol: Protocol, texts: Texts[], schedules: Schedule[], guests: Guest[] }} Index
 *
 * @typedef {'greeted' | 'detached' | 'short' | 'silent' | 'skipped' | 'refused'} Outcome
 * @typedef {'agrees' | 'disagrees' | 'vacuous' | 'skipped'} Verdict
 *
 * @typedef {object} Cell one run, as reports hold it
 * @property {string} guest
 * @property {string} strategy
 * @property {Schedule} schedule
 * @property {number} calls `set_name` calls made
 * @property {number | null} pagesBefore
 * @property {number | null} pagesAfter
 * @property {number | null} firstGrowth the `set_name` call in which the guest first raised its pages; 0 is before the first
 * @property {number | null} firstDetach the same for the first detach
 * @property {number} forced growths that the harness forced and that succeeded
 * @property {Outcome} outcome
 * @property {string | null} detail the engine's own words, or what was read
 * @property {Outcome} expected
 * @property {Verdict} verdict
 * @property {string | null} reason why it is anything but "agrees"
 *
 * @typedef {{ cells: number, agreed: number, disagreed: number, vacuous: number, skipped: number }} Summary
 *
 * @typedef {object} Report
 * @property {string} host
 * @property {string} [madeFrom] the SHA-256 of the guests.json that the guests came from, where it is a file's
 * @property {{ name: string, version: string, detail: string }} engine
 * @property {{ name: string, holds: string, hole: string }[]} strategies
 * @property {Cell[]} cells
 * @property {Summary} summary
 */
export {};
