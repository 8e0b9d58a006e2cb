;; Functions that only call each other never come back; growth in them is reached all the same.
;;= memory 0
;;= memory.grow of 0 in a
;;= f: only-when-trapping: f → a → memory.grow
(module (memory 1)
  (func $a (drop (memory.grow (i32.const 1))) (call $b))
  (func $b (call $a))
  (func (export "f") (call $a)))
