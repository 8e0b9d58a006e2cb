;; The export itself grows memory: a way without an edge.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1)
  (func (export "f") (result i32) (memory.grow (i32.const 1))))
