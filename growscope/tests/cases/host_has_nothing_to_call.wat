;; What the host cannot reach, it cannot call back.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in grow
;;= f: only-when-trapping: f → env.host → (host) g → grow → memory.grow
;;= g: only-when-trapping: g → grow → memory.grow
(module (import "env" "host" (func $host)) (memory (export "memory") 1)
  (func $grow (drop (memory.grow (i32.const 1))))
  (func (export "f") (call $host))
  (func (export "g") (param i32) (if (local.get 0) (then (call $grow) unreachable))))
