;; One path panics, another comes back: the second counts.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: may: f → grow → memory.grow
(module (memory 1)
  (func $grow (drop (memory.grow (i32.const 1))))
  (func $panic (call $grow) unreachable)
  (func (export "f") (param i32) (if (local.get 0) (then (call $panic)) (else (call $grow)))))
