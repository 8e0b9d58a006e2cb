;; The recursion has an end.
;;= memory 0
;;= memory.grow of 0 in a
;;= f: may: f → a → memory.grow
(module (memory 1)
  (func $a (param i32) (if (local.get 0) (then (call $a (i32.const 0)) (drop (memory.grow (i32.const 1))))))
  (func (export "f") (call $a (i32.const 1))))
