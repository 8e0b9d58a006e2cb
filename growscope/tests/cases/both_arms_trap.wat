;; Both arms trap: what follows is not reached.
;;= memory 0
;;= memory.grow of 0 in f, which no path leads to
;;= f: never
(module (memory 1)
  (func (export "f") (param i32)
    (if (local.get 0) (then unreachable) (else unreachable)) (drop (memory.grow (i32.const 1)))))
