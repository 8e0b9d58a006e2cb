;; A table that the host cannot see holds what the module puts there, and nothing else.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in grow
;;= grow: may: grow → memory.grow
;;= f: never
(module (memory (export "memory") 1) (type $t (func)) (table funcref (elem $fine))
  (func $fine)
  (func (export "grow") (drop (memory.grow (i32.const 1))))
  (func (export "f") (call_indirect (type $t) (i32.const 0))))
