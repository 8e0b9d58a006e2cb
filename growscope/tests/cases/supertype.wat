;; A function of a supertype does not answer a call that asks for a subtype.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: never
(module (memory 1)
  (type $t (sub (func))) (type $u (sub $t (func)))
  (table funcref (elem $grow))
  (func $grow (type $t) (drop (memory.grow (i32.const 1))))
  (func (export "f") (call_indirect (type $u) (i32.const 0))))
