;; A call through a table reaches functions of its own type only.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: never
(module (memory 1) (table funcref (elem $grow)) (type $t (func))
  (func $grow (result i32) (memory.grow (i32.const 1)))
  (func (export "f") (call_indirect (type $t) (i32.const 0))))
