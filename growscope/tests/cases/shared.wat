;; A shared memory grows as others do.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1 2 shared)
  (func (export "f") (result i32) (memory.grow (i32.const 1))))
