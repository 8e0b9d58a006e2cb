;; A reference that an export returns is too.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in grow
;;= get: never
;;= f: may-through-host: f → env.host → (host) grow → memory.grow
(module (import "env" "host" (func $host)) (memory (export "memory") 1)
  (elem declare func $grow)
  (func $grow (drop (memory.grow (i32.const 1))))
  (func (export "get") (result funcref) (ref.func $grow))
  (func (export "f") (call $host)))
