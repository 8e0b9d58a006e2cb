;; A function of the host in an exported table may call back an export of another type.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in grow
;;= grow: may: grow → memory.grow
;;= f: may-through-host: f → (host) grow → memory.grow
(module (memory (export "memory") 1) (type $t (func)) (table (export "table") 1 funcref)
  (func (export "grow") (result i32) (memory.grow (i32.const 1)))
  (func (export "f") (call_indirect (type $t) (i32.const 0))))
