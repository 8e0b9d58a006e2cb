;; return_call_ref is an edge as well.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: may-indirectly: f → (ref) grow → memory.grow
(module (memory 1) (type $t (func))
  (elem declare func $grow)
  (func $grow (type $t) (drop (memory.grow (i32.const 1))))
  (func (export "f") (return_call_ref $t (ref.func $grow))))
