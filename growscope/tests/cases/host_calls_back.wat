;; An import may call back an export that grows.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in grow
;;= grow: may: grow → memory.grow
;;= f: may-through-host: f → env.host → (host) grow → memory.grow
(module (import "env" "host" (func $host)) (memory (export "memory") 1)
  (func (export "grow") (drop (memory.grow (i32.const 1))))
  (func (export "f") (call $host)))
