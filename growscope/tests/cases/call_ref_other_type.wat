;; A reference of another type is another function.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: never
(module (memory 1) (type $t (func)) (type $u (func (result i32)))
  (elem declare func $grow $fine)
  (func $grow (type $u) (memory.grow (i32.const 1)))
  (func $fine (type $t))
  (func (export "f") (drop (ref.func $grow)) (call_ref $t (ref.func $fine))))
