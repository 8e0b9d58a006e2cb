;; With 64-bit addresses a grow import takes an i64.
;;= memory 0, which the host may grow
;;= grow import a.l: its type is (i64) -> i32 and function 1 (f) calls it after reading memory.size, as Emscripten's sbrk does
;;= f: may: f → a.l
(module (import "a" "l" (func $resize (param i64) (result i32))) (memory (export "m") i64 1)
  (func (export "f") (result i32) (drop (memory.size)) (call $resize (i64.const 131072))))
