;; A reference in an exported global is the host's to call.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in grow
;;= f: may-through-host: f → env.host → (host) grow → memory.grow
(module (import "env" "host" (func $host)) (memory (export "memory") 1)
  (global (export "g") funcref (ref.func $grow))
  (func $grow (drop (memory.grow (i32.const 1))))
  (func (export "f") (call $host)))
