;; The callee never returns by a chain of calls; nothing at the call says so.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: only-when-trapping: f → outer → die → grow → memory.grow
(module (memory 1)
  (func $die (call $grow) unreachable)
  (func $grow (drop (memory.grow (i32.const 1))))
  (func $outer (call $die))
  (func (export "f") (param i32) (if (local.get 0) (then (call $outer)))))
