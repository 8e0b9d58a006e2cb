;; A grow import under a minified name: (i32) -> i32, called by a function that reads memory.size.
;;= memory 0, which the host may grow
;;= grow import a.l: its type is (i32) -> i32 and function 1 (sbrk) calls it after reading memory.size, as Emscripten's sbrk does
;;= malloc: may: malloc → sbrk → a.l
;;= f: never
(module (import "a" "l" (func $resize (param i32) (result i32))) (memory (export "m") 1)
  (func $sbrk (param i32) (result i32)
    (if (i32.gt_u (local.get 0) (i32.shl (memory.size) (i32.const 16)))
      (then (if (i32.eqz (call $resize (local.get 0))) (then (return (i32.const -1))))))
    (local.get 0))
  (func (export "malloc") (param i32) (result i32) (call $sbrk (local.get 0)))
  (func (export "f")))
