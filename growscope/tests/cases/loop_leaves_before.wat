;; The way out of the loop lies before the growth, and is reached through the edge backwards.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1)
  (func (export "f") (param i32)
    (block (loop (br_if 1 (local.get 0)) (drop (memory.grow (i32.const 1))) (br 0)))))
