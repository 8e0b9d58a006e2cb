;; A function of a subtype answers a call that asks for its supertype.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: may-indirectly: f → (indirect) grow → memory.grow
;;= g: may-indirectly: g → (indirect) grow → memory.grow
(module (memory 1)
  (type $t (sub (func))) (type $u (sub $t (func)))
  (table funcref (elem $grow))
  (func $grow (type $u) (drop (memory.grow (i32.const 1))))
  (func (export "f") (call_indirect (type $t) (i32.const 0)))
  (func (export "g") (call_indirect (type $u) (i32.const 0))))
