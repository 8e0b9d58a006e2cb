;; An exported import is the host's own function.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in grow
;;= grow: may: grow → memory.grow
;;= f: may-through-host: f → (host) grow → memory.grow
(module (import "env" "host" (func $host)) (memory (export "memory") 1)
  (func (export "grow") (drop (memory.grow (i32.const 1))))
  (export "f" (func $host)))
