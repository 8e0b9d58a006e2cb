;; return_call_indirect is an indirect edge.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: may-indirectly: f → (indirect) grow → memory.grow
(module (memory 1) (table funcref (elem $grow)) (type $t (func))
  (func $grow (drop (memory.grow (i32.const 1))))
  (func (export "f") (return_call_indirect (type $t) (i32.const 0))))
