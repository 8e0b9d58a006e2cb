;; Two equal types are one type.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: may-indirectly: f → (indirect) grow → memory.grow
(module (memory 1) (table funcref (elem $grow)) (type $a (func)) (type $b (func))
  (func $grow (type $a) (drop (memory.grow (i32.const 1))))
  (func (export "f") (call_indirect (type $b) (i32.const 0))))
