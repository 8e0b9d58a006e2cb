;; A table that nothing is put into traps when it is called through: what follows is not reached.
;;= memory 0
;;= memory.grow of 0 in f, which no path leads to
;;= f: never
(module (memory 1) (table 1 funcref) (type $t (func))
  (func (export "f") (call_indirect (type $t) (i32.const 0)) (drop (memory.grow (i32.const 1)))))
