;; A memory with 64-bit addresses grows by an i64.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory i64 1)
  (func (export "f") (result i64) (memory.grow (i64.const 1))))
