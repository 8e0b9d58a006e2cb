;; A call through a reference reaches what references are taken of.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: may-indirectly: f → use → (ref) grow → memory.grow
(module (memory 1) (type $t (func))
  (elem declare func $grow)
  (func $grow (type $t) (drop (memory.grow (i32.const 1))))
  (func $use (param (ref $t)) (call_ref $t (local.get 0)))
  (func (export "f") (call $use (ref.func $grow))))
