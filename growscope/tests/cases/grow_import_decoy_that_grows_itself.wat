;; A function that grows memory by itself needs no import for it.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (import "a" "l" (func $log (param i32) (result i32))) (memory (export "m") 1)
  (func (export "f") (result i32)
    (drop (call $log (memory.size))) (memory.grow (i32.const 1))))
