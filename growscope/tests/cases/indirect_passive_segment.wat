;; A passive segment counts for the table that table.init puts it into.
;;= memory 0
;;= memory.grow of 0 in grow
;;= init: never
;;= f: may-indirectly: f → (indirect) grow → memory.grow
;;= g: never
(module (memory 1) (type $t (func)) (table $a 1 funcref) (table $b 1 funcref)
  (elem $e func $grow)
  (func $grow (drop (memory.grow (i32.const 1))))
  (func (export "init") (table.init $a $e (i32.const 0) (i32.const 0) (i32.const 1)))
  (func (export "f") (call_indirect $a (type $t) (i32.const 0)))
  (func (export "g") (call_indirect $b (type $t) (i32.const 0))))
