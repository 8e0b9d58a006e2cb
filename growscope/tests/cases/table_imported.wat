;; So can one in an imported table.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in grow
;;= f: may-through-host: f → env.host → (host) grow → memory.grow
(module (import "env" "host" (func $host)) (import "env" "table" (table 1 funcref)) (memory (export "memory") 1)
  (elem (i32.const 0) func $grow)
  (func $grow (drop (memory.grow (i32.const 1))))
  (func (export "f") (call $host)))
