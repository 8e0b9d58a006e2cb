;; A table's initial value is in all of it.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: may-indirectly: f → (indirect) grow → memory.grow
(module (memory 1) (type $t (func))
  (table 3 3 (ref $t) (ref.func $grow))
  (func $grow (type $t) (drop (memory.grow (i32.const 1))))
  (func (export "f") (call_indirect (type $t) (i32.const 0))))
