;; A loop that ends comes back, by an edge backwards.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1)
  (func (export "f") (param i32)
    (loop (drop (memory.grow (i32.const 1))) (br_if 0 (local.get 0)))))
