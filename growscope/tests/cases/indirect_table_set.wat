;; table.set puts in whatever a reference was taken of.
;;= memory 0
;;= memory.grow of 0 in grow
;;= set: never
;;= f: may-indirectly: f → (indirect) grow → memory.grow
(module (memory 1) (type $t (func)) (table 1 funcref)
  (elem declare func $grow)
  (func $grow (drop (memory.grow (i32.const 1))))
  (func (export "set") (table.set (i32.const 0) (ref.func $grow)))
  (func (export "f") (call_indirect (type $t) (i32.const 0))))
