;; Each target of a br_table is a path.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1)
  (func (export "f") (param i32)
    (block (block (block (br_table 0 1 2 (local.get 0))) (return)) (drop (memory.grow (i32.const 1))))))
