;; return_call is an edge, and comes back if its callee does.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: may: f → grow → memory.grow
(module (memory 1)
  (func $grow (drop (memory.grow (i32.const 1))))
  (func (export "f") (return_call $grow)))
