;; A tail call of a function that never comes back does not either.
;;= memory 0
;;= memory.grow of 0 in die
;;= f: only-when-trapping: f → die → memory.grow
(module (memory 1)
  (func $die (drop (memory.grow (i32.const 1))) unreachable)
  (func (export "f") (param i32) (if (local.get 0) (then (return_call $die)))))
