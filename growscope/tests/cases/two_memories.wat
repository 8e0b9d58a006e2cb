;; Two memories of which one grows.
;;= memory 0, which the host may grow
;;= memory 1, which the host may grow
;;= memory.grow of 1 in f
;;= f: may: f → memory.grow
(module (memory $a (export "a") 1) (memory $b (export "b") 1)
  (func (export "f") (drop (memory.grow $b (i32.const 1)))))
