;; The path past an `if` that has no `else`.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1)
  (func (export "f") (param i32)
    (if (local.get 0) (then unreachable)) (drop (memory.grow (i32.const 1)))))
