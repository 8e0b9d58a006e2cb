/**
 * A module of every kind of import and export, of which most functions may grow memory:
 *
 *     (module $rich
 *       (import "env" "cb" (func $cb (param i32) (result i32)))
 *       (import "env" "memory" (memory 1 10))
 *       (import "env" "start" (global $start i32))
 *       (table $t (export "table") 6 funcref)
 *       (elem (i32.const 0) $f $g $f $cb)
 *       (global (export "counter") (mut i32) (i32.const 5))
 *       (func $f (export "f") (export "f2") (param $a i32) (param $b i32) (result i32)
 *         (drop (memory.grow (i32.const 0))) (i32.add (local.get $a) (local.get $b)))
 *       (func $g (export "g") (param i32) (result i32) (i32.add (local.get 0) (global.get $start)))
 *       (func $call (export "call") (param i32) (result i32) (call $cb (local.get 0)))
 *       (func $deep (export "deep") (param i32) (result i32)
 *         (drop (call $f (i32.const 1) (i32.const 2))) (call $call (local.get 0)))
 *       (func $trap (export "trap") (drop (call $f (i32.const 1) (i32.const 2))) (unreachable))
 *       (func $grow (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
 *       (func $load (export "load") (param i32) (result i32) (i32.load (local.get 0)))
 *       (func $long (export "long") (param i64) (result i64) (drop (memory.grow (i32.const 0))) (local.get 0))
 *       (func $pair (export "pair") (result i32 f64) (drop (memory.grow (i32.const 0))) (i32.const 1) (f64.const 2.5))
 *       (func $recurse (export "recurse") (param i32) (result i32) (drop (memory.grow (i32.const 0))) (call $recurse (local.get 0)))
 *       (func $through (export "through") (param i32) (result i32) (call_indirect (param i32) (result i32) (local.get 0) (i32.const 3)))
 *       (export "again" (func $cb))
 *       (export "memory" (memory 0))
 *       (data (i32.const 16) "hello")
 *     )
 */
const text =
  'AGFzbQEAAAABGQVgAX8Bf2ACf38Bf2AAAGABfgF+YAACf3wCJgMDZW52AmNiAAADZW52Bm1lbW9yeQIBAQoDZW52BXN0YXJ0A38AAwwLAQAAAAIA' +
  'AAMEAAAEBAFwAAYGBgF/AUEFCwd2EAV0YWJsZQEAB2NvdW50ZXIDAQFmAAECZjIAAQFnAAIEY2FsbAADBGRlZXAABAR0cmFwAAUEZ3JvdwAGBGxv' +
  'YWQABwRsb25nAAgEcGFpcgAJB3JlY3Vyc2UACgd0aHJvdWdoAAsFYWdhaW4AAAZtZW1vcnkCAAkKAQBBAAsEAQIBAAp4CwwAQQBAABogACABagsH' +
  'ACAAIwBqCwYAIAAQAAsNAEEBQQIQARogABADCwoAQQFBAhABGgALBgAgAEAACwcAIAAoAgALCQBBAEAAGiAACxIAQQBAABpBAUQAAAAAAAAEQAsL' +
  'AEEAQAAaIAAQCgsJACAAQQMRAAALCwsBAEEQCwVoZWxsbwCGAQRuYW1lAAUEcmljaAFHDAACY2IBAWYCAWcDBGNhbGwEBGRlZXAFBHRyYXAGBGdy' +
  'b3cHBGxvYWQIBGxvbmcJBHBhaXIKB3JlY3Vyc2ULB3Rocm91Z2gCHwwAAAECAAFhAQFiAgADAAQABQAGAAcACAAJAAoACwAFBAEAAXQHCAEABXN0' +
  'YXJ0';
export const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
