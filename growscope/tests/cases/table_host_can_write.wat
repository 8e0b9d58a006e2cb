;; The host can put an export into a table that is exported, and a function of its own.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in grow
;;= grow: may: grow → memory.grow
;;= f: may-indirectly: f → (indirect) grow → memory.grow
(module (memory (export "memory") 1) (type $t (func)) (table (export "table") funcref (elem $fine))
  (func $fine)
  (func (export "grow") (drop (memory.grow (i32.const 1))))
  (func (export "f") (call_indirect (type $t) (i32.const 0))))
