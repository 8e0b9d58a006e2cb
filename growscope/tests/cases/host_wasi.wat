;; WASI preview 1 is known to call nobody back.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in grow
;;= grow: may: grow → memory.grow
;;= f: never
(module (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "grow") (drop (memory.grow (i32.const 1))))
  (func (export "f") (result i32) (call $random (i32.const 0) (i32.const 8))))
